#include <cmath>

#include "engine/cuda/element.h"
#include "engine/cuda/recurrent_product.h"

namespace ts::cuda {

namespace {

template <class T> struct ForwardPlan {
    SweepWalk walk;
    SweepCut cut;
    int first_phase;
    T* gates;
    const T *weight, *hidden_bias, *h_first, *c_first;
    T* y;
    std::int64_t y_row;
    T *cells, *h_last, *c_last;
    int* arrivals;
};

template <class T> __device__ T sigmoid(T x)
{
    return 1 / (1 + exp(-x));
}

/// One hidden unit of one row at one step.
template <class T> class ForwardUnit {
public:
    __device__ ForwardUnit(const ForwardPlan<T>& plan, int phase, int row, int unit)
        : m_plan(plan),
          m_step(plan.walk.step(phase)),
          m_length(plan.walk.length(row)),
          m_before(plan.walk.before(m_step, m_length)),
          m_state(static_cast<std::int64_t>(row) * plan.walk.hidden + unit),
          m_row(row),
          m_unit(unit)
    {
    }

    [[nodiscard]] __device__ bool active() const { return m_step < m_length; }
    /// Place of a gate of `Gates` of them.
    template <int Gates> [[nodiscard]] __device__ T& gate(int g) const
    {
        const std::int64_t hidden = m_plan.walk.hidden;
        return m_plan.gates[at(m_step) * Gates * hidden + g * hidden + m_unit];
    }
    [[nodiscard]] __device__ T& cell() const { return m_plan.cells[at(m_step) * m_plan.walk.hidden + m_unit]; }
    [[nodiscard]] __device__ T h_before() const
    {
        return m_before >= 0 ? m_plan.y[at(m_before) * m_plan.y_row + m_unit] : first(m_plan.h_first);
    }
    [[nodiscard]] __device__ T c_before() const
    {
        return m_before >= 0 ? m_plan.cells[at(m_before) * m_plan.walk.hidden + m_unit] : first(m_plan.c_first);
    }
    [[nodiscard]] __device__ T hidden_bias() const { return m_plan.hidden_bias ? m_plan.hidden_bias[m_unit] : T(0); }

    __device__ void write(T h, T c) const
    {
        m_plan.y[at(m_step) * m_plan.y_row + m_unit] = h;
        if (m_step == m_plan.walk.last(m_length))
            write_last(h, c);
    }
    /// Behind a row's end. A row without steps ends with what it began with.
    __device__ void write_nothing(bool begins) const
    {
        m_plan.y[at(m_step) * m_plan.y_row + m_unit] = 0;
        if (begins && m_length == 0)
            write_last(first(m_plan.h_first), first(m_plan.c_first));
    }

private:
    [[nodiscard]] __device__ std::int64_t at(int t) const { return static_cast<std::int64_t>(t) * m_plan.walk.batch + m_row; }
    [[nodiscard]] __device__ T first(const T* states) const { return states ? states[m_state] : T(0); }
    __device__ void write_last(T h, T c) const
    {
        m_plan.h_last[m_state] = h;
        if (m_plan.c_last)
            m_plan.c_last[m_state] = c;
    }

    const ForwardPlan<T>& m_plan;
    int m_step, m_length, m_before;
    std::int64_t m_state;
    int m_row, m_unit;
};

/// From what inputs and the state before add to the sums of a unit to its new state. Gates in PyTorch's order.
template <RecurrentCell Cell, class T, int Gates>
__device__ void run_cell(const ForwardUnit<T>& unit, const T (&inputs)[Gates], const T (&products)[Gates])
{
    if constexpr (Cell == RecurrentCell::Tanh) {
        unit.write(tanh(inputs[0] + products[0]), 0);
    } else if constexpr (Cell == RecurrentCell::Relu) {
        const T sum = inputs[0] + products[0];
        unit.write(sum < 0 ? T(0) : sum, 0);
    } else if constexpr (Cell == RecurrentCell::Lstm) {
        const T i = sigmoid(inputs[0] + products[0]), f = sigmoid(inputs[1] + products[1]);
        const T g = tanh(inputs[2] + products[2]), o = sigmoid(inputs[3] + products[3]);
        const T c = f * unit.c_before() + i * g;
        const T gates[] = {i, f, g, o};
        for (int k = 0; k < Gates; ++k)
            unit.template gate<Gates>(k) = gates[k];
        unit.cell() = c;
        unit.write(o * tanh(c), c);
    } else {
        const T r = sigmoid(inputs[0] + products[0]), z = sigmoid(inputs[1] + products[1]);
        const T hidden = products[2] + unit.hidden_bias(), n = tanh(inputs[2] + r * hidden);
        const T gates[] = {r, z, n};
        for (int k = 0; k < Gates; ++k)
            unit.template gate<Gates>(k) = gates[k];
        unit.cell() = hidden;
        unit.write(n + z * (unit.h_before() - n), 0);
    }
}

/// The state of a row before a step, or null for zeros.
template <class T> __device__ const T* state_before(const ForwardPlan<T>& plan, int t, int row)
{
    if (row >= plan.walk.batch)
        return nullptr;
    const int length = plan.walk.length(row), before = plan.walk.before(t, length);
    if (t >= length)
        return nullptr;
    if (before >= 0)
        return plan.y + (static_cast<std::int64_t>(before) * plan.walk.batch + row) * plan.y_row;
    return plan.h_first ? plan.h_first + static_cast<std::int64_t>(row) * plan.walk.hidden : nullptr;
}

/// Some rows through the phases of a launch.
template <RecurrentCell Cell, class T, int Rows> class ForwardBlock {
public:
    __device__ explicit ForwardBlock(const ForwardPlan<T>& plan)
        : m_plan(plan),
          m_room(Rows, plan.cut.piece, plan.cut.resident ? plan.walk.hidden : plan.cut.piece),
          m_first_row(static_cast<int>(blockIdx.y) * Rows)
    {
    }

    __device__ void run() const
    {
        const int units = m_plan.cut.unit_blocks, hidden = m_plan.walk.hidden;
        if (m_plan.cut.resident)
            for (int u = first_unit(), k = 0; u < hidden; u += units * kSweepUnits, ++k)
                load_weights(u, 0, hidden, resident(k));
        for (int p = 0; p < m_plan.cut.phases; ++p) {
            if (p > 0)
                meet(m_plan.arrivals + blockIdx.y, units, p);
            for (int u = first_unit(), k = 0; u < hidden; u += units * kSweepUnits, ++k)
                run_units(m_plan.first_phase + p, u, resident(k), k == 0);
        }
    }

private:
    static constexpr int kGates = static_cast<int>(gate_count(Cell));
    static constexpr int kItems = Rows * kSweepUnits < kSweepThreads ? 1 : Rows * kSweepUnits / kSweepThreads;
    using Product = SweepProduct<T, Rows, kGates * kSweepUnits>;

    static __device__ int first_unit() { return static_cast<int>(blockIdx.x) * kSweepUnits; }
    [[nodiscard]] __device__ T* resident(int k) const
    {
        return m_room.weights + (m_plan.cut.resident ? k * kGates * kSweepUnits * m_room.weight_stride : 0);
    }

    /// Columns of the product: the units of the first gate, then of the next.
    __device__ void load_weights(int unit, int from, int end, T* to) const
    {
        const int hidden = m_plan.walk.hidden;
        load_rows<T>(
            [&](int column) -> const T* {
                const int u = unit + column % kSweepUnits;
                return u < hidden ? m_plan.weight + static_cast<std::int64_t>(column / kSweepUnits * hidden + u) * hidden
                                  : nullptr;
            },
            kGates* kSweepUnits, from, end, to, m_room.weight_stride);
    }

    /// `fresh` loads the states of the rows; otherwise they are still there from the units before where one piece holds them.
    __device__ void multiply(int t, int unit, T* weights, bool fresh) const
    {
        Product product;
        const int hidden = m_plan.walk.hidden;
        for (int from = 0; from < hidden; from += m_plan.cut.piece) {
            const int end = from + m_plan.cut.piece < hidden ? from + m_plan.cut.piece : hidden;
            __syncthreads();
            if (fresh || hidden > m_plan.cut.piece)
                load_rows<T>([&](int r) { return state_before(m_plan, t, m_first_row + r); }, Rows, from, end, m_room.left,
                             m_room.stride);
            if (!m_plan.cut.resident)
                load_weights(unit, from, end, weights);
            __syncthreads();
            product.add(m_room.left, m_room.stride, weights + (m_plan.cut.resident ? from : 0), m_room.weight_stride,
                        end - from);
        }
        product.share(m_room.sums);
        __syncthreads();
    }

    __device__ void run_units(int phase, int unit, T* weights, bool fresh) const
    {
        T inputs[kItems][kGates]{};
        bool active[kItems]{};
        each_item(unit, [&](int item, int row, int u) {
            const ForwardUnit<T> one(m_plan, phase, m_first_row + row, u);
            active[item] = one.active();
            for (int g = 0; g < kGates; ++g)
                inputs[item][g] = active[item] ? one.template gate<kGates>(g) : T(0);
        });
        const bool any = phase > 0 || m_plan.h_first;
        if (any)
            multiply(m_plan.walk.step(phase), unit, weights, fresh);
        each_item(unit, [&](int item, int row, int u) {
            const ForwardUnit<T> one(m_plan, phase, m_first_row + row, u);
            if (!active[item]) {
                one.write_nothing(phase == 0);
                return;
            }
            T products[kGates];
            for (int g = 0; g < kGates; ++g)
                products[g] = any ? Product::sum(m_room.sums, row, g * kSweepUnits + u - unit) : T(0);
            run_cell<Cell>(one, inputs[item], products);
        });
    }

    /// f(number, row of the block, unit) for what belongs to this thread.
    template <class F> __device__ void each_item(int unit, F f) const
    {
#pragma unroll
        for (int item = 0; item < kItems; ++item) {
            const int i = static_cast<int>(threadIdx.x) + item * kSweepThreads, row = i / kSweepUnits;
            const int u = unit + i % kSweepUnits;
            if (row < Rows && m_first_row + row < m_plan.walk.batch && u < m_plan.walk.hidden)
                f(item, row, u);
        }
    }

    const ForwardPlan<T>& m_plan;
    SweepRoom<T, Product> m_room;
    int m_first_row;
};

template <RecurrentCell Cell, class T, int Rows>
__global__ void __launch_bounds__(kSweepThreads, Rows < 32 ? 2 : 1) recurrent_forward_kernel(ForwardPlan<T> plan)
{
    ForwardBlock<Cell, T, Rows>(plan).run();
}

template <RecurrentCell Cell, class T> void forward_as(const RecurrentForward& call)
{
    constexpr int kGates = static_cast<int>(gate_count(Cell));
    void (*const kernels[])(ForwardPlan<T>)
        = {recurrent_forward_kernel<Cell, T, 8>, recurrent_forward_kernel<Cell, T, 16>, recurrent_forward_kernel<Cell, T, 32>};
    const SweepWalk walk(call.sweep);
    if (walk.batch == 0 || walk.hidden == 0)
        return;
    const SweepCut cut
        = cut_sweep({walk.batch, walk.hidden, walk.hidden, kGates * kSweepUnits, walk.steps, static_cast<int>(sizeof(T))},
                    {reinterpret_cast<const void*>(kernels[0]), reinterpret_cast<const void*>(kernels[1]),
                     reinterpret_cast<const void*>(kernels[2])});
    const Tensor arrivals = arrival_counts(cut);
    const auto read = [](const void* p) { return static_cast<const T*>(p); };
    const auto write = [](void* p) { return static_cast<T*>(p); };
    ForwardPlan<T> plan{walk,
                        cut,
                        0,
                        write(call.gates),
                        read(call.weight),
                        read(call.hidden_bias),
                        read(call.h_first),
                        read(call.c_first),
                        write(call.y),
                        call.y_row,
                        write(call.cells),
                        write(call.h_last),
                        write(call.c_last),
                        device_data<int>(arrivals)};
    for (; plan.first_phase < walk.steps; plan.first_phase += cut.phases)
        launch(kernels[cut.kernel()], cut.grid(), plan);
}

template <class T> void forward_of(const RecurrentForward& call)
{
    switch (call.sweep.cell) {
    case RecurrentCell::Tanh:
        return forward_as<RecurrentCell::Tanh, T>(call);
    case RecurrentCell::Relu:
        return forward_as<RecurrentCell::Relu, T>(call);
    case RecurrentCell::Lstm:
        return forward_as<RecurrentCell::Lstm, T>(call);
    case RecurrentCell::Gru:
        return forward_as<RecurrentCell::Gru, T>(call);
    }
}

}  // namespace

void recurrent_forward(const RecurrentForward& call)
{
    visit_real(call.sweep.dtype, [&]<class T>(T) { forward_of<T>(call); });
}

}  // namespace ts::cuda
