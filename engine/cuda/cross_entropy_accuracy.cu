#include "engine/cuda/arg_fold.h"
#include "engine/cuda/cross_entropy_accuracy.h"
#include "engine/cuda/reduce_rows.h"
#include "engine/cuda/sum_items.h"
#include "engine/ops/cross_entropy_kernels.h"

namespace ts::cuda {

namespace {

/// The first best class of a row, by one thread.
template <class T> __device__ std::int64_t best_class(const T* scores, const ClassLayout& layout, std::int64_t row)
{
    using Fold = ArgFold<T, true>;
    const T* x = scores + row / layout.inner * layout.classes * layout.inner + row % layout.inner;
    auto leader = Fold::none();
    for (std::int64_t c = 0; c < layout.classes; ++c)
        leader = Fold::fold(leader, Fold::part(x[c * layout.inner], c));
    return leader.place;
}

/// Rows side by side (inner > 1): one thread each.
template <class T> __global__ void best_class_kernel(const T* scores, ClassLayout layout, std::int64_t* best)
{
    for (std::int64_t row = thread_number(); row < layout.outer * layout.inner; row += thread_count())
        best[row] = best_class(scores, layout, row);
}

/// A small batch whole, in one launch.
template <class T>
__global__ void one_block_kernel(const T* scores, const std::int64_t* target, ClassLayout layout, std::int64_t ignore_index,
                                 float* out)
{
    const std::int64_t rows = layout.outer * layout.inner;
    const auto hit = [&](std::int64_t row) { return best_class(scores, layout, row) == target[row] ? 1 : 0; };
    const double hits = sum_in_block(hit, rows);
    const double counted = sum_in_block([&](std::int64_t row) { return target[row] == ignore_index ? 0 : 1; }, rows);
    if (threadIdx.x == 0)
        *out = static_cast<float>(hits / counted);
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
    const auto* wanted = device_data<const std::int64_t>(target);
    if (rows <= 2048 && layout.classes <= 64)
        return visit_real(scores.dtype(), [&]<class T>(T) {
            launch(one_block_kernel<T>, {dim3(1), dim3(kSumThreads)}, device_data<const T>(scores), wanted, layout,
                   ignore_index, device_data<float>(out));
        });
    const Scratch<std::int64_t> best(rows, scores.device());
    if (rows > 0)
        visit_real(scores.dtype(), [&]<class T>(T) { find_best<T>(scores, layout, best.data()); });
    const Scratch<double> counted(1, scores.device());
    sum_items(Counts{wanted, ignore_index}, rows, StoreCounted{counted.data()}, scores.device());
    sum_items(Hits{best.data(), wanted}, rows, StoreShare{counted.data(), device_data<float>(out)}, scores.device());
}

}  // namespace ts::cuda
