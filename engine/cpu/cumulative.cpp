#include <type_traits>

#include "engine/cpu/threads.h"
#include "engine/ops/cumulative_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

/// The lines of a contiguous tensor along one dimension.
struct Lines {
    std::int64_t count = 1, length, step = 1;

    Lines(const Shape& sizes, int dim) : length(sizes.rank() == 0 ? 1 : sizes[dim])
    {
        for (int i = 0; i < sizes.rank(); ++i) {
            count *= i == dim ? 1 : sizes[i];
            step *= i > dim ? sizes[i] : 1;
        }
    }
    /// Calls body(first element) for every line.
    template <class Body> void each(Body&& body) const
    {
        parallel_for(count, length, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i)
                body(i / step * step * length + i % step);
        });
    }
};

template <class T> using Wide = std::conditional_t<std::is_floating_point_v<T>, double, T>;

template <class Body> void visit_computed(DType dtype, Body&& body)
{
    visit_dtype(dtype, [&]<class T>(T value) {
        if constexpr (!is_half_type<T> && !std::is_same_v<T, bool>)
            body(value);
        else
            throw TypeError(translatable("engine", "Running sums over %1 are not available; convert to float32 first."),
                            {std::string(name(dtype))});
    });
}

void sum(const Tensor& in, int dim, bool reverse, const Tensor& out)
{
    const Lines lines(in.sizes(), dim);
    visit_computed(in.dtype(), [&]<class T>(T) {
        const T* x = in.data<T>();
        T* y = out.data<T>();
        lines.each([&](std::int64_t first) {
            Wide<T> total{};
            for (std::int64_t i = 0; i < lines.length; ++i) {
                const std::int64_t at = first + (reverse ? lines.length - 1 - i : i) * lines.step;
                total = static_cast<Wide<T>>(total + x[at]);
                y[at] = static_cast<T>(total);
            }
        });
    });
}

void product(const Tensor& in, int dim, const Tensor& out)
{
    const Lines lines(in.sizes(), dim);
    visit_computed(in.dtype(), [&]<class T>(T) {
        const T* x = in.data<T>();
        T* y = out.data<T>();
        lines.each([&](std::int64_t first) {
            Wide<T> total = 1;
            for (std::int64_t i = 0; i < lines.length; ++i) {
                const std::int64_t at = first + i * lines.step;
                total = static_cast<Wide<T>>(total * x[at]);
                y[at] = static_cast<T>(total);
            }
        });
    });
}

template <class Body> void visit_real(DType dtype, Body&& body)
{
    if (dtype == DType::Float64)
        body(double{});
    else
        body(float{});
}

std::int64_t next_zero(const auto* x, std::int64_t from, std::int64_t n, std::int64_t step)
{
    while (from < n && x[from * step] != 0)
        ++from;
    return from;
}

/// One line: before the first zero everything divides; the zero itself carries the products of what comes up to the second;
/// behind it every product holds a zero.
template <class T> void line_gradient(const T* x, const T* y, const T* g, T* out, std::int64_t n, std::int64_t step)
{
    const std::int64_t zero = next_zero(x, 0, n, step), second = next_zero(x, zero + 1, n, step);
    double total = 0;
    for (std::int64_t i = zero - 1; i >= 0; --i) {
        total += static_cast<double>(g[i * step]) * static_cast<double>(y[i * step]);
        out[i * step] = static_cast<T>(total / static_cast<double>(x[i * step]));
    }
    if (zero >= n)
        return;
    double others = zero > 0 ? static_cast<double>(y[(zero - 1) * step]) : 1, at_zero = 0;
    for (std::int64_t k = zero; k < second && k < n; ++k) {
        others *= k == zero ? 1 : static_cast<double>(x[k * step]);
        at_zero += static_cast<double>(g[k * step]) * others;
    }
    out[zero * step] = static_cast<T>(at_zero);
    for (std::int64_t i = zero + 1; i < n; ++i)
        out[i * step] = 0;
}

void product_gradient(const Tensor& in, const Tensor& result, const Tensor& gradient, int dim, const Tensor& out)
{
    const Lines lines(in.sizes(), dim);
    visit_real(in.dtype(), [&]<class T>(T) {
        lines.each([&](std::int64_t first) {
            line_gradient(in.data<T>() + first, result.data<T>() + first, gradient.data<T>() + first, out.data<T>() + first,
                          lines.length, lines.step);
        });
    });
}

template <class T> void row_gradient(const T* x, T gradient, T* out, std::int64_t n)
{
    const std::int64_t zero = next_zero(x, 0, n, 1);
    double others = static_cast<double>(gradient);
    for (std::int64_t i = 0; i < n; ++i)
        others *= i == zero ? 1 : static_cast<double>(x[i]);
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = zero < n ? T{} : static_cast<T>(others / static_cast<double>(x[i]));
    if (zero < n)
        out[zero] = static_cast<T>(others);
}

void row_product_gradient(const Tensor& in, const Tensor& gradient, const Tensor& out)
{
    const std::int64_t width = in.size(1);
    visit_real(in.dtype(), [&]<class T>(T) {
        const T* x = in.data<T>();
        const T* g = gradient.data<T>();
        T* y = out.data<T>();
        parallel_for(in.size(0), width, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t r = begin; r < end; ++r)
                row_gradient(x + r * width, g[r], y + r * width, width);
        });
    });
}

const RegisterKernels<CumulativeKernels> registered{DeviceType::Cpu, {sum, product, product_gradient, row_product_gradient}};

}  // namespace

}  // namespace ts
