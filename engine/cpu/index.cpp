#include <algorithm>
#include <cstring>

#include "engine/cpu/threads.h"
#include "engine/ops/index_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"
#include "engine/tensor/strided_walk.h"

namespace ts {

namespace {

void check_range(const Tensor& index, std::int64_t size)
{
    const Tensor flat = contiguous_copy(index);
    const auto* p = flat.data<std::int64_t>();
    bool outside = false;
    for (std::int64_t i = 0; i < flat.numel(); ++i)
        outside |= static_cast<std::uint64_t>(p[i]) >= static_cast<std::uint64_t>(size);
    if (!outside)
        return;
    for (std::int64_t i = 0; i < flat.numel(); ++i)
        if (p[i] < 0 || p[i] >= size)
            throw ArgumentError(translatable("engine", "Index %1 is out of range for a dimension of size %2."),
                                {std::to_string(p[i]), std::to_string(size)});
}

/// Strides with the indexed dimension left to the index.
Shape without(const Shape& strides, int dim)
{
    Shape out = strides;
    out[dim] = 0;
    return out;
}

/// Calls `body` with a value of an integer type as wide as an element: copies need no arithmetic.
template <class Body> void visit_width(DType dtype, Body&& body)
{
    switch (item_size(dtype)) {
    case 8:
        return body(std::uint64_t{});
    case 4:
        return body(std::uint32_t{});
    case 2:
        return body(std::uint16_t{});
    default:
        return body(std::uint8_t{});
    }
}

void gather(const Tensor& in, int dim, const Tensor& index, const Tensor& out)
{
    check_range(index, in.size(dim));
    const Shape steps = without(in.strides(), dim);
    const std::int64_t along = in.strides()[dim];
    const StridedWalk<3> walk(out.sizes(), {&out.strides(), &index.strides(), &steps});
    const auto* at = index.data<std::int64_t>();
    visit_width(in.dtype(), [&]<class T>(T) {
        const auto* x = static_cast<const T*>(in.raw_data());
        auto* y = static_cast<T*>(out.raw_data());
        walk.run([&](const std::array<std::int64_t, 3>& o, std::int64_t n, const std::array<std::int64_t, 3>& step) {
            if (step[0] == 1 && step[1] == 1 && step[2] == 0) {
                for (std::int64_t i = 0; i < n; ++i)
                    y[o[0] + i] = x[o[2] + at[o[1] + i] * along];
                return;
            }
            for (std::int64_t i = 0; i < n; ++i)
                y[o[0] + i * step[0]] = x[o[2] + i * step[2] + at[o[1] + i * step[1]] * along];
        });
    });
}

template <class T> T sum_of(T a, T b)
{
    if constexpr (is_half_type<T>)
        return T(static_cast<float>(a) + static_cast<float>(b));
    else
        return static_cast<T>(a + b);
}

void scatter(const Tensor& source, int dim, const Tensor& index, const Tensor& target, bool add)
{
    check_range(index, target.size(dim));
    const Shape steps = without(target.strides(), dim), rows = contiguous_strides(index.sizes());
    const std::int64_t along = target.strides()[dim];
    // The first operand decides the order: row-major over the index, so that sums do not depend on layouts.
    const StridedWalk<4> walk(index.sizes(), {&rows, &index.strides(), &source.strides(), &steps});
    const auto* at = index.data<std::int64_t>();
    visit_dtype(target.dtype(), [&]<class T>(T) {
        const auto* x = static_cast<const T*>(source.raw_data());
        auto* y = static_cast<T*>(target.raw_data());
        walk.run([&](const std::array<std::int64_t, 4>& o, std::int64_t n, const std::array<std::int64_t, 4>& step) {
            for (std::int64_t i = 0; i < n; ++i) {
                T& place = y[o[3] + i * step[3] + at[o[1] + i * step[1]] * along];
                const T value = x[o[2] + i * step[2]];
                place = add ? sum_of(place, value) : value;
            }
        });
    });
}

/// A contiguous tensor as (outer, dimension, inner).
struct Blocks {
    std::int64_t outer = 1, inner = 1;

