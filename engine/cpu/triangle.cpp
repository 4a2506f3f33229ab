#include <algorithm>
#include <cstring>

#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/triangle_kernels.h"

namespace ts {

namespace {

void keep(const Tensor& in, std::int64_t diagonal, bool lower, const Tensor& out)
{
    const std::int64_t columns = in.size(-1), rows = in.size(-2), all = columns > 0 ? in.numel() / columns : 0;
    const auto width = static_cast<std::int64_t>(item_size(in.dtype()));
    const auto* x = static_cast<const std::byte*>(in.raw_data());
    auto* y = static_cast<std::byte*>(out.raw_data());
    parallel_for(all, columns, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r) {
            const std::int64_t cut = std::clamp<std::int64_t>(r % rows + diagonal + (lower ? 1 : 0), 0, columns) * width;
            const std::int64_t row = r * columns * width, length = columns * width;
            const std::int64_t from = lower ? 0 : cut, to = lower ? cut : length;
            std::memset(y + row, 0, static_cast<std::size_t>(from));
            std::memcpy(y + row + from, x + row + from, static_cast<std::size_t>(to - from));
            std::memset(y + row + to, 0, static_cast<std::size_t>(length - to));
        }
    });
}

const RegisterKernels<TriangleKernels> registered{DeviceType::Cpu, {keep}};

}  // namespace

}  // namespace ts
