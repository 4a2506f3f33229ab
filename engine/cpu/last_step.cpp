#include <cstring>

#include "engine/ops/kernel_table.h"
#include "engine/ops/last_step_kernels.h"

namespace ts {

namespace {

std::byte* at(const Tensor& t, std::int64_t elements)
{
    return static_cast<std::byte*>(t.raw_data()) + elements * static_cast<std::int64_t>(item_size(t.dtype()));
}

std::int64_t length_of(const Tensor& lengths, std::int64_t row, std::int64_t steps)
{
    const std::int64_t length = lengths.data<std::int64_t>()[row];
    if (length < 0 || length > steps)
        throw ArgumentError(translatable("engine", "A length of %1 does not fit a sequence of %2 steps."),
                            {std::to_string(length), std::to_string(steps)});
    return length;
}

std::size_t bytes_of_row(const Tensor& rows)
{
    return static_cast<std::size_t>(rows.size(1)) * item_size(rows.dtype());
}

void gather(const Tensor& sequences, const Tensor& lengths, const Tensor& rows)
{
    const Shape& step = sequences.strides();
    for (std::int64_t n = 0; n < rows.size(0); ++n) {
        const std::int64_t length = length_of(lengths, n, sequences.size(1));
        std::byte* to = at(rows, n * rows.size(1));
        if (length > 0)
            std::memcpy(to, at(sequences, n * step[0] + (length - 1) * step[1]), bytes_of_row(rows));
        else
            std::memset(to, 0, bytes_of_row(rows));
    }
}

void spread(const Tensor& rows, const Tensor& lengths, const Tensor& sequences)
{
    const Shape& step = sequences.strides();
    for (std::int64_t n = 0; n < rows.size(0); ++n)
        if (const std::int64_t length = length_of(lengths, n, sequences.size(1)); length > 0)
            std::memcpy(at(sequences, n * step[0] + (length - 1) * step[1]), at(rows, n * rows.size(1)), bytes_of_row(rows));
}

const RegisterKernels<LastStepKernels> registered{DeviceType::Cpu, {gather, spread}};

}  // namespace

}  // namespace ts
