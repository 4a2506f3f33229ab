#pragma once

#include <span>

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// What a recurrent layer computes at each step.
enum class RecurrentCell : std::uint8_t { Tanh, Relu, Lstm, Gru };

/// Sums a cell makes for each hidden unit: 4 for LSTM, 3 for GRU, else 1.
constexpr std::int64_t gate_count(RecurrentCell cell)
{
    return cell == RecurrentCell::Lstm ? 4 : cell == RecurrentCell::Gru ? 3 : 1;
}

struct RecurrentOptions {
    RecurrentCell cell = RecurrentCell::Lstm;
    std::int64_t num_layers = 1;
    bool bidirectional = false;
    bool batch_first = false;  ///< x and output are (N, T, .) instead of (T, N, .)
    bool bias = true;          ///< four weights a layer and direction instead of two
    double dropout = 0;        ///< between layers; 0 while not training
    Philox random{0};          ///< for dropout, from counter `counter`
    std::uint64_t counter = 0;
};

/// L layers, D directions, H hidden units.
struct RecurrentResult {
    Tensor output;  ///< (T, N, D H) of the last layer; zero behind a row's end
    Tensor h_n;     ///< (L D, N, H), the state of each row at its end
    Tensor c_n;     ///< LSTM: the same of the cell state
};

/// PyTorch's RNN, LSTM and GRU. x (T, N, I); `weights` in PyTorch's order: for each layer and direction weight_ih (G H, I),
/// weight_hh (G H, H) and, with bias, bias_ih and bias_hh (G H). h_0 and c_0 (L D, N, H) may be undefined: zeros.
/// `lengths` (N) int64 may be undefined; a row's state stops after its last step, and the reverse direction starts there.
/// float32 and float64. Throws ShapeError, TypeError or ArgumentError.
RecurrentResult recurrent(const Tensor& x, const Tensor& h_0, const Tensor& c_0, std::span<const Tensor> weights,
                          const Tensor& lengths, const RecurrentOptions& options);

/// One step: x (N, I), h and c (N, H) or undefined; `weights` as for one layer. Returns (h, c); c is undefined but for LSTM.
struct CellState {
    Tensor h, c;
};
CellState recurrent_step(const Tensor& x, const CellState& before, std::span<const Tensor> weights, RecurrentCell cell);

/// The last step of each row of a sequence x (N, T, ...): x[:, -1], or step lengths[n] - 1 of row n where `lengths` (N) int64
/// is given; zeros for a row of length 0.
Tensor last_step(const Tensor& x, const Tensor& lengths = {});

}  // namespace ts
