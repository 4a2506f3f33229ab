#include "engine/cpu/recurrent_pass.h"
#include "engine/cpu/simd_choice.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const PanelGemmLoops& gemm_loops()
{
#ifdef TS_SIMD_X86
    static const PanelGemmLoops chosen
        = choose_simd<PanelGemmLoops>({baseline::panel_gemm_loops, avx2::panel_gemm_loops, avx512::panel_gemm_loops});
#else
    static const PanelGemmLoops chosen = baseline::panel_gemm_loops();
#endif
    return chosen;
}

const RecurrentLoops& cell_loops()
{
#ifdef TS_SIMD_X86
    static const RecurrentLoops chosen
        = choose_simd<RecurrentLoops>({baseline::recurrent_loops, avx2::recurrent_loops, avx512::recurrent_loops});
#else
    static const RecurrentLoops chosen = baseline::recurrent_loops();
#endif
    return chosen;
}

}  // namespace

template <> const PanelGemmOf<float>& panel_gemm<float>()
{
    return gemm_loops().f32;
}
template <> const PanelGemmOf<double>& panel_gemm<double>()
{
    return gemm_loops().f64;
}
template <> const RecurrentLoopsOf<float>& recurrent_loops<float>()
{
    return cell_loops().f32;
}
template <> const RecurrentLoopsOf<double>& recurrent_loops<double>()
{
    return cell_loops().f64;
}

