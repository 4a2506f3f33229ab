#include "engine/ops/creation.h"

#include <cmath>
#include <utility>

#include "engine/ops/creation_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/op_record.h"
#include "engine/ops/to_device.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

void check_range(double start, double end, double step)
{
    if (step == 0 || !std::isfinite(start) || !std::isfinite(end) || (end - start) / step < 0)
        throw ArgumentError(translatable("engine", "arange: steps of %1 do not lead from %2 to %3."),
                            {std::to_string(step), std::to_string(start), std::to_string(end)});
}

}  // namespace

Tensor arange(std::int64_t start, std::int64_t end, std::int64_t step, Device device)
{
    check_range(static_cast<double>(start), static_cast<double>(end), static_cast<double>(step));
    const std::int64_t count = (end - start) / step + ((end - start) % step != 0);
    Tensor out = empty({count}, {DType::Int64, device});
    KernelTable<CreationKernels>::of(device).range(out, start, step);
    return out;
}

Tensor arange(std::int64_t end, Device device)
{
    return arange(0, end, 1, device);
}

Tensor arange_real(double start, double end, double step, TensorOptions options)
{
    check_range(start, end, step);
    Tensor out = empty({static_cast<std::int64_t>(std::ceil((end - start) / step))}, options);
    KernelTable<CreationKernels>::of(options.device).real_range(out, start, end, step, out.numel());
    return out;
}

Tensor linspace(double start, double end, std::int64_t steps, TensorOptions options)
{
    if (steps < 0)
        throw ArgumentError(translatable("engine", "linspace: the number of steps must not be negative; got %1."),
                            {std::to_string(steps)});
    Tensor out = empty({steps}, options);
    const double step = steps > 1 ? (end - start) / static_cast<double>(steps - 1) : 0;
    // Counted from both ends, so that the last number is exactly the end.
    KernelTable<CreationKernels>::of(options.device).real_range(out, start, end, step, (steps + 1) / 2);
    return out;
}

Tensor eye(std::int64_t n, std::int64_t m, TensorOptions options)
{
    Tensor out = zeros({n, m}, options);
    fill_elements(out.as_strided({std::min(n, m)}, {m + 1}, 0), 1);
    return out;
}

Tensor eye(std::int64_t n)
{
    return eye(n, n);
}

Tensor zeros_like(const Tensor& a)
{
    return full_like(a, 0);
}
Tensor ones_like(const Tensor& a)
{
    return full_like(a, 1);
}
Tensor full_like(const Tensor& a, double value)
{
    Tensor out = empty_like(a);
    fill_elements(out, value);
    return out;
}

Tensor rand(const Shape& sizes, Generator& generator, TensorOptions options)
{
    Tensor out = empty(sizes, options);
    fill_uniform(out, generator.next(), 0, 1);
    return out;
}

Tensor randn(const Shape& sizes, Generator& generator, TensorOptions options)
{
    Tensor out = empty(sizes, options);
    fill_normal(out, generator.next(), 0, 1);
    return out;
}

Tensor randint(std::int64_t low, std::int64_t high, const Shape& sizes, Generator& generator, Device device)
{
    if (low >= high)
        throw ArgumentError(translatable("engine", "randint: there is no whole number in [%1, %2)."),
                            {std::to_string(low), std::to_string(high)});
    const Philox random = generator.next();
    const std::uint64_t limit = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    Tensor out = empty(sizes, {DType::Int64, device});
    KernelTable<CreationKernels>::of(device).integers(out, random, low, limit);
    return out;
}

Tensor randperm(std::int64_t n, Generator& generator, Device device)
{
    const Philox random = generator.next();
    Tensor out = arange(n);
    auto* p = out.data<std::int64_t>();
    for (std::int64_t i = n - 1; i > 0; --i)
        std::swap(p[i], p[random.below(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(i) + 1)]);
    return copy_to_device(out, device);
}

namespace {

bool whole(const Params& p, const char* name)
{
    const ParamValue* value = p.find(name);
    return !value || std::holds_alternative<std::int64_t>(*value);
}

Tensor call_arange(std::span<const Tensor>, const Params& p)
{
    if (whole(p, "start") && whole(p, "end") && whole(p, "step"))
        return arange(integer_attribute(p, "start", 0), integer_attribute(p, "end", 0), integer_attribute(p, "step", 1),
                      device_attribute(p));
    return arange_real(number_attribute(p, "start", 0), number_attribute(p, "end", 0), number_attribute(p, "step", 1),
                       device_attribute(p));
}
Tensor call_linspace(std::span<const Tensor>, const Params& p)
{
    return linspace(number_attribute(p, "start", 0), number_attribute(p, "end", 1), integer_attribute(p, "steps", 1),
                    device_attribute(p));
}
Tensor call_eye(std::span<const Tensor>, const Params& p)
{
    const std::int64_t n = integer_attribute(p, "n", 1);
    return eye(n, integer_attribute(p, "m", n), device_attribute(p));
}
template <Tensor (*F)(const Tensor&)> Tensor call_like(std::span<const Tensor> in, const Params&)
{
    return F(in[0]);
}
Tensor call_full_like(std::span<const Tensor> in, const Params& p)
{
    return full_like(in[0], number_attribute(p, "fill_value", 0));
}

std::vector<OpSample> ranges()
{
    return {{{}, {{"start", std::int64_t{2}}, {"end", std::int64_t{17}}, {"step", std::int64_t{3}}}},
            {{}, {{"start", 1.0}, {"end", 0.0}, {"step", -0.25}}},
            {{}, {{"end", std::int64_t{0}}}}};
}
std::vector<OpSample> spacings()
{
    return {{{}, {{"start", -1.0}, {"end", 1.0}, {"steps", std::int64_t{7}}}}, {{}, {{"steps", std::int64_t{1}}}}};
}
std::vector<OpSample> identities()
{
    return {{{}, {{"n", std::int64_t{4}}}}, {{}, {{"n", std::int64_t{2}}, {"m", std::int64_t{3}}}}};
}
std::vector<OpSample> models()
{
    return {{{sample_values({2, 3}, -1, 1)}, {{"fill_value", 2.5}}}, {{tensor<std::int64_t>({1, 2, 3})}, {}}};
}

const RegisterOp registered[] = {
    RegisterOp{{"arange", call_arange, ranges, false}},
    RegisterOp{{"linspace", call_linspace, spacings, false}},
    RegisterOp{{"eye", call_eye, identities, false}},
    RegisterOp{{"zeros_like", call_like<zeros_like>, models, false}},
    RegisterOp{{"ones_like", call_like<ones_like>, models, false}},
    RegisterOp{{"full_like", call_full_like, models, false}},
};

}  // namespace

}  // namespace ts
