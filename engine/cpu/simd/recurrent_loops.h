#pragma once

#include <cstdint>

namespace ts {

/// One row of a step of a recurrent layer. Gates of one row lie `gate_step` apart, each with n numbers of this piece.
template <class T> struct RecurrentRow {
    std::int64_t n;          ///< hidden units of the piece
    std::int64_t gate_step;  ///< elements from one gate to the next
    T* gates;                ///< forward: sums in, activated gates out; backward: activated gates
    T* hidden_part;          ///< GRU: W_hn h in, with the bias b_hn out
    const T* hidden_bias;    ///< GRU: b_hn
    const T* h_before;
    const T* c_before;  ///< LSTM
    T* c;               ///< LSTM
};

/// Where the new state goes: into the running state and into the output.
template <class T> struct NewState {
    T* h;
    T* y;
};

template <class T> struct RowGradients {
    const T* y;       ///< gradient of the output
    T* h;             ///< in: gradient of the state from later steps; out: what reaches the earlier state past the gates
    T* c;             ///< LSTM: in and out
    T* gates;         ///< gradient of the sums
    T* hidden_gates;  ///< GRU: the same on the side of the hidden state
};

template <class T> struct RecurrentLoopsOf {
    void (*tanh_forward)(const RecurrentRow<T>& row, const NewState<T>& to);
    void (*relu_forward)(const RecurrentRow<T>& row, const NewState<T>& to);
    void (*lstm_forward)(const RecurrentRow<T>& row, const NewState<T>& to);
    void (*gru_forward)(const RecurrentRow<T>& row, const NewState<T>& to);
    /// Of tanh and relu: `gates` are the outputs.
    void (*tanh_backward)(const RecurrentRow<T>& row, const RowGradients<T>& g);
    void (*relu_backward)(const RecurrentRow<T>& row, const RowGradients<T>& g);
    void (*lstm_backward)(const RecurrentRow<T>& row, const RowGradients<T>& g);
    void (*gru_backward)(const RecurrentRow<T>& row, const RowGradients<T>& g);
};

struct RecurrentLoops {
    RecurrentLoopsOf<float> f32;
    RecurrentLoopsOf<double> f64;
};

namespace baseline {
RecurrentLoops recurrent_loops();
}
namespace avx2 {
RecurrentLoops recurrent_loops();
}
namespace avx512 {
RecurrentLoops recurrent_loops();
}

}  // namespace ts
