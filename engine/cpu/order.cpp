#include <algorithm>
#include <utility>
#include <vector>

#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/order_kernels.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

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

template <class T, class Before> void order_row(const T* x, std::int64_t n, std::int64_t k, std::int64_t* out, Before before)
{
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
                if (descending)
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
