#include <algorithm>
#include <limits>

#include "engine/cpu/simd/cross_entropy_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/cross_entropy_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const CrossEntropyLoops& loops()
{
#ifdef TS_SIMD_X86
    static const CrossEntropyLoops chosen = choose_simd<CrossEntropyLoops>(
        {baseline::cross_entropy_loops, avx2::cross_entropy_loops, avx512::cross_entropy_loops});
#else
    static const CrossEntropyLoops chosen = baseline::cross_entropy_loops();
#endif
    return chosen;
}

template <class T> const CrossEntropyLoopsOf<T>& loops_of()
{
    if constexpr (std::is_same_v<T, float>)
        return loops().f32;
    else
        return loops().f64;
}

constexpr std::int64_t kExpCost = 4;

[[noreturn]] void throw_out_of_range(std::int64_t position, std::int64_t value, std::int64_t classes)
{
    throw ArgumentError(
        translatable("engine",
                     "cross_entropy: target %1 is class %2, but there are scores for %3 classes (0 to %4). "
                     "Give the network one output for each class."),
        {std::to_string(position), std::to_string(value), std::to_string(classes), std::to_string(classes - 1)});
}

/// Sum of the weights of the targets that count. Checks every target.
template <class T> double target_weight(const CrossEntropy& call)
{
    const auto* target = call.target.data<std::int64_t>();
    const T* weight = call.weight.defined() ? call.weight.data<T>() : nullptr;
    const std::int64_t rows = call.layout.outer * call.layout.inner, classes = call.layout.classes;
    double sum = 0;
    for (std::int64_t r = 0; r < rows; ++r) {
        if (target[r] == call.ignore_index)
            continue;
        if (target[r] < 0 || target[r] >= classes)
            throw_out_of_range(r, target[r], classes);
        sum += weight ? static_cast<double>(weight[target[r]]) : 1.0;
    }
    return sum;
}

template <class T> double class_weight_sum(const CrossEntropy& call)
{
    double sum = 0;
    for (std::int64_t c = 0; call.weight.defined() && c < call.layout.classes; ++c)
        sum += static_cast<double>(call.weight.data<T>()[c]);
    return call.weight.defined() ? sum : static_cast<double>(call.layout.classes);
}

template <class T> T scaled_sum(const T* losses, std::int64_t n, double scale)
{
    double sum = 0;
    for (std::int64_t i = 0; i < n; ++i)
        sum += static_cast<double>(losses[i]);
    return static_cast<T>(sum * scale);
}

template <class T> void forward_as(const CrossEntropy& call)
{
    const double total = target_weight<T>(call);
    // All targets ignored: 0 / 0, as PyTorch.
    const double mean = total != 0 ? 1 / total : std::numeric_limits<double>::quiet_NaN();
    const double scale = call.reduction == Reduction::Mean ? mean : 1;
    const ClassLayout& layout = call.layout;
    const std::int64_t rows = layout.outer * layout.inner;
    const CrossEntropyRows<T> work{layout,
                                   call.logits.data<T>(),
                                   call.target.data<std::int64_t>(),
                                   call.weight.defined() ? call.weight.data<T>() : nullptr,
                                   call.gradient.defined() ? call.gradient.data<T>() : nullptr,
                                   call.losses.data<T>(),
                                   call.ignore_index,
                                   static_cast<T>(call.label_smoothing),
                                   static_cast<T>(class_weight_sum<T>(call)),
                                   static_cast<T>(scale)};
    if (rows > 0) {
        const std::int64_t blocks = class_blocks(layout);
        parallel_for(blocks, rows * layout.classes * kExpCost / blocks,
                     [&](std::int64_t begin, std::int64_t end) { loops_of<T>().forward(work, begin, end); });
    }
    if (call.loss.defined())
        *call.loss.data<T>() = scaled_sum(work.losses, rows, scale);
}

void forward(const CrossEntropy& call)
{
    call.logits.dtype() == DType::Float32 ? forward_as<float>(call) : forward_as<double>(call);
}

std::int64_t count_hits(const Tensor& scores, const std::int64_t* target, const ClassLayout& layout)
{
    const std::int64_t blocks = class_blocks(layout);
    if (scores.dtype() == DType::Float32)
        return loops().f32.hits(scores.data<float>(), target, layout, 0, blocks);
    return loops().f64.hits(scores.data<double>(), target, layout, 0, blocks);
}

void accuracy(const Tensor& scores, const Tensor& target, const ClassLayout& layout, std::int64_t ignore_index,
              const Tensor& out)
{
    const std::int64_t rows = layout.outer * layout.inner;
    const auto* wanted = target.data<std::int64_t>();
    const std::int64_t ignored = std::count(wanted, wanted + rows, ignore_index);
    const std::int64_t hits = rows == 0 ? 0 : count_hits(scores, wanted, layout);
    *out.data<float>() = static_cast<float>(static_cast<double>(hits) / static_cast<double>(rows - ignored));
}

const RegisterKernels<CrossEntropyKernels> registered{DeviceType::Cpu, {forward, accuracy}};

}  // namespace

}  // namespace ts
