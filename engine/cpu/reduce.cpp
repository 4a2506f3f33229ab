#include <algorithm>
#include <cmath>

#include "engine/cpu/reduce_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/tensor/element.h"

namespace ts {

namespace {

// Long rows are cut into pieces of this size whatever the number of threads, so that the order of additions is fixed.
constexpr std::int64_t kPiece = 65536;

template <class T> const RealReduceLoops<T>& real_loops()
{
    if constexpr (std::is_same_v<T, float>)
        return reduce_loops().f32;
    else
        return reduce_loops().f64;
}

template <class T> double long_sum(const T* x, std::int64_t n, double (*sum)(const T* x, std::int64_t n))
{
    if (n <= kPiece)
        return sum(x, n);
    std::vector<double> pieces(static_cast<std::size_t>((n + kPiece - 1) / kPiece));
    parallel_for(static_cast<std::int64_t>(pieces.size()), kPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t p = begin; p < end; ++p)
            pieces[static_cast<std::size_t>(p)] = sum(x + p * kPiece, std::min(kPiece, n - p * kPiece));
    });
    double total = 0;
    for (const double piece : pieces)
        total += piece;
    return total;
}

/// The real product is gathered in double.
template <class T> T product(const T* x, std::int64_t n)
{
    using Wide = std::conditional_t<std::is_floating_point_v<T>, double, T>;
    constexpr std::int64_t lanes = 8;  // independent chains: one product would wait for the one before
    Wide totals[lanes];
    std::fill_n(totals, lanes, Wide{1});
    std::int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (std::int64_t l = 0; l < lanes; ++l)
            totals[l] = static_cast<Wide>(totals[l] * x[i + l]);
    for (; i < n; ++i)
        totals[0] = static_cast<Wide>(totals[0] * x[i]);
    for (std::int64_t l = 1; l < lanes; ++l)
        totals[0] = static_cast<Wide>(totals[0] * totals[l]);
    return static_cast<T>(totals[0]);
}

template <class T> T reduce_row(ReduceOp op, const T* x, std::int64_t n)
{
    if (op == ReduceOp::Product)
        return product(x, n);
    if constexpr (std::is_floating_point_v<T>)
        if (op == ReduceOp::SumSquares)
            return static_cast<T>(long_sum(x, n, real_loops<T>().sum_squares));
    if constexpr (std::is_floating_point_v<T>) {
        if (op == ReduceOp::Sum)
            return static_cast<T>(long_sum(x, n, real_loops<T>().sum));
        return op == ReduceOp::Max ? real_loops<T>().max(x, n) : real_loops<T>().min(x, n);
    } else {
        T result = op == ReduceOp::Sum ? T{} : x[0];
        for (std::int64_t i = 0; i < n; ++i)
            result = op == ReduceOp::Sum ? static_cast<T>(result + x[i])
                : op == ReduceOp::Max    ? std::max(result, x[i])
                                         : std::min(result, x[i]);
        return result;
    }
}

template <class Body> void visit_computed(const Tensor& t, Body&& body)
{
    if (t.dtype() == DType::Float16 || t.dtype() == DType::BFloat16)
        throw TypeError(translatable("engine", "Reductions over %1 are not available; convert to float32 first."),
                        {std::string(name(t.dtype()))});
    visit_dtype(t.dtype(), [&]<class T>(T value) {
        if constexpr (!is_half_type<T>)
            body(value);
    });
}

void rows(ReduceOp op, const Tensor& in, const Tensor& out)
{
    const std::int64_t count = in.size(0), columns = in.size(1);
    visit_computed(in, [&]<class T>(T) {
        const auto* x = static_cast<const T*>(in.raw_data());
        auto* y = static_cast<T*>(out.raw_data());
        if (count == 1) {
            y[0] = reduce_row(op, x, columns);
            return;
        }
        parallel_for(count, columns, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t r = begin; r < end; ++r)
                y[r] = reduce_row(op, x + r * columns, columns);
        });
    });
}

void columns(const Tensor& in, const Tensor& out)
{
    const std::int64_t count = in.size(0), width = in.size(1);
    visit_computed(in, [&]<class T>(T) {
        const auto* x = static_cast<const T*>(in.raw_data());
        auto* y = static_cast<T*>(out.raw_data());
        if constexpr (std::is_floating_point_v<T>) {
            parallel_for(width, count, [&](std::int64_t begin, std::int64_t end) {
                real_loops<T>().columns(x + begin, count, end - begin, width, y + begin);
            });
        } else {
            std::fill_n(y, width, T{});
            for (std::int64_t r = 0; r < count; ++r)
                for (std::int64_t c = 0; c < width; ++c)
                    y[c] = static_cast<T>(y[c] + x[r * width + c]);
        }
    });
}

void extreme_columns(ReduceOp op, const Tensor& in, const Tensor& out)
{
    const std::int64_t count = in.size(0), width = in.size(1);
    visit_computed(in, [&]<class T>(T) {
        const auto* x = static_cast<const T*>(in.raw_data());
        auto* y = static_cast<T*>(out.raw_data());
        if constexpr (std::is_floating_point_v<T>) {
            const auto loop = op == ReduceOp::Max ? real_loops<T>().max_columns : real_loops<T>().min_columns;
            parallel_for(width, count,
                         [&](std::int64_t begin, std::int64_t end) { loop(x + begin, count, end - begin, width, y + begin); });
        } else {
            std::copy_n(x, width, y);
            for (std::int64_t r = 1; r < count; ++r)
                for (std::int64_t c = 0; c < width; ++c)
                    y[c] = op == ReduceOp::Max ? std::max(y[c], x[r * width + c]) : std::min(y[c], x[r * width + c]);
        }
    });
}

const RegisterKernels<ReduceKernels> registered{DeviceType::Cpu, {rows, columns, extreme_columns}};

}  // namespace

const ReduceLoops& reduce_loops()
{
#ifdef TS_SIMD_X86
    static const ReduceLoops chosen
        = choose_simd<ReduceLoops>({baseline::reduce_loops, avx2::reduce_loops, avx512::reduce_loops});
#else
    static const ReduceLoops chosen = baseline::reduce_loops();
#endif
    return chosen;
}

}  // namespace ts
