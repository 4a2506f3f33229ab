#include <limits>

#include "engine/cuda/floating_types.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/row_dispatch.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/softmax_kernels.h"

namespace ts::cuda {

namespace {

template <class C> __device__ constexpr C lowest()
{
    return -std::numeric_limits<C>::infinity();
}

/// Largest number so far and the sum of exponentials of all numbers less the largest.
template <class C> struct RunningSum {
    C largest = lowest<C>();
    C total = 0;

    __device__ void take(C x)
    {
        if (x > largest) {
            total = total * exp(largest - x) + (1 + (x - x));  // NaN where x is infinite
            largest = x;
        } else if (x != lowest<C>()) {
            total += exp(x - largest);
        }
    }
    /// The sum as seen from a number that is at least as large.
    [[nodiscard]] __device__ C seen_from(C other) const
    {
        return largest == lowest<C>() ? total : total * exp(largest - other);
    }
};

template <class C> __device__ C forward_value(C x, C largest, C term, bool log)
{
    return log ? x - largest - term : exp(x - largest) * term;
}
template <class C> __device__ C forward_term(C total, bool log)
{
    return log ? ::log(total) : 1 / total;
}
template <class C> __device__ C backward_part(C y, C g, bool log)
{
    return log ? g : g * y;
}
template <class C> __device__ C backward_value(C y, C g, C total, bool log)
{
    return log ? g - exp(y) * total : y * (g - total);
}

template <class Row, class T>
__global__ void __launch_bounds__(kRowThreads<Row>)
    forward_rows_kernel(const T* x, T* y, std::int64_t rows, int width, bool log)
{
    using C = Compute<T>;
    const std::int64_t row = row_number<Row>();
    const int n = row < rows ? width : 0;
    C values[Row::kEach], largest = lowest<C>(), total = 0;
    Row::load(x + row * width, n, values, lowest<C>());
#pragma unroll
    for (int e = 0; e < Row::kEach; ++e)
        largest = Largest{}(largest, values[e]);
    largest = Row::reduce(largest, Largest{}, lowest<C>());
    Row::each(n, [&](int e, int) {
        values[e] -= largest;
        const C power = exp(values[e]);
        total += power;
        if (!log)
            values[e] = power;
    });
    const C term = forward_term(Row::sum(total), log);
#pragma unroll
    for (int e = 0; e < Row::kEach; ++e)
        values[e] = log ? values[e] - term : values[e] * term;
    Row::store(y + row * width, n, values);
}

template <class Row, class T>
__global__ void __launch_bounds__(kRowThreads<Row>)
    backward_rows_kernel(const T* y, const T* g, T* dx, std::int64_t rows, int width, bool log)
{
    using C = Compute<T>;
    const std::int64_t row = row_number<Row>();
    const int n = row < rows ? width : 0;
    C values[Row::kEach], gradients[Row::kEach], total = 0;
    Row::load(y + row * width, n, values, C(0));
    Row::load(g + row * width, n, gradients, C(0));
#pragma unroll
    for (int e = 0; e < Row::kEach; ++e)
        total += backward_part(values[e], gradients[e], log);
    total = Row::sum(total);
#pragma unroll
    for (int e = 0; e < Row::kEach; ++e)
        values[e] = backward_value(values[e], gradients[e], total, log);
    Row::store(dx + row * width, n, values);
}

// Rows that are too long for registers: a block each.

constexpr int kLongThreads = 512;

template <class T> __global__ void forward_long_kernel(const T* x, T* y, std::int64_t width, bool vectors, bool log)
{
    using C = Compute<T>;
    const T* in = x + static_cast<std::int64_t>(blockIdx.x) * width;
    T* out = y + static_cast<std::int64_t>(blockIdx.x) * width;
    RunningSum<C> sum;
    along_row<kLongThreads>(width, vectors, [&]<int kV>(std::integral_constant<int, kV>, std::int64_t i) {
        C v[kV];
        load_numbers<kV>(in + i, v);
        for (int k = 0; k < kV; ++k)
            sum.take(v[k]);
    });
    const C largest = reduce_block(sum.largest, Largest{}, lowest<C>());
    const C term = forward_term(sum_block(sum.seen_from(largest)), log);
    along_row<kLongThreads>(width, vectors, [&]<int kV>(std::integral_constant<int, kV>, std::int64_t i) {
        C v[kV];
        load_numbers<kV>(in + i, v);
        for (int k = 0; k < kV; ++k)
            v[k] = forward_value(v[k], largest, term, log);
        store_numbers<kV>(out + i, v);
    });
}

template <class T>
__global__ void backward_long_kernel(const T* y, const T* g, T* dx, std::int64_t width, bool vectors, bool log)
{
    using C = Compute<T>;
    const std::int64_t first = static_cast<std::int64_t>(blockIdx.x) * width;
    C total = 0;
    along_row<kLongThreads>(width, vectors, [&]<int kV>(std::integral_constant<int, kV>, std::int64_t i) {
        C v[kV], gradient[kV];
        load_numbers<kV>(y + first + i, v);
        load_numbers<kV>(g + first + i, gradient);
        for (int k = 0; k < kV; ++k)
            total += backward_part(v[k], gradient[k], log);
    });
    total = sum_block(total);
    along_row<kLongThreads>(width, vectors, [&]<int kV>(std::integral_constant<int, kV>, std::int64_t i) {
        C v[kV], gradient[kV];
        load_numbers<kV>(y + first + i, v);
        load_numbers<kV>(g + first + i, gradient);
        for (int k = 0; k < kV; ++k)
            v[k] = backward_value(v[k], gradient[k], total, log);
        store_numbers<kV>(dx + first + i, v);
    });
}

// Classes with a stride: neighbouring threads take neighbouring rows; kDeep threads share the classes of one.

constexpr int kRowsSide = 32;

template <int kDeep, class C, class Op> __device__ C reduce_deep(C value, Op op)
{
    if constexpr (kDeep > 1) {
        __shared__ C all[kDeep][kRowsSide];
        __syncthreads();
        all[threadIdx.y][threadIdx.x] = value;
        __syncthreads();
        value = all[0][threadIdx.x];
#pragma unroll
        for (int k = 1; k < kDeep; ++k)
            value = op(value, all[k][threadIdx.x]);
    }
    return value;
}

/// Where the classes of this thread's row lie.
struct ColumnPlace {
    bool inside;
    std::int64_t first, stride, classes;

