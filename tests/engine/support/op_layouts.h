#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/ops/elementwise.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/copy.h"

/// How the inputs of an operation lie in memory.
enum class Layout { Contiguous, Transposed, Strided, Expanded, ChannelsLast };

inline constexpr std::array kLayouts{Layout::Contiguous, Layout::Transposed, Layout::Strided, Layout::Expanded,
                                     Layout::ChannelsLast};

inline const char* name(Layout layout)
{
    constexpr std::array names{"contiguous", "transposed", "strided", "expanded", "channels last"};
    return names[static_cast<std::size_t>(layout)];
}

/// The same values as every second element of a larger tensor, with NaN between them.
inline ts::Tensor strided_layout(const ts::Tensor& t)
{
    const bool point = t.dim() == 0;
    ts::Shape sizes = point ? ts::Shape{1} : t.sizes();
    const int last = sizes.rank() - 1;
    const std::int64_t n = sizes[last];
    sizes[last] = 2 * n + 1;
    const ts::Tensor whole = ts::full(sizes, ts::is_floating(t.dtype()) ? std::nan("") : 1, t.dtype());
    const ts::Tensor part = ts::slice(whole, last, 1, 2 * n + 1, 2);
    const ts::Tensor out = point ? ts::select(part, 0, 0) : part;
    ts::copy_elements(t, out);
    return out;
}

/// What is left of a tensor so that expanding its first dimension gives one of the same sizes.
inline ts::Tensor first_row(const ts::Tensor& t)
{
    return t.dim() > 0 && t.sizes()[0] > 1 ? ts::contiguous(ts::narrow(t, 0, 0, 1)) : t;
}

inline ts::Tensor expanded_to(const ts::Tensor& t, const ts::Shape& sizes)
{
    return t.sizes() == sizes ? t : ts::expand(t, std::span(sizes.begin(), sizes.end()));
}

/// The values in that layout; of an expanded one the first row counts. Undefined tensors stay so.
inline ts::Tensor laid_out(const ts::Tensor& t, Layout layout)
{
    if (!t.defined())
        return t;
    if (layout == Layout::Transposed && t.dim() > 1)
        return ts::transpose(ts::contiguous(ts::transpose(t, 0, t.dim() - 1)), 0, t.dim() - 1);
    if (layout == Layout::Strided)
        return strided_layout(t);
    if (layout == Layout::Expanded && ts::is_floating(t.dtype()))
        return expanded_to(first_row(t), t.sizes());
    return layout == Layout::ChannelsLast && t.dim() == 4 ? ts::channels_last(t) : t;
}

inline std::vector<ts::Tensor> laid_out(const std::vector<ts::Tensor>& inputs, Layout layout)
{
    std::vector<ts::Tensor> out;
    for (const ts::Tensor& t : inputs)
        out.push_back(laid_out(t, layout));
    return out;
}

/// Does the layout make a difference to these inputs?
inline bool applies(Layout layout, const std::vector<ts::Tensor>& inputs)
{
    if (layout == Layout::Contiguous)
        return true;
    for (const ts::Tensor& t : inputs)
        if (t.defined() && !same(laid_out(t, layout), t))
            return true;
    return false;
}

inline std::vector<ts::Tensor> contiguous_copies(const std::vector<ts::Tensor>& tensors)
{
    std::vector<ts::Tensor> out;
    for (const ts::Tensor& t : tensors)
        out.push_back(t.defined() ? ts::contiguous_copy(t) : t);
    return out;
}

/// float64 inputs as another floating type; the others as they are.
inline std::vector<ts::Tensor> as_type(const std::vector<ts::Tensor>& inputs, ts::DType dtype)
{
    std::vector<ts::Tensor> out;
    for (const ts::Tensor& t : inputs)
        out.push_back(t.defined() && t.dtype() == ts::DType::Float64 ? ts::to(t, dtype) : t);
    return out;
}

inline std::vector<double> values_of(const std::vector<ts::Tensor>& tensors)
{
    std::vector<double> all;
    for (const ts::Tensor& t : tensors) {
        const std::vector<double> values = t.defined() ? t.to_vector() : std::vector<double>{};
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

inline std::string shapes_of(const std::vector<ts::Tensor>& tensors)
{
    std::string text;
    for (const ts::Tensor& t : tensors)
        text += t.defined() ? t.sizes().text() + " " : "none ";
    return text;
}

/// Largest difference relative to the larger of 1 and the first value; infinite where only one is NaN.
inline double largest_difference(const std::vector<double>& a, const std::vector<double>& b)
{
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))
            continue;
        const double difference = std::abs(a[i] - b[i]) / std::max(1.0, std::abs(a[i]));
        worst = std::isnan(difference) ? INFINITY : std::max(worst, difference);
    }
    return worst;
}
