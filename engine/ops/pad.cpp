#include "engine/ops/pad.h"

#include "engine/ops/axis_map.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/op_record.h"

namespace ts {

PadMode pad_mode_from_name(std::string_view name)
{
    if (name == "constant" || name == "zeros")
        return PadMode::Constant;
    if (name == "reflect")
        return PadMode::Reflect;
    if (name == "replicate")
        return PadMode::Replicate;
    if (name == "circular")
        return PadMode::Circular;
    throw ArgumentError(translatable("engine", "A padding is constant, reflect, replicate or circular, not %1."),
                        {std::string(name)});
}

namespace {

void check(const Tensor& x, std::int64_t dim, std::int64_t before, std::int64_t after, PadMode mode)
{
    const std::int64_t size = x.size(dim), most = std::max(before, after);
    const bool mirror = mode == PadMode::Reflect, wrap = mode == PadMode::Circular;
    if (mode != PadMode::Constant && (std::min(before, after) < 0 || size == 0))
        throw ShapeError(translatable("engine", "pad: only constant padding can be negative or applied to nothing (shape %1)."),
                         {x.sizes().text()});
    if ((mirror && most >= size) || (wrap && most > size) || size + before + after < 0)
        throw ShapeError(translatable("engine", "pad: %1 and %2 elements do not fit dimension %3 of shape %4."),
                         {std::to_string(before), std::to_string(after), std::to_string(dim), x.sizes().text()});
}

/// Element that stands at place i, perhaps outside; -1 for the constant.
std::int64_t source(std::int64_t i, std::int64_t size, PadMode mode)
{
    if (i >= 0 && i < size)
        return i;
    switch (mode) {
    case PadMode::Reflect:
        return i < 0 ? -i : 2 * (size - 1) - i;
    case PadMode::Replicate:
        return i < 0 ? 0 : size - 1;
    case PadMode::Circular:
        return (i + size) % size;
    case PadMode::Constant:
        break;
    }
    return -1;
}

Tensor padded(const Tensor& x, std::int64_t dim, std::int64_t before, std::int64_t after, PadMode mode, double value)
{
    check(x, dim, before, after, mode);
    const std::int64_t size = x.size(dim);
    AxisMap map(size, size + before + after);
    for (std::int64_t i = 0; i < map.out; ++i)
        if (const std::int64_t from = source(i - before, size, mode); from >= 0)
            map.add(i, from, 1);
    map.finish();
    return apply_axis_map(x, dim, map, value);
}

}  // namespace

Tensor pad(const Tensor& x, std::span<const std::int64_t> pads, PadMode mode, double value)
{
    if (pads.size() % 2 != 0 || static_cast<std::int64_t>(pads.size()) > 2 * x.dim())
        throw ShapeError(translatable("engine", "pad: two numbers are needed for each dimension to pad, not %1 for shape %2."),
                         {std::to_string(pads.size()), x.sizes().text()});
    if (is_half(x.dtype()))
        return to(pad(computed(x), pads, mode, value), x.dtype());
    if (x.dtype() != DType::Float32 && x.dtype() != DType::Float64)
        throw TypeError(translatable("engine", "pad: the input is %1; convert it to float32 first."),
                        {std::string(name(x.dtype()))});
    Tensor y = x;
    for (std::size_t i = 0; i < pads.size(); i += 2)
        if (pads[i] != 0 || pads[i + 1] != 0)
            y = padded(y, x.dim() - 1 - static_cast<std::int64_t>(i / 2), pads[i], pads[i + 1], mode, value);
    return y;
}

namespace {

using Ints = std::vector<std::int64_t>;

std::vector<OpSample> samples()
{
    std::vector<OpSample> list;
    for (const char* mode : {"constant", "reflect", "replicate", "circular"}) {
        list.push_back({{sample_values({2, 3, 3, 4}, -1, 1)}, {{"pad", Ints{1, 2, 2, 1}}, {"mode", std::string(mode)}}});
        list.push_back({{sample_values({2, 3, 4}, -1, 1)}, {{"pad", Ints{3, 0}}, {"mode", std::string(mode)}}});
    }
    list.push_back({{sample_values({3, 4}, -1, 1)}, {{"pad", Ints{-1, 2, 1, -2}}, {"value", 2.5}}});
    list.push_back({{sample_values({0, 4}, -1, 1)}, {{"pad", Ints{1, 1}}}});
    list.push_back({{sample_values({1}, -1, 1)}, {{"pad", Ints{1, 1}}}});
    return list;
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    const ParamValue* mode = p.find("mode");
    const auto* text = mode ? std::get_if<std::string>(mode) : nullptr;
    return pad(in[0], integers_attribute(p, "pad", {}), pad_mode_from_name(text ? *text : "constant"),
               number_attribute(p, "value", 0));
}

const RegisterOp registered{{"pad", call, samples, true, true}};

}  // namespace

}  // namespace ts
