#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/cpu/radix_order.h"
#include "engine/cpu/reduce_loops.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/order_kernels.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

template <class T> const RealReduceLoops<T>& real_loops()
{
    if constexpr (std::is_same_v<T, float>)
        return reduce_loops().f32;
    else
        return reduce_loops().f64;
}

template <class Body> void visit_ordered(const Tensor& t, Body&& body)
{
    visit_dtype(t.dtype(), [&]<class T>(T value) {
        if constexpr (is_half_type<T>)
            throw TypeError(translatable("engine", "%1 cannot be put in order; convert to float32 first."),
                            {std::string(name(t.dtype()))});
        else
            body(value);
    });
}

template <class T> bool is_nan(T x)
{
    return x != x;
}

template <class T> std::int64_t arg_extreme_of(const T* x, std::int64_t n, bool largest)
{
    if constexpr (std::is_floating_point_v<T>) {
        const auto& loops = real_loops<T>();
        const T best = largest ? loops.max(x, n) : loops.min(x, n);
        return std::find_if(x, x + n, [best](T v) { return v == best || is_nan(v); }) - x;
    }
    std::int64_t best = 0;
    for (std::int64_t i = 1; i < n && !is_nan(x[best]); ++i)
        if (is_nan(x[i]) || (largest ? x[i] > x[best] : x[i] < x[best]))
            best = i;
    return best;
}

void arg_extreme(const Tensor& in, bool largest, const Tensor& out)
{
    const std::int64_t width = in.size(1);
    auto* best = out.data<std::int64_t>();
    visit_ordered(in, [&]<class T>(T) {
        const T* x = in.data<T>();
        parallel_for(in.size(0), width, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t r = begin; r < end; ++r)
                best[r] = arg_extreme_of(x + r * width, width, largest);
        });
    });
}

// As many of a row are worth keeping in order while it is read.
constexpr std::int64_t kFew = 32;
// From this length on a radix sort is faster than one by comparisons.
constexpr std::int64_t kRadix = 256;

template <class T> using Entry = std::pair<T, std::int64_t>;

/// Equal values are told apart by their place, so that any sort is a stable one.
template <class T> struct Ascending {
    bool operator()(const Entry<T>& a, const Entry<T>& b) const
    {
        if (a.first < b.first || (is_nan(b.first) && !is_nan(a.first)))
            return true;
        return a.first > b.first || is_nan(a.first) != is_nan(b.first) ? false : a.second < b.second;
    }
};
template <class T> struct Descending {
    bool operator()(const Entry<T>& a, const Entry<T>& b) const
    {
        if (a.first > b.first || (is_nan(a.first) && !is_nan(b.first)))
            return true;
        return a.first < b.first || is_nan(a.first) != is_nan(b.first) ? false : a.second < b.second;
    }
};

/// The first k of a row, kept in order while the row goes by: for small k hardly any entry gets further than one comparison.
template <class T, class Before> void first_few(const T* x, std::int64_t n, std::int64_t k, std::int64_t* out, Before before)
{
    std::array<Entry<T>, kFew> best;
    std::int64_t count = 0;
    for (std::int64_t i = 0; i < n; ++i) {
        const Entry<T> next{x[i], i};
        if (count == k && !before(next, best[static_cast<std::size_t>(k - 1)]))
            continue;
        std::int64_t at = count < k ? count++ : k - 1;
        for (; at > 0 && before(next, best[static_cast<std::size_t>(at - 1)]); --at)
            best[static_cast<std::size_t>(at)] = best[static_cast<std::size_t>(at - 1)];
        best[static_cast<std::size_t>(at)] = next;
    }
    for (std::int64_t i = 0; i < k; ++i)
        out[i] = best[static_cast<std::size_t>(i)].second;
}

template <class T, class Before> void order_row(const T* x, std::int64_t n, std::int64_t k, std::int64_t* out, Before before)
{
    if (k == 0)
        return;
    if (k < n && k <= kFew) {
        first_few(x, n, k, out, before);
        return;
    }
    thread_local std::vector<Entry<T>> row;
    row.resize(static_cast<std::size_t>(n));
    for (std::int64_t i = 0; i < n; ++i)
        row[static_cast<std::size_t>(i)] = {x[i], i};
    if (k < n)
        std::nth_element(row.begin(), row.begin() + k, row.end(), before);
    std::sort(row.begin(), row.begin() + k, before);
    for (std::int64_t i = 0; i < k; ++i)
        out[i] = row[static_cast<std::size_t>(i)].second;
}

void first_in_order(const Tensor& in, bool descending, const Tensor& out)
{
    const std::int64_t n = in.size(1), k = out.size(1);
    auto* indices = out.data<std::int64_t>();
    visit_ordered(in, [&]<class T>(T) {
        const T* x = in.data<T>();
        parallel_for(in.size(0), n * 16, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t r = begin; r < end; ++r) {
                if (std::is_same_v<T, float> && k == n && n >= kRadix && n <= UINT32_MAX)
                    radix_order(reinterpret_cast<const float*>(x + r * n), n, descending, indices + r * n);
                else if (descending)
                    order_row(x + r * n, n, k, indices + r * k, Descending<T>{});
                else
                    order_row(x + r * n, n, k, indices + r * k, Ascending<T>{});
            }
        });
    });
}

const RegisterKernels<OrderKernels> registered{DeviceType::Cpu, {arg_extreme, first_in_order}};

}  // namespace

}  // namespace ts
