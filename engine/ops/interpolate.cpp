#include "engine/ops/interpolate.h"

#include <algorithm>
#include <cmath>

#include "engine/ops/axis_map.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/op_record.h"
#include "engine/ops/pool.h"

namespace ts {

Interpolation interpolation_from_name(std::string_view name)
{
    if (name == "nearest")
        return Interpolation::Nearest;
    if (name == "nearest-exact")
        return Interpolation::NearestExact;
    if (name == "linear" || name == "bilinear" || name == "trilinear")
        return Interpolation::Linear;
    if (name == "bicubic")
        return Interpolation::Cubic;
    if (name == "area")
        return Interpolation::Area;
    throw ArgumentError(translatable("engine",
                                     "interpolate: the mode is nearest, nearest-exact, linear, bilinear, trilinear, "
                                     "bicubic or area, not %1."),
                        {std::string(name)});
}

namespace {

/// How far apart results lie, in elements of the input.
double step_of(std::int64_t in, std::int64_t out, double factor, bool align_corners)
{
    if (align_corners)
        return out > 1 ? static_cast<double>(in - 1) / static_cast<double>(out - 1) : 0;
    return factor > 0 ? 1 / factor : static_cast<double>(in) / static_cast<double>(out);
}

void add_nearest(AxisMap& map, std::int64_t i, double place)
{
    map.add(i, std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(place)), 0, map.in - 1), 1);
}

void add_linear(AxisMap& map, std::int64_t i, double place)
{
    const double inside = std::max(place, 0.0);
    const auto left = std::min(static_cast<std::int64_t>(inside), map.in - 1);
    const double share = left + 1 < map.in ? inside - static_cast<double>(left) : 0;
    map.add(i, left, 1 - share);
    if (share > 0)
        map.add(i, left + 1, share);
}

/// Weight of an element at distance d (Keys, 1981, with a = -0.75).
double cubic_weight(double d)
{
    constexpr double a = -0.75;
    const double x = std::abs(d);
    return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}

void add_cubic(AxisMap& map, std::int64_t i, double place)
{
    const auto left = static_cast<std::int64_t>(std::floor(place));
    for (std::int64_t k = left - 1; k <= left + 2; ++k)
        map.add(i, std::clamp<std::int64_t>(k, 0, map.in - 1), cubic_weight(place - static_cast<double>(k)));
}

AxisMap map_of(std::int64_t in, std::int64_t out, double factor, const InterpolateOptions& o)
{
    const bool smooth = o.mode == Interpolation::Linear || o.mode == Interpolation::Cubic;
    const double step = step_of(in, out, factor, smooth && o.align_corners);
    AxisMap map(in, out);
    for (std::int64_t i = 0; i < out; ++i) {
        const auto at = static_cast<double>(i);
        const double centre = o.align_corners ? at * step : (at + 0.5) * step - 0.5;
        if (o.mode == Interpolation::Nearest)
            add_nearest(map, i, at * step);
        else if (o.mode == Interpolation::NearestExact)
            add_nearest(map, i, (at + 0.5) * step);
        else if (o.mode == Interpolation::Linear)
            add_linear(map, i, centre);
        else
            add_cubic(map, i, centre);
    }
    map.finish();
    return map;
}

void check(const Tensor& x, std::size_t given, std::span<const std::int64_t> sizes)
{
    if (x.dim() < 3 || static_cast<int>(given) != x.dim() - 2)
        throw ShapeError(translatable("engine",
                                      "interpolate: an input of shape (N, C, ...) with one size for each further "
                                      "dimension is needed, not shape %1 with %2."),
                         {x.sizes().text(), std::to_string(given)});
    if (x.dtype() != DType::Float32 && x.dtype() != DType::Float64)
        throw TypeError(translatable("engine", "interpolate: the input is %1; convert it to float32 first."),
                        {std::string(name(x.dtype()))});
    for (int d = 2; d < x.dim(); ++d)
        if (x.sizes()[d] < 1 || sizes[static_cast<std::size_t>(d - 2)] < 1)
            throw ShapeError(translatable("engine", "interpolate: shape %1 cannot be brought to a size of %2."),
                             {x.sizes().text(), std::to_string(sizes[static_cast<std::size_t>(d - 2)])});
}

