#pragma once

#include <algorithm>
#include <cstring>
#include <omp.h>

#include "engine/cpu/compute_threads.h"
#include "engine/cpu/panel_product.h"
#include "engine/cpu/simd/recurrent_loops.h"
#include "engine/ops/recurrent_kernels.h"
#include "engine/tensor/tensor.h"

namespace ts {

template <class T> const RecurrentLoopsOf<T>& recurrent_loops();

/// Hidden units that one thread computes through the whole sequence, so that its share of the weights stays in its cache.
struct UnitRange {
    std::int64_t begin, end;
    int thread;

    [[nodiscard]] std::int64_t size() const { return end - begin; }
};

/// A walk over the steps of a sweep, and where the values of a row lie.
template <class T> class RecurrentPass {
public:
    explicit RecurrentPass(const RecurrentSweep& sweep)
        : steps(sweep.steps),
          batch(sweep.batch),
          hidden(sweep.hidden),
          gates(gate_count(sweep.cell)),
          product(sweep.batch),
          m_sweep(sweep),
          m_zeros(zeros({sweep.hidden}, DTypeOf<T>::value))
    {
    }

    const std::int64_t steps, batch, hidden, gates;
    const PanelProduct<T> product;  ///< with the rows of a step

    /// Step number i of the walk; the walk back goes the other way.
    [[nodiscard]] std::int64_t step(std::int64_t i) const { return m_sweep.reverse ? steps - 1 - i : i; }
    [[nodiscard]] std::int64_t length(std::int64_t row) const { return m_sweep.lengths ? m_sweep.lengths[row] : steps; }
    [[nodiscard]] bool active(std::int64_t t, std::int64_t row) const { return t < length(row); }
    /// The step that a row's sweep ends with; meaningless for a row of length 0.
    [[nodiscard]] std::int64_t last(std::int64_t row) const { return m_sweep.reverse ? 0 : length(row) - 1; }
    [[nodiscard]] const T* no_values() const { return m_zeros.data<T>(); }

    /// State of a row before step t: in `all` (T, N, .) with rows `row_step` apart, or in `first` (N, H), or zeros.
    [[nodiscard]] const T* before(const T* all, std::int64_t row_step, const void* first, std::int64_t t,
                                  std::int64_t row) const
    {
        const std::int64_t earlier = m_sweep.reverse ? t + 1 : t - 1;
        if (earlier >= 0 && earlier < length(row))
            return all + (earlier * batch + row) * row_step;
        return first ? static_cast<const T*>(first) + row * hidden : no_values();
    }

    [[nodiscard]] static int most_threads() { return compute_threads(); }

    /// Calls body(range, threaded) on every thread that takes part; threaded bodies meet at wait().
    template <class Body> void run(Body&& body) const
    {
        // A meeting of threads takes about a microsecond; below this many multiply-adds a step it is not worth it.
        constexpr std::int64_t enough = std::int64_t{1} << 19;
        const std::int64_t panels = (hidden + product.width() - 1) / product.width();
        const bool small = batch * gates * hidden * hidden < enough;
        const int threads = small ? 1 : static_cast<int>(std::min<std::int64_t>(most_threads(), panels));
        if (threads == 1) {
            body(UnitRange{0, hidden, 0}, false);
            return;
        }
#pragma omp parallel num_threads(threads)
        body(range_of(omp_get_thread_num(), omp_get_num_threads(), panels), true);
    }

    static void wait(bool threaded)
    {
        if (threaded) {
#pragma omp barrier
        }
    }

private:
    [[nodiscard]] UnitRange range_of(int thread, int threads, std::int64_t panels) const
    {
        const std::int64_t width = product.width();
        return {panels * thread / threads * width, std::min(panels * (thread + 1) / threads * width, hidden), thread};
    }

    const RecurrentSweep& m_sweep;
    Tensor m_zeros;
};

}  // namespace ts
