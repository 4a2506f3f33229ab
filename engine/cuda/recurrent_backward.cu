#include <cmath>

#include "engine/cuda/element.h"
#include "engine/cuda/recurrent_product.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

namespace {

template <class T> struct BackwardPlan {
    SweepWalk walk;
    SweepCut cut;
    int first_phase;
    const T *gates, *turned_weight, *h_first, *c_first, *y;
    std::int64_t y_row;
    const T *cells, *dy;
    T *dh, *dc, *dgates, *dhidden;
    int* arrivals;
};

/// to (columns, rows) = from (rows, columns) turned round.
template <class T> __global__ void turn_kernel(const T* from, T* to, int rows, int columns)
{
    __shared__ T tile[32][33];
    const int x = static_cast<int>(threadIdx.x), row = static_cast<int>(blockIdx.y) * 32;
    const int column = static_cast<int>(blockIdx.x) * 32;
    for (int i = static_cast<int>(threadIdx.y); i < 32; i += 8)
        if (row + i < rows && column + x < columns)
            tile[i][x] = from[static_cast<std::int64_t>(row + i) * columns + column + x];
    __syncthreads();
    for (int i = static_cast<int>(threadIdx.y); i < 32; i += 8)
        if (column + i < columns && row + x < rows)
            to[static_cast<std::int64_t>(column + i) * rows + row + x] = tile[x][i];
}

/// One hidden unit of one row at one step.
template <class T, int Gates> class BackwardUnit {
public:
    __device__ BackwardUnit(const BackwardPlan<T>& plan, int step, int row, int unit)
        : m_plan(plan),
          m_length(plan.walk.length(row)),
          m_step(step),
          m_before(plan.walk.before(step, m_length)),
          m_state(static_cast<std::int64_t>(row) * plan.walk.hidden + unit),
          m_row(row),
          m_unit(unit)
    {
    }

    [[nodiscard]] __device__ bool active() const { return m_step < m_length; }
    [[nodiscard]] __device__ T gate(int g) const { return m_plan.gates[gate_at(g)]; }
    [[nodiscard]] __device__ T cell() const { return m_plan.cells[at(m_step) * m_plan.walk.hidden + m_unit]; }
    [[nodiscard]] __device__ T y() const { return m_plan.y[at(m_step) * m_plan.y_row + m_unit]; }
    [[nodiscard]] __device__ T dy() const { return m_plan.dy ? m_plan.dy[at(m_step) * m_plan.y_row + m_unit] : T(0); }
    [[nodiscard]] __device__ T& dc() const { return m_plan.dc[m_state]; }
    [[nodiscard]] __device__ T& dh() const { return m_plan.dh[m_state]; }
    [[nodiscard]] __device__ T h_before() const
    {
        return m_before >= 0 ? m_plan.y[at(m_before) * m_plan.y_row + m_unit] : first(m_plan.h_first);
    }
    [[nodiscard]] __device__ T c_before() const
    {
        return m_before >= 0 ? m_plan.cells[at(m_before) * m_plan.walk.hidden + m_unit] : first(m_plan.c_first);
    }

    /// Gradients of the sums, and of a GRU's on the side of the hidden state.
    __device__ void write(const T (&sums)[Gates], const T (&hidden_sums)[Gates]) const
    {
#pragma unroll
        for (int g = 0; g < Gates; ++g) {
            m_plan.dgates[gate_at(g)] = sums[g];
            if (m_plan.dhidden)
                m_plan.dhidden[gate_at(g)] = hidden_sums[g];
        }
    }

private:
    [[nodiscard]] __device__ std::int64_t at(int t) const
    {
        return static_cast<std::int64_t>(t) * m_plan.walk.batch + m_row;
    }
    [[nodiscard]] __device__ std::int64_t gate_at(int g) const
    {
        const std::int64_t hidden = m_plan.walk.hidden;
        return (at(m_step) * Gates + g) * hidden + m_unit;
    }
    [[nodiscard]] __device__ T first(const T* states) const
    {
        return states ? states[m_state] : T(0);
    }

    const BackwardPlan<T>& m_plan;
    int m_length, m_step, m_before;
    std::int64_t m_state;
    int m_row, m_unit;
};

/// From the gradient `d` of a unit's new state to those of its sums; returns what reaches the state before past the gates.
template <RecurrentCell Cell, class T, int Gates>
__device__ T run_cell(const BackwardUnit<T, Gates>& unit, T d, T (&sums)[Gates], T (&hidden_sums)[Gates])
{
    T past = 0;
    if constexpr (Cell == RecurrentCell::Tanh) {
        sums[0] = d * (1 - unit.y() * unit.y());
    } else if constexpr (Cell == RecurrentCell::Relu) {
        sums[0] = unit.y() > 0 ? d : T(0);
    } else if constexpr (Cell == RecurrentCell::Lstm) {
        const T in = unit.gate(0), forget = unit.gate(1), cell = unit.gate(2), out = unit.gate(3);
        const T squashed = tanh(unit.cell()), state = unit.dc() + d * out * (1 - squashed * squashed);
        sums[0] = state * cell * in * (1 - in);
        sums[1] = state * unit.c_before() * forget * (1 - forget);
        sums[2] = state * in * (1 - cell * cell);
        sums[3] = d * squashed * out * (1 - out);
        unit.dc() = state * forget;
    } else {
        const T r = unit.gate(0), z = unit.gate(1), n = unit.gate(2), dn = d * (1 - z) * (1 - n * n);
        sums[0] = dn * unit.cell() * r * (1 - r);
        sums[1] = d * (unit.h_before() - n) * z * (1 - z);
        sums[2] = dn;
        past = d * z;
    }
    for (int g = 0; g < Gates; ++g)
        hidden_sums[g] = sums[g];
    if constexpr (Cell == RecurrentCell::Gru)
        hidden_sums[2] = sums[2] * unit.gate(0);
    return past;
}

/// Some rows through the phases of a launch. Phase p first brings the gradients of the sums of phase p - 1 back through the
/// weights, then goes through the cells of its step; the last phase has no step of its own.
template <RecurrentCell Cell, class T, int Rows> class BackwardBlock {
public:
    __device__ explicit BackwardBlock(const BackwardPlan<T>& plan)
        : m_plan(plan),
          m_room(Rows, plan.cut.piece, plan.cut.resident ? kGates * plan.walk.hidden : plan.cut.piece),
          m_first_row(static_cast<int>(blockIdx.y) * Rows)
    {
    }

    __device__ void run() const
    {
        const int units = m_plan.cut.unit_blocks, hidden = m_plan.walk.hidden;
        if (m_plan.cut.resident)
            for (int u = first_unit(), k = 0; u < hidden; u += units * kSweepUnits, ++k)
                load_weights(u, 0, depth(), resident(k));
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
    using Product = SweepProduct<T, Rows, kSweepUnits>;

    static __device__ int first_unit() { return static_cast<int>(blockIdx.x) * kSweepUnits; }
    [[nodiscard]] __device__ int depth() const { return kGates * m_plan.walk.hidden; }
    [[nodiscard]] __device__ T* resident(int k) const
    {
        return m_room.weights + (m_plan.cut.resident ? k * kSweepUnits * m_room.weight_stride : 0);
    }

    __device__ void load_weights(int unit, int from, int end, T* to) const
    {
        load_rows<T>(
            [&](int column) -> const T* {
                const int u = unit + column;
                return u < m_plan.walk.hidden ? m_plan.turned_weight + static_cast<std::int64_t>(u) * depth() : nullptr;
            },
            kSweepUnits, from, end, to, m_room.weight_stride);
    }

    /// Gradients of the sums at step t.
    [[nodiscard]] __device__ const T* sums_at(int t, int row) const
    {
        const T* sums = m_plan.dhidden ? m_plan.dhidden : m_plan.dgates;
        return row < m_plan.walk.batch ? sums + (static_cast<std::int64_t>(t) * m_plan.walk.batch + row) * depth() : nullptr;
    }

    /// `fresh` loads the gradients of the rows; otherwise they are still there from the units before where one piece holds
    /// them.
    __device__ void multiply(int t, int unit, T* weights, bool fresh) const
    {
        Product product;
        RowsAhead<T, Rows> ahead;
        const int all = depth(), piece = m_plan.cut.piece;
        const auto end_of = [&](int from) { return from + piece < all ? from + piece : all; };
        const auto fetch
            = [&](int from) { ahead.fetch([&](int r) { return sums_at(t, m_first_row + r); }, from, end_of(from)); };
        const bool loads = fresh || all > piece;
        if (loads)
            fetch(0);
        for (int from = 0; from < all; from += piece) {
            const int end = end_of(from);
            __syncthreads();
            if (loads)
                ahead.store(m_room.left, m_room.stride, end - from);
            if (!m_plan.cut.resident)
                load_weights(unit, from, end, weights);
            __syncthreads();
            if (end < all)
                fetch(end);
            product.add(m_room.left, m_room.stride, weights + (m_plan.cut.resident ? from : 0), m_room.weight_stride,
                        end - from);
        }
        product.share(m_room.sums);
        __syncthreads();
    }

    __device__ void run_units(int phase, int unit, T* weights, bool fresh) const
    {
        const int i = m_plan.walk.steps - 1 - phase;
        if (phase > 0)
            multiply(m_plan.walk.step(i + 1), unit, weights, fresh);
#pragma unroll
        for (int item = 0; item < kItems; ++item) {
            const int place = static_cast<int>(threadIdx.x) + item * kSweepThreads, row = place / kSweepUnits;
            const int u = unit + place % kSweepUnits;
            if (row >= Rows || m_first_row + row >= m_plan.walk.batch || u >= m_plan.walk.hidden)
                continue;
            const BackwardUnit<T, kGates> one(m_plan, i >= 0 ? m_plan.walk.step(i) : 0, m_first_row + row, u);
            run_unit(one, phase > 0 ? Product::sum(m_room.sums, row, u - unit) : T(0), i >= 0);
        }
    }

    __device__ void run_unit(const BackwardUnit<T, kGates>& one, T product, bool step) const
    {
        const T dh = one.dh() + product;
        T sums[kGates]{}, hidden_sums[kGates]{};
        one.dh() = step && one.active() ? run_cell<Cell>(one, dh + one.dy(), sums, hidden_sums) : dh;
        if (step)
            one.write(sums, hidden_sums);
    }

    const BackwardPlan<T>& m_plan;
    SweepRoom<T, Product> m_room;
    int m_first_row;
};

template <RecurrentCell Cell, class T, int Rows>
__global__ void __launch_bounds__(kSweepThreads, Rows < 32 ? 2 : 1) recurrent_backward_kernel(BackwardPlan<T> plan)
{
    BackwardBlock<Cell, T, Rows>(plan).run();
}

template <class T> Tensor turned_weight(const void* weight, int rows, int columns)
{
    const Device here{DeviceType::Cuda, static_cast<std::int8_t>(current_device_index())};
    const Tensor turned = empty({columns, rows}, {sizeof(T) == 8 ? DType::Float64 : DType::Float32, here});
    const dim3 blocks(static_cast<unsigned>((columns + 31) / 32), static_cast<unsigned>((rows + 31) / 32));
    launch(turn_kernel<T>, {blocks, dim3(32, 8)}, static_cast<const T*>(weight), device_data<T>(turned), rows, columns);
    return turned;
}

template <RecurrentCell Cell, class T> void backward_as(const RecurrentBackward& call)
{
    constexpr int kGates = static_cast<int>(gate_count(Cell));
    void (*const kernels[])(BackwardPlan<T>) = {recurrent_backward_kernel<Cell, T, 8>, recurrent_backward_kernel<Cell, T, 16>,
                                                recurrent_backward_kernel<Cell, T, 32>};
    const SweepWalk walk(call.sweep);
    if (walk.batch == 0 || walk.hidden == 0)
        return;
    const int phases = walk.steps + 1;
    const SweepCut cut
        = cut_sweep({walk.batch, walk.hidden, kGates * walk.hidden, kSweepUnits, phases, static_cast<int>(sizeof(T))},
                    {reinterpret_cast<const void*>(kernels[0]), reinterpret_cast<const void*>(kernels[1]),
                     reinterpret_cast<const void*>(kernels[2])});
    const Tensor arrivals = arrival_counts(cut), turned = turned_weight<T>(call.weight, kGates * walk.hidden, walk.hidden);
    const auto read = [](const void* p) { return static_cast<const T*>(p); };
    const auto write = [](void* p) { return static_cast<T*>(p); };
    BackwardPlan<T> plan{walk,
                         cut,
                         0,
                         read(call.gates),
                         device_data<const T>(turned),
                         read(call.h_first),
                         read(call.c_first),
                         read(call.y),
                         call.y_row,
                         read(call.cells),
                         read(call.dy),
                         write(call.dh),
                         write(call.dc),
                         write(call.dgates),
                         write(call.dhidden),
                         device_data<int>(arrivals)};
    for (; plan.first_phase < phases; plan.first_phase += cut.phases)
        launch(kernels[cut.kernel()], cut.grid(), plan);
}

template <class T> void backward_of(const RecurrentBackward& call)
{
    switch (call.sweep.cell) {
    case RecurrentCell::Tanh:
        return backward_as<RecurrentCell::Tanh, T>(call);
    case RecurrentCell::Relu:
        return backward_as<RecurrentCell::Relu, T>(call);
    case RecurrentCell::Lstm:
        return backward_as<RecurrentCell::Lstm, T>(call);
    case RecurrentCell::Gru:
        return backward_as<RecurrentCell::Gru, T>(call);
    }
}

}  // namespace

void recurrent_backward(const RecurrentBackward& call)
{
    visit_real(call.sweep.dtype, [&]<class T>(T) { backward_of<T>(call); });
}

}  // namespace ts::cuda