    Blocks(const Shape& sizes, int dim)
    {
        for (int i = 0; i < sizes.rank(); ++i)
            if (i != dim)
                (i < dim ? outer : inner) *= sizes[i];
    }
};

void index_select(const Tensor& in, int dim, const Tensor& index, const Tensor& out)
{
    check_range(index, in.size(dim));
    const Blocks blocks(in.sizes(), dim);
    const std::int64_t size = in.size(dim), count = index.numel();
    const auto bytes = static_cast<std::size_t>(blocks.inner) * item_size(in.dtype());
    const auto* at = index.data<std::int64_t>();
    if (blocks.inner == 1) {
        visit_width(in.dtype(), [&]<class T>(T) {
            const auto* x = static_cast<const T*>(in.raw_data());
            auto* y = static_cast<T*>(out.raw_data());
            parallel_for(blocks.outer, count, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t o = begin; o < end; ++o)
                    for (std::int64_t i = 0; i < count; ++i)
                        y[o * count + i] = x[o * size + at[i]];
            });
        });
        return;
    }
    const auto* x = static_cast<const std::byte*>(in.raw_data());
    auto* y = static_cast<std::byte*>(out.raw_data());
    parallel_for(blocks.outer * count, blocks.inner, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t from = i / count * size + at[i % count];
            std::memcpy(y + static_cast<std::size_t>(i) * bytes, x + static_cast<std::size_t>(from) * bytes, bytes);
        }
    });
}

void index_add(const Tensor& source, int dim, const Tensor& index, const Tensor& target)
{
    check_range(index, target.size(dim));
    const Blocks blocks(target.sizes(), dim);
    const std::int64_t size = target.size(dim), count = index.numel(), inner = blocks.inner;
    const auto* at = index.data<std::int64_t>();
    visit_dtype(target.dtype(), [&]<class T>(T) {
        const auto* x = static_cast<const T*>(source.raw_data());
        auto* y = static_cast<T*>(target.raw_data());
        // Threads share out columns, so that each place is added to in the order of the index.
        parallel_for(inner, blocks.outer * count, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = 0; i < blocks.outer * count; ++i) {
                const T* from = x + i * inner;
                T* to = y + (i / count * size + at[i % count]) * inner;
                for (std::int64_t c = begin; c < end; ++c)
                    to[c] = sum_of(to[c], from[c]);
            }
        });
    });
}

std::int64_t count(const Tensor& mask)
{
    const bool* m = mask.data<bool>();
    return std::count(m, m + mask.numel(), true);
}

void places(const Tensor& mask, const Tensor& out)
{
    const bool* m = mask.data<bool>();
    auto* to = out.data<std::int64_t>();
    const std::int64_t wanted = out.numel();
    // Every place is written and kept only where the mask holds: no branch that depends on it.
    std::int64_t found = 0;
    for (std::int64_t i = 0; found < wanted; ++i) {
        to[found] = i;
        found += m[i];
    }
}

void coordinate(const Tensor& places, std::int64_t stride, std::int64_t size, const Tensor& out)
{
    const auto* place = places.data<std::int64_t>();
    std::transform(place, place + places.numel(), out.data<std::int64_t>(), [=](std::int64_t p) { return p / stride % size; });
}

void from_start(const Tensor& index, std::int64_t size, const Tensor& out)
{
    const auto* given = index.data<std::int64_t>();
    auto* to = out.data<std::int64_t>();
    for (std::int64_t i = 0; i < index.numel(); ++i) {
        if (given[i] < -size || given[i] >= size)
            throw ArgumentError(translatable("engine", "Index %1 is out of range for a dimension of size %2."),
                                {std::to_string(given[i]), std::to_string(size)});
        to[i] = given[i] + (given[i] < 0 ? size : 0);
    }
}

const RegisterKernels<IndexKernels> registered{
    DeviceType::Cpu, {gather, scatter, index_select, index_add, count, places, coordinate, from_start}};

}  // namespace

}  // namespace ts