/// `factors` are empty where sizes alone were given.
Tensor resized(const Tensor& x, std::span<const std::int64_t> sizes, std::span<const double> factors,
               const InterpolateOptions& options)
{
    if (is_half(x.dtype()))
        return to(resized(computed(x), sizes, factors, options), x.dtype());
    check(x, sizes.size(), sizes);
    if (options.mode == Interpolation::Area)
        return adaptive_avg_pool(x, sizes);
    Tensor y = x;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto dim = static_cast<std::int64_t>(i) + 2;
        const double factor = factors.empty() ? 0 : factors[i];
        if (x.size(dim) != sizes[i] || (factor > 0 && factor != 1))
            y = apply_axis_map(y, dim, map_of(x.size(dim), sizes[i], factor, options));
    }
    return y;
}

}  // namespace

Tensor interpolate(const Tensor& x, std::span<const std::int64_t> sizes, const InterpolateOptions& options)
{
    return resized(x, sizes, {}, options);
}

Tensor interpolate_by(const Tensor& x, std::span<const double> factors, const InterpolateOptions& options)
{
    Shape sizes;
    for (std::size_t i = 0; i < factors.size() && static_cast<int>(i) + 2 < x.dim(); ++i)
        sizes.push_back(
            static_cast<std::int64_t>(std::floor(static_cast<double>(x.sizes()[static_cast<int>(i) + 2]) * factors[i])));
    return resized(x, {sizes.begin(), sizes.end()}, factors, options);
}

namespace {

using Ints = std::vector<std::int64_t>;

std::vector<OpSample> samples()
{
    const auto text = [](const char* mode) { return ParamValue(std::string(mode)); };
    const Tensor images = sample_values({1, 2, 3, 4}, -1, 1), rows = sample_values({2, 2, 5}, -1, 1);
    return {{{images}, {{"scale_factor", 2.0}, {"mode", text("nearest")}}},
            {{images}, {{"size", Ints{5, 3}}, {"mode", text("nearest-exact")}}},
            {{images}, {{"size", Ints{5, 7}}, {"mode", text("bilinear")}}},
            {{images}, {{"size", Ints{5, 2}}, {"mode", text("bilinear")}, {"align_corners", true}}},
            {{images}, {{"scale_factor", 1.7}, {"mode", text("bicubic")}}},
            {{images}, {{"size", Ints{2, 3}}, {"mode", text("area")}}},
            {{rows}, {{"size", std::int64_t{8}}, {"mode", text("linear")}}},
            {{sample_values({1, 1, 1, 1}, -1, 1)}, {{"size", std::int64_t{3}}, {"mode", text("bilinear")}}},
            {{sample_values({0, 2, 3, 3}, -1, 1)}, {{"size", std::int64_t{5}}}}};
}

std::vector<double> factors_of(const Params& p, std::size_t count)
{
    const ParamValue* value = p.find("scale_factor");
    if (const auto* list = value ? std::get_if<std::vector<double>>(value) : nullptr)
        return *list;
    if (const auto* list = value ? std::get_if<Ints>(value) : nullptr)
        return {list->begin(), list->end()};
    return std::vector<double>(count, number_attribute(p, "scale_factor", 1));
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    const ParamValue* mode = p.find("mode");
    const auto* text = mode ? std::get_if<std::string>(mode) : nullptr;
    const InterpolateOptions options{interpolation_from_name(text ? *text : "nearest"),
                                     bool_attribute(p, "align_corners", false)};
    const auto dims = static_cast<std::size_t>(in[0].dim() - 2);
    if (!p.find("size"))
        return interpolate_by(in[0], factors_of(p, dims), options);
    const Ints given = integers_attribute(p, "size", {1});
    return interpolate(in[0], given.size() == dims ? given : Ints(dims, given.front()), options);
}

const RegisterOp registered{{"interpolate", call, samples, true, true}};

}  // namespace

}  // namespace ts
