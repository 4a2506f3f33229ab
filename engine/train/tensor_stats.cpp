#include "engine/train/tensor_stats.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

/// The values in host memory without gaps.
Tensor on_host(const Tensor& values)
{
    const Tensor dense = values.is_dense() ? values : contiguous_copy(values.detach());
    return copy_to_device(dense.detach(), Device());
}

/// Calls `body` with every value as double, in the order they lie in memory.
template <class Body> void for_each_value(const Tensor& dense, Body&& body)
{
    visit_dtype(dense.dtype(), [&]<class T>(T) {
        const auto* p = static_cast<const T*>(dense.raw_data());
        for (std::int64_t i = 0; i < dense.numel(); ++i)
            body(to_double(p[i]));
    });
}

struct Sums {
    double sum = 0, squares = 0;
    double minimum = std::numeric_limits<double>::infinity();
    double maximum = -std::numeric_limits<double>::infinity();
    std::int64_t zeros = 0, nan = 0, inf = 0;

    void add(double x)
    {
        if (!std::isfinite(x)) {
            ++(std::isnan(x) ? nan : inf);
            return;
        }
        sum += x;
        squares += x * x;
        minimum = std::min(minimum, x);
        maximum = std::max(maximum, x);
        zeros += x == 0 ? 1 : 0;
    }
};

void fill_histogram(TensorStats& stats, const Tensor& values)
{
    constexpr double kBins = std::tuple_size_v<decltype(stats.histogram)>;
    const double width = stats.maximum - stats.minimum;
    const double scale = width > 0 ? kBins / width : 0;
    for_each_value(values, [&](double x) {
        if (std::isfinite(x))
            ++stats.histogram[static_cast<std::size_t>(std::min((x - stats.minimum) * scale, kBins - 1))];
    });
}

}  // namespace

TensorStats tensor_stats(const Tensor& tensor)
{
    const Tensor values = on_host(tensor);
    Sums sums;
    for_each_value(values, [&](double x) { sums.add(x); });
    TensorStats stats;
    stats.count = values.numel();
    stats.nan_count = sums.nan;
    stats.inf_count = sums.inf;
    const std::int64_t finite = stats.count - sums.nan - sums.inf;
    if (finite == 0)
        return stats;
    const auto n = static_cast<double>(finite);
    stats.mean = sums.sum / n;
    stats.spread = std::sqrt(std::max(sums.squares / n - stats.mean * stats.mean, 0.0));
    stats.minimum = sums.minimum;
    stats.maximum = sums.maximum;
    stats.norm = std::sqrt(sums.squares);
    stats.zeros = static_cast<double>(sums.zeros) / n;
    fill_histogram(stats, values);
    return stats;
}

bool all_finite(const Tensor& values)
{
    if (!is_floating(values.dtype()))
        return true;
    bool finite = true;
    for_each_value(on_host(values), [&](double x) { finite = finite && std::isfinite(x); });
    return finite;
}

double norm_of(const Tensor& values)
{
    double squares = 0;
    for_each_value(on_host(values), [&](double x) { squares += x * x; });
    return std::sqrt(squares);
}

}  // namespace ts
