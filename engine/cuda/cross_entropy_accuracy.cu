#include "engine/cuda/arg_fold.h"
#include "engine/cuda/cross_entropy_accuracy.h"
#include "engine/cuda/reduce_rows.h"
#include "engine/cuda/sum_items.h"
#include "engine/ops/cross_entropy_kernels.h"

namespace ts::cuda {

namespace {

/// Rows side by side (inner > 1): one thread each.
template <class T> __global__ void best_class_kernel(const T* scores, ClassLayout layout, std::int64_t* best)
{
    using Fold = ArgFold<T, true>;
    const std::int64_t count = layout.outer * layout.inner;
    for (std::int64_t row = thread_number(); row < count; row += thread_count()) {
        const T* x = scores + row / layout.inner * layout.classes * layout.inner + row % layout.inner;
        auto leader = Fold::none();
        for (std::int64_t c = 0; c < layout.classes; ++c)
            leader = Fold::fold(leader, Fold::part(x[c * layout.inner], c));
        best[row] = leader.place;
    }
}

template <class T> void find_best(const Tensor& scores, const ClassLayout& layout, std::int64_t* best)
{
    const T* x = device_data<const T>(scores);
    if (layout.inner == 1)
        reduce_rows<ArgFold<T, true>>(x, {layout.outer, layout.classes}, best, scores.device());
    else
        launch(best_class_kernel<T>, grid_for(layout.outer * layout.inner, 128), x, layout, best);
}

struct Counts {
    const std::int64_t* target;
    std::int64_t ignore_index;
    __device__ double operator()(std::int64_t row) const { return target[row] == ignore_index ? 0 : 1; }
};
struct StoreCounted {
    double* to;
    __device__ void operator()(double total) const { *to = total; }
};

struct Hits {
    const std::int64_t* best;
    const std::int64_t* target;
    __device__ double operator()(std::int64_t row) const { return best[row] == target[row] ? 1 : 0; }
};
struct StoreShare {
    const double* counted;
    float* to;
    __device__ void operator()(double total) const { *to = static_cast<float>(total / *counted); }
};

}  // namespace

void accuracy(const Tensor& scores, const Tensor& target, const ClassLayout& layout, std::int64_t ignore_index,
              const Tensor& out)
{
    for (const Tensor& t : {scores, target, out})
        expect_on_device(CrossEntropyKernels::family, t);
    const std::int64_t rows = layout.outer * layout.inner;
    const Scratch<std::int64_t> best(rows, scores.device());
    if (rows > 0)
        visit_real(scores.dtype(), [&]<class T>(T) { find_best<T>(scores, layout, best.data()); });
    const auto* wanted = device_data<const std::int64_t>(target);
    const Scratch<double> counted(1, scores.device());
    sum_items(Counts{wanted, ignore_index}, rows, StoreCounted{counted.data()}, scores.device());
    sum_items(Hits{best.data(), wanted}, rows, StoreShare{counted.data(), device_data<float>(out)}, scores.device());
}

}  // namespace ts::cuda