namespace {

template <class T> class ForwardPass {
public:
    explicit ForwardPass(const RecurrentForward& call)
        : m_call(call),
          m_pass(call.sweep),
          m_packed(empty({m_pass.gates * gate_size()}, DTypeOf<T>::value)),
          m_left(empty({m_pass.most_threads() * left_size()}, DTypeOf<T>::value)),
          m_states(empty({2 * m_pass.batch * m_pass.hidden}, DTypeOf<T>::value))
    {
        const RecurrentLoopsOf<T>& loops = recurrent_loops<T>();
        decltype(loops.lstm_forward) const all[]
            = {loops.tanh_forward, loops.relu_forward, loops.lstm_forward, loops.gru_forward};
        m_cell = all[static_cast<std::size_t>(call.sweep.cell)];
    }

    void run()
    {
        m_pass.run([this](UnitRange units, bool threaded) { sweep(units, threaded); });
    }

private:
    [[nodiscard]] T* state(std::int64_t i) const { return m_states.data<T>() + i % 2 * m_pass.batch * m_pass.hidden; }
    [[nodiscard]] T* packed(std::int64_t gate, UnitRange units) const
    {
        return m_packed.data<T>() + gate * gate_size() + m_pass.product.packed_size(m_pass.hidden, units.begin);
    }
    [[nodiscard]] std::int64_t gate_size() const { return m_pass.product.packed_size(m_pass.hidden, m_pass.hidden); }
    [[nodiscard]] std::int64_t left_size() const { return m_pass.product.left_size(m_pass.hidden); }
    [[nodiscard]] bool is_gru() const { return m_call.sweep.cell == RecurrentCell::Gru; }

    void sweep(UnitRange units, bool threaded) const
    {
        begin(units);
        m_pass.wait(threaded);
        for (std::int64_t i = 0; i < m_pass.steps; ++i) {
            const std::int64_t t = m_pass.step(i);
            multiply(i, t, units);
            for (std::int64_t n = 0; n < m_pass.batch; ++n)
                run_row(i, t, n, units);
            m_pass.wait(threaded);
        }
        finish(units);
    }

    void begin(UnitRange units) const
    {
        const std::int64_t hidden = m_pass.hidden;
        for (std::int64_t g = 0; g < m_pass.gates; ++g)
            m_pass.product.pack(hidden, units.size(),
                                static_cast<const T*>(m_call.weight) + (g * hidden + units.begin) * hidden, 1, hidden,
                                packed(g, units));
        const T* first = static_cast<const T*>(m_call.h_first);
        for (std::int64_t n = 0; n < m_pass.batch; ++n)
            std::copy_n((first ? first + n * hidden : m_pass.no_values()) + units.begin, units.size(),
                        state(0) + n * hidden + units.begin);
    }

    /// Adds what the state of the step before brings to the sums of these units.
    void multiply(std::int64_t i, std::int64_t t, UnitRange units) const
    {
        const std::int64_t hidden = m_pass.hidden, wide = m_pass.gates * hidden;
        T* const left = m_left.data<T>() + units.thread * left_size();
        m_pass.product.pack_left(hidden, state(i), hidden, left);
        for (std::int64_t g = 0; g < m_pass.gates; ++g) {
            T* to = static_cast<T*>(m_call.gates) + t * m_pass.batch * wide + g * hidden + units.begin;
            const bool apart = is_gru() && g == 2;
            if (apart)
                to = static_cast<T*>(m_call.cells) + t * m_pass.batch * hidden + units.begin;
            if (i > 0 || m_call.h_first || apart)
                m_pass.product.multiply(units.size(), hidden, state(i), hidden, left, packed(g, units), to,
                                        apart ? hidden : wide, !apart);
        }
    }

    void run_row(std::int64_t i, std::int64_t t, std::int64_t n, UnitRange units) const
    {
        const std::int64_t hidden = m_pass.hidden, at = t * m_pass.batch + n, u = units.begin;
        const T* h_before = state(i) + n * hidden + u;
        T* h = state(i + 1) + n * hidden + u;
        T* y = static_cast<T*>(m_call.y) + at * m_call.y_row + u;
        if (!m_pass.active(t, n)) {
            std::copy_n(h_before, units.size(), h);
            std::fill_n(y, units.size(), T{});
            return;
        }
        T* cells = m_call.cells ? static_cast<T*>(m_call.cells) + at * hidden + u : nullptr;
        const T* bias = m_call.hidden_bias ? static_cast<const T*>(m_call.hidden_bias) : m_pass.no_values();
        const T* c_before = nullptr;
        if (m_call.sweep.cell == RecurrentCell::Lstm)
            c_before = m_pass.before(static_cast<const T*>(m_call.cells), hidden, m_call.c_first, t, n) + u;
        m_cell({units.size(), hidden, static_cast<T*>(m_call.gates) + at * m_pass.gates * hidden + u, cells, bias + u, h_before,
                c_before, cells},
               {h, y});
    }

    void finish(UnitRange units) const
    {
        const std::int64_t hidden = m_pass.hidden;
        for (std::int64_t n = 0; n < m_pass.batch; ++n) {
            const std::int64_t at = n * hidden + units.begin;
            std::copy_n(state(m_pass.steps) + at, units.size(), static_cast<T*>(m_call.h_last) + at);
            if (!m_call.c_last)
                continue;
            const T* c = m_call.c_first ? static_cast<const T*>(m_call.c_first) + n * hidden : m_pass.no_values();
            if (m_pass.length(n) > 0)
                c = static_cast<const T*>(m_call.cells) + (m_pass.last(n) * m_pass.batch + n) * hidden;
            std::copy_n(c + units.begin, units.size(), static_cast<T*>(m_call.c_last) + at);
        }
    }

    const RecurrentForward& m_call;
    RecurrentPass<T> m_pass;
    Tensor m_packed, m_left, m_states;
    void (*m_cell)(const RecurrentRow<T>&, const NewState<T>&) = nullptr;
};

template <class T> class BackwardPass {
public:
    explicit BackwardPass(const RecurrentBackward& call)
        : m_call(call),
          m_pass(call.sweep),
          m_packed(empty({m_pass.product.packed_size(wide(), m_pass.hidden)}, DTypeOf<T>::value)),
          m_left(empty({m_pass.most_threads() * m_pass.product.left_size(wide())}, DTypeOf<T>::value))
    {
        const RecurrentLoopsOf<T>& loops = recurrent_loops<T>();
        decltype(loops.lstm_backward) const all[]
            = {loops.tanh_backward, loops.relu_backward, loops.lstm_backward, loops.gru_backward};
        m_cell = all[static_cast<std::size_t>(call.sweep.cell)];
    }

    void run()
    {
        m_pass.run([this](UnitRange units, bool threaded) { sweep(units, threaded); });
    }

private:
    [[nodiscard]] std::int64_t wide() const { return m_pass.gates * m_pass.hidden; }

    /// Each thread writes the sums' gradients of its units, reads those of all and gathers the state's for its units.
    void sweep(UnitRange units, bool threaded) const
    {
        T* const packed = m_packed.data<T>() + m_pass.product.packed_size(wide(), units.begin);
        T* const left = m_left.data<T>() + units.thread * m_pass.product.left_size(wide());
        const T* weight = static_cast<const T*>(m_call.weight) + units.begin;
        const auto* sums = static_cast<const T*>(m_call.dhidden ? m_call.dhidden : m_call.dgates);
        m_pass.product.pack(wide(), units.size(), weight, m_pass.hidden, 1, packed);
        for (std::int64_t i = m_pass.steps; i-- > 0;) {
            const std::int64_t t = m_pass.step(i);
            for (std::int64_t n = 0; n < m_pass.batch; ++n)
                run_row(t, n, units);
            m_pass.wait(threaded);
            const T* const step_sums = sums + t * m_pass.batch * wide();
            m_pass.product.pack_left(wide(), step_sums, wide(), left);
            m_pass.product.multiply(units.size(), wide(), step_sums, wide(), left, packed,
                                    static_cast<T*>(m_call.dh) + units.begin, m_pass.hidden, true);
        }
    }

    void run_row(std::int64_t t, std::int64_t n, UnitRange units) const
    {
        const std::int64_t hidden = m_pass.hidden, at = t * m_pass.batch + n, u = units.begin;
        T* sums = static_cast<T*>(m_call.dgates) + at * wide() + u;
        T* hidden_sums = m_call.dhidden ? static_cast<T*>(m_call.dhidden) + at * wide() + u : nullptr;
        if (!m_pass.active(t, n)) {
            for (std::int64_t g = 0; g < m_pass.gates; ++g) {
                std::fill_n(sums + g * hidden, units.size(), T{});
                if (hidden_sums)
                    std::fill_n(hidden_sums + g * hidden, units.size(), T{});
            }
            return;
        }
        const T* dy = m_call.dy ? static_cast<const T*>(m_call.dy) + at * m_call.y_row : m_pass.no_values();
        T* dh = static_cast<T*>(m_call.dh) + n * hidden + u;
        T* dc = m_call.dc ? static_cast<T*>(m_call.dc) + n * hidden + u : nullptr;
        m_cell(kept(t, n, u, units.size()), {dy + u, dh, dc, sums, hidden_sums});
    }

    [[nodiscard]] RecurrentRow<T> kept(std::int64_t t, std::int64_t n, std::int64_t u, std::int64_t size) const
    {
        const std::int64_t hidden = m_pass.hidden, at = t * m_pass.batch + n;
        // The loops only read these.
        T* gates = const_cast<T*>(static_cast<const T*>(m_call.gates)) + at * wide() + u;
        auto* cells = const_cast<T*>(static_cast<const T*>(m_call.cells));
        RecurrentRow<T> row{size, hidden, gates, cells ? cells + at * hidden + u : nullptr, nullptr, nullptr, nullptr, nullptr};
        if (m_pass.gates == 1)
            row.gates = const_cast<T*>(static_cast<const T*>(m_call.y)) + at * m_call.y_row + u;
        if (m_call.sweep.cell == RecurrentCell::Gru)
            row.h_before = m_pass.before(static_cast<const T*>(m_call.y), m_call.y_row, m_call.h_first, t, n) + u;
        if (m_call.sweep.cell == RecurrentCell::Lstm) {
            row.c_before = m_pass.before(cells, hidden, m_call.c_first, t, n) + u;
            row.c = row.hidden_part;
        }
        return row;
    }

    const RecurrentBackward& m_call;
    RecurrentPass<T> m_pass;
    Tensor m_packed, m_left;
    void (*m_cell)(const RecurrentRow<T>&, const RowGradients<T>&) = nullptr;
};

void forward(const RecurrentForward& call)
{
    if (call.sweep.dtype == DType::Float32)
        ForwardPass<float>(call).run();
    else
        ForwardPass<double>(call).run();
}

void backward(const RecurrentBackward& call)
{
    if (call.sweep.dtype == DType::Float32)
        BackwardPass<float>(call).run();
    else
        BackwardPass<double>(call).run();
}

const RegisterKernels<RecurrentKernels> registered{DeviceType::Cpu, {forward, backward}};

}  // namespace

}  // namespace ts
