#pragma once

#include <cstdint>

#include "engine/ops/recurrent.h"
#include "engine/tensor/device.h"
#include "engine/tensor/dtype.h"

namespace ts {

/// What one direction of one recurrent layer runs over: T steps of N rows with H hidden units, time first. Everything is
/// float32 or float64, of one type; the gates of a row lie side by side in PyTorch's order. All addresses, that of the lengths,
/// too, are of the device whose kernels are called.
struct RecurrentSweep {
    RecurrentCell cell;
    DType dtype;
    bool reverse;  ///< from the last step to the first
    std::int64_t steps, batch, hidden;
    const std::int64_t*
        lengths;  ///< (N) steps of each row, 0 to `steps`; null: all. Checked on the CPU; elsewhere the kernel reports
};

/// The state that each row keeps; absent ones are null, which stands for zeros.
struct RecurrentForward {
    RecurrentSweep sweep;
    void* gates;              ///< (T, N, G H); in: what the inputs and the biases add; out: activated gates of LSTM, GRU
    const void* weight;       ///< (G H, H)
    const void* hidden_bias;  ///< GRU: b_hn (H), or null
    const void* h_first;      ///< (N, H) or null
    const void* c_first;      ///< LSTM: (N, H) or null
    void* y;                  ///< (T, N, .), rows y_row apart; zero behind a row's end
    std::int64_t y_row;
    void* cells;   ///< (T, N, H): LSTM: cell states; GRU: W_hn h + b_hn; else null
    void* h_last;  ///< (N, H)
    void* c_last;  ///< LSTM: (N, H)
};

struct RecurrentBackward {
    RecurrentSweep sweep;
    const void* gates;  ///< as forward left them; not read for plain tanh and relu cells
    const void* weight;
    const void* h_first;
    const void* c_first;
    const void* y;
    std::int64_t y_row;
    const void* cells;
    const void* dy;  ///< rows y_row apart; null: none
    void* dh;        ///< (N, H); in: gradient of h_last; out: of h_first
    void* dc;        ///< LSTM: the same for the cell state
    void* dgates;    ///< (T, N, G H); zero behind a row's end
    void* dhidden;   ///< GRU: the same on the side of the hidden state; else null
};

struct RecurrentKernels {
    static constexpr const char* family = "Recurrent";
    void (*forward)(const RecurrentForward& call);
    void (*backward)(const RecurrentBackward& call);
};

}  // namespace ts
