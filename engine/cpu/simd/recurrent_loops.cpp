#include "engine/cpu/simd/recurrent_loops.h"

#include "engine/cpu/simd/vector_math.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

template <class T> T sigmoid(T x)
{
    return 1 / (1 + vm::exp(-x));
}

template <class T> void tanh_forward(const RecurrentRow<T>& row, const NewState<T>& to)
{
    const T* __restrict in = row.gates;
    T* __restrict h = to.h;
    T* __restrict y = to.y;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j)
        h[j] = y[j] = vm::tanh(in[j]);
}

template <class T> void relu_forward(const RecurrentRow<T>& row, const NewState<T>& to)
{
    const T* __restrict in = row.gates;
    T* __restrict h = to.h;
    T* __restrict y = to.y;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j)
        h[j] = y[j] = in[j] < 0 ? T{} : in[j];
}

template <class T> void tanh_backward(const RecurrentRow<T>& row, const RowGradients<T>& g)
{
    const T* __restrict y = row.gates;
    const T* __restrict dy = g.y;
    T* __restrict dh = g.h;
    T* __restrict sums = g.gates;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j) {
        sums[j] = (dh[j] + dy[j]) * (1 - y[j] * y[j]);
        dh[j] = 0;
    }
}

template <class T> void relu_backward(const RecurrentRow<T>& row, const RowGradients<T>& g)
{
    const T* __restrict y = row.gates;
    const T* __restrict dy = g.y;
    T* __restrict dh = g.h;
    T* __restrict sums = g.gates;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j) {
        sums[j] = y[j] > 0 ? dh[j] + dy[j] : T{};
        dh[j] = 0;
    }
}

// Gates in PyTorch's order: input, forget, cell, output.
template <class T> void lstm_forward(const RecurrentRow<T>& row, const NewState<T>& to)
{
    T* __restrict in = row.gates;
    T* __restrict forget = in + row.gate_step;
    T* __restrict cell = forget + row.gate_step;
    T* __restrict out = cell + row.gate_step;
    const T* __restrict before = row.c_before;
    T* __restrict c = row.c;
    T* __restrict h = to.h;
    T* __restrict y = to.y;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j) {
        const T i = sigmoid(in[j]), f = sigmoid(forget[j]), g = vm::tanh(cell[j]), o = sigmoid(out[j]);
        const T state = f * before[j] + i * g;
        in[j] = i;
        forget[j] = f;
        cell[j] = g;
        out[j] = o;
        c[j] = state;
        h[j] = y[j] = o * vm::tanh(state);
    }
}

template <class T> void lstm_backward(const RecurrentRow<T>& row, const RowGradients<T>& g)
{
    const std::int64_t step = row.gate_step;
    const T* __restrict gates = row.gates;
    const T* __restrict before = row.c_before;
    const T* __restrict c = row.c;
    const T* __restrict dy = g.y;
    T* __restrict dh = g.h;
    T* __restrict dc = g.c;
    T* __restrict sums = g.gates;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j) {
        const T in = gates[j], forget = gates[step + j], cell = gates[2 * step + j], out = gates[3 * step + j];
        const T squashed = vm::tanh(c[j]);
        const T d = dh[j] + dy[j];
        const T state = dc[j] + d * out * (1 - squashed * squashed);
        sums[j] = state * cell * in * (1 - in);
        sums[step + j] = state * before[j] * forget * (1 - forget);
        sums[2 * step + j] = state * in * (1 - cell * cell);
        sums[3 * step + j] = d * squashed * out * (1 - out);
        dc[j] = state * forget;
        dh[j] = 0;
    }
}

// Gates in PyTorch's order: reset, update, new.
template <class T> void gru_forward(const RecurrentRow<T>& row, const NewState<T>& to)
{
    T* __restrict reset = row.gates;
    T* __restrict update = reset + row.gate_step;
    T* __restrict fresh = update + row.gate_step;
    T* __restrict part = row.hidden_part;
    const T* __restrict bias = row.hidden_bias;
    const T* __restrict before = row.h_before;
    T* __restrict h = to.h;
    T* __restrict y = to.y;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j) {
        const T r = sigmoid(reset[j]), z = sigmoid(update[j]), hidden = part[j] + bias[j];
        const T n = vm::tanh(fresh[j] + r * hidden);
        reset[j] = r;
        update[j] = z;
        fresh[j] = n;
        part[j] = hidden;
        h[j] = y[j] = n + z * (before[j] - n);
    }
}

template <class T> void gru_backward(const RecurrentRow<T>& row, const RowGradients<T>& g)
{
    const std::int64_t step = row.gate_step;
    const T* __restrict gates = row.gates;
    const T* __restrict part = row.hidden_part;
    const T* __restrict before = row.h_before;
    const T* __restrict dy = g.y;
    T* __restrict dh = g.h;
    T* __restrict sums = g.gates;
    T* __restrict hidden_sums = g.hidden_gates;
#pragma GCC ivdep
    for (std::int64_t j = 0; j < row.n; ++j) {
        const T r = gates[j], z = gates[step + j], n = gates[2 * step + j];
        const T d = dh[j] + dy[j];
        const T dn = d * (1 - z) * (1 - n * n);
        const T dz = d * (before[j] - n) * z * (1 - z);
        const T dr = dn * part[j] * r * (1 - r);
        sums[j] = hidden_sums[j] = dr;
        sums[step + j] = hidden_sums[step + j] = dz;
        sums[2 * step + j] = dn;
        hidden_sums[2 * step + j] = dn * r;
        dh[j] = d * z;
    }
}

template <class T> RecurrentLoopsOf<T> loops()
{
    return {tanh_forward<T>,  relu_forward<T>,  lstm_forward<T>,  gru_forward<T>,
            tanh_backward<T>, relu_backward<T>, lstm_backward<T>, gru_backward<T>};
}

}  // namespace

RecurrentLoops recurrent_loops()
{
    return {loops<float>(), loops<double>()};
}

}  // namespace ts::TS_SIMD
