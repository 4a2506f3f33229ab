#include <algorithm>

#include "engine/ops/kernel_table.h"
#include "engine/ops/nll_kernels.h"

namespace ts {

namespace {

[[noreturn]] void throw_out_of_range(std::int64_t row, std::int64_t value, std::int64_t classes)
{
    throw ArgumentError(
        translatable("engine", "nll_loss: target %1 is class %2, but there are scores for %3 classes (0 to %4)."),
        {std::to_string(row), std::to_string(value), std::to_string(classes), std::to_string(classes - 1)});
}

/// body(row, element of its right class, weight) for each row that counts.
template <class T, class Body> void each_target(const TargetRows& rows, Body body)
{
    const auto* target = rows.target.data<std::int64_t>();
    const T* weight = rows.weight.defined() ? rows.weight.data<T>() : nullptr;
    const ClassLayout& layout = rows.layout;
    for (std::int64_t r = 0; r < layout.outer * layout.inner; ++r) {
        const std::int64_t c = target[r];
        if (c == rows.ignore_index)
            continue;
        if (c < 0 || c >= layout.classes)
            throw_out_of_range(r, c, layout.classes);
        body(r, (r / layout.inner * layout.classes + c) * layout.inner + r % layout.inner, weight ? weight[c] : T{1});
    }
}

template <class T> void pick_as(const TargetRows& rows, const Tensor& scores, const Tensor& out)
{
    const T* from = scores.data<T>();
    T* to = out.data<T>();
    std::fill_n(to, out.numel(), T{});
    each_target<T>(rows, [&](std::int64_t row, std::int64_t element, T weight) { to[row] = -weight * from[element]; });
}

void pick(const TargetRows& rows, const Tensor& scores, const Tensor& out)
{
    scores.dtype() == DType::Float32 ? pick_as<float>(rows, scores, out) : pick_as<double>(rows, scores, out);
}

template <class T> void spread_as(const TargetRows& rows, const Tensor& g, const Tensor& scores)
{
    const T* from = g.data<T>();
    T* to = scores.data<T>();
    std::fill_n(to, scores.numel(), T{});
    each_target<T>(rows, [&](std::int64_t row, std::int64_t element, T weight) { to[element] = -weight * from[row]; });
}

void spread(const TargetRows& rows, const Tensor& g, const Tensor& scores)
{
    g.dtype() == DType::Float32 ? spread_as<float>(rows, g, scores) : spread_as<double>(rows, g, scores);
}

const RegisterKernels<NllKernels> registered{DeviceType::Cpu, {pick, spread}};

}  // namespace

}  // namespace ts
