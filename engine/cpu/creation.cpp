#include "engine/ops/creation_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

void range(const Tensor& out, std::int64_t start, std::int64_t step)
{
    auto* p = out.data<std::int64_t>();
    for (std::int64_t i = 0; i < out.numel(); ++i)
        p[i] = start + i * step;
}

void real_range(const Tensor& out, double start, double end, double step, std::int64_t turn)
{
    visit_dtype(out.dtype(), [&]<class T>(T) {
        auto* p = static_cast<T*>(out.raw_data());
        const std::int64_t last = out.numel() - 1;
        for (std::int64_t i = 0; i <= last; ++i)
            p[i]
                = from_double<T>(i < turn ? start + static_cast<double>(i) * step : end - static_cast<double>(last - i) * step);
    });
}

void integers(const Tensor& out, const Philox& random, std::int64_t low, std::uint64_t limit)
{
    auto* p = out.data<std::int64_t>();
    for (std::int64_t i = 0; i < out.numel(); ++i)
        p[i] = low + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(i), limit));
}

const RegisterKernels<CreationKernels> registered{DeviceType::Cpu, {range, real_range, integers}};

}  // namespace

}  // namespace ts