    __device__ explicit ColumnPlace(const ClassLayout& layout)
    {
        const std::int64_t row = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
        inside = row < layout.outer * layout.inner;
        first = row / layout.inner * layout.classes * layout.inner + row % layout.inner;
        stride = layout.inner;
        classes = layout.classes;
    }
    template <int kDeep, class Body> __device__ void each(Body body) const
    {
        if (inside)
            for (std::int64_t c = threadIdx.y; c < classes; c += kDeep)
                body(first + c * stride);
    }
};

template <int kDeep, class T> __global__ void forward_columns_kernel(const T* x, T* y, ClassLayout layout, bool log)
{
    using C = Compute<T>;
    const ColumnPlace at(layout);
    RunningSum<C> sum;
    at.each<kDeep>([&](std::int64_t i) { sum.take(convert<C>(x[i])); });
    const C largest = reduce_deep<kDeep>(sum.largest, Largest{});
    const C term = forward_term(reduce_deep<kDeep>(sum.seen_from(largest), Plus{}), log);
    at.each<kDeep>([&](std::int64_t i) { y[i] = convert<T>(forward_value(convert<C>(x[i]), largest, term, log)); });
}

template <int kDeep, class T>
__global__ void backward_columns_kernel(const T* y, const T* g, T* dx, ClassLayout layout, bool log)
{
    using C = Compute<T>;
    const ColumnPlace at(layout);
    C total = 0;
    at.each<kDeep>([&](std::int64_t i) { total += backward_part(convert<C>(y[i]), convert<C>(g[i]), log); });
    total = reduce_deep<kDeep>(total, Plus{});
    at.each<kDeep>([&](std::int64_t i) { dx[i] = convert<T>(backward_value(convert<C>(y[i]), convert<C>(g[i]), total, log)); });
}

Grid column_grid(const ClassLayout& layout, int deep)
{
    const int threads = deep > 1 ? kRowsSide : 256;
    return {dim3(static_cast<unsigned>((layout.outer * layout.inner + threads - 1) / threads)),
            dim3(static_cast<unsigned>(threads), static_cast<unsigned>(deep))};
}

/// Few rows of many classes leave the device idle unless threads share them.
bool shares_classes(const ClassLayout& layout)
{
    return layout.classes >= 64 && layout.outer * layout.inner <= 65536;
}

template <class T> void forward_as(const T* x, T* y, const ClassLayout& layout, bool log)
{
    constexpr int kDeep = 8;
    const std::int64_t n = layout.classes;
    if (layout.inner > 1) {
        if (shares_classes(layout))
            launch(forward_columns_kernel<kDeep, T>, column_grid(layout, kDeep), x, y, layout, log);
        else
            launch(forward_columns_kernel<1, T>, column_grid(layout, 1), x, y, layout, log);
        return;
    }
    const bool vectors = reads_vectors(n, x, y);
    const bool held = with_row_registers<T, 32>(n, vectors, [&]<class Row>(Row) {
        launch(forward_rows_kernel<Row, T>, row_grid<Row>(layout.outer), x, y, layout.outer, static_cast<int>(n), log);
    });
    if (!held)
        launch(forward_long_kernel<T>, {dim3(static_cast<unsigned>(layout.outer)), dim3(kLongThreads)}, x, y, n, vectors, log);
}

template <class T> void backward_as(const T* y, const T* g, T* dx, const ClassLayout& layout, bool log)
{
    constexpr int kDeep = 8;
    const std::int64_t n = layout.classes;
    if (layout.inner > 1) {
        if (shares_classes(layout))
            launch(backward_columns_kernel<kDeep, T>, column_grid(layout, kDeep), y, g, dx, layout, log);
        else
            launch(backward_columns_kernel<1, T>, column_grid(layout, 1), y, g, dx, layout, log);
        return;
    }
    const bool vectors = reads_vectors(n, y, g, dx);
    const bool held = with_row_registers<T, 16>(n, vectors, [&]<class Row>(Row) {
        launch(backward_rows_kernel<Row, T>, row_grid<Row>(layout.outer), y, g, dx, layout.outer, static_cast<int>(n), log);
    });
    if (!held)
        launch(backward_long_kernel<T>, {dim3(static_cast<unsigned>(layout.outer)), dim3(kLongThreads)}, y, g, dx, n, vectors,
               log);
}

bool nothing_in(const ClassLayout& layout)
{
    return layout.outer * layout.classes * layout.inner == 0;
}

void forward(const Tensor& x, const Tensor& y, const ClassLayout& layout, bool log)
{
    for (const Tensor& t : {x, y})
        expect_on_device(SoftmaxKernels::family, t);
    if (nothing_in(layout))
        return;
    visit_floating(x.dtype(), [&]<class T>(T) { forward_as(device_data<const T>(x), device_data<T>(y), layout, log); });
}

void backward(const Tensor& y, const Tensor& g, const Tensor& dx, const ClassLayout& layout, bool log)
{
    for (const Tensor& t : {y, g, dx})
        expect_on_device(SoftmaxKernels::family, t);
    if (nothing_in(layout))
        return;
    visit_floating(y.dtype(), [&]<class T>(T) {
        backward_as(device_data<const T>(y), device_data<const T>(g), device_data<T>(dx), layout, log);
    });
}

const RegisterKernels<SoftmaxKernels> registered{DeviceType::Cuda, {forward, backward}};

}  // namespace

}  // namespace ts::cuda
