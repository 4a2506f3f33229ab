#include <array>
#include <cstdint>
#include <limits>

#include "engine/cuda/add_rows.h"
#include "engine/cuda/element.h"
#include "engine/cuda/fault.h"
#include "engine/cuda/map_elements.h"
#include "engine/cuda/mask_places.h"
#include "engine/cuda/row_copy.h"
#include "engine/cuda/strided_plan.h"
#include "engine/ops/index_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/copy.h"

namespace ts::cuda {

namespace {

template <class... Tensors> void expect_operands(const Tensors&... tensors)
{
    (expect_on_device(IndexKernels::family, tensors), ...);
}

/// Strides with the indexed dimension left to the index.
Shape without(const Shape& strides, int dim)
{
    Shape out = strides;
    out[dim] = 0;
    return out;
}

/// The indexed dimension.
struct Along {
    std::int64_t size, stride;
    Fault* fault;
};

Along along_dim(const Tensor& t, int dim)
{
    return {t.size(dim), t.strides()[dim], fault_place()};
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

/// Operands: out, index, in without the dimension, row-major numbers, of which the first wrong one is reported.
template <class T>
__global__ void gather_kernel(StridedPlan<4> plan, Along along, const std::int64_t* index, const T* in, T* out)
{
    for (std::int64_t i = thread_number(); i < plan.count; i += thread_count()) {
        std::int64_t at[4];
        plan.offsets(i, at);
        const std::int64_t chosen = index[at[1]];
        if (inside(along.fault, FaultKind::IndexOutOfRange, chosen, along.size, at[3]))
            out[at[0]] = in[at[2] + chosen * along.stride];
    }
}

void gather(const Tensor& in, int dim, const Tensor& index, const Tensor& out)
{
    expect_operands(in, index, out);
    if (out.numel() == 0)
        return;
    const Shape steps = without(in.strides(), dim), rows = contiguous_strides(index.sizes());
    const auto plan = strided_plan<4>(out.sizes(), {&out.strides(), &index.strides(), &steps, &rows});
    visit_width(in.dtype(), [&]<class T>(T) {
        launch(gather_kernel<T>, grid_for(plan.count), plan, along_dim(in, dim), device_data<const std::int64_t>(index),
               device_data<const T>(in), device_data<T>(out));
    });
}

/// Operands: row-major numbers, which decide the order, index, source, target without the dimension.
using ScatterPlan = StridedPlan<4>;

ScatterPlan scatter_plan(const Tensor& source, int dim, const Tensor& index, const Tensor& target)
{
    const Shape steps = without(target.strides(), dim), rows = contiguous_strides(index.sizes());
    return strided_plan<4>(index.sizes(), {&rows, &index.strides(), &source.strides(), &steps});
}

/// Offset in the target, -1 for an index out of range, which is reported.
__device__ std::int64_t goal_of(const std::int64_t (&at)[4], const Along& along, const std::int64_t* index)
{
    const std::int64_t chosen = index[at[1]];
    return inside(along.fault, FaultKind::IndexOutOfRange, chosen, along.size, at[0]) ? at[3] + chosen * along.stride : -1;
}

/// winners[offset] = 1 + the last number that is written there.
template <class Number>
__global__ void find_winners_kernel(ScatterPlan plan, Along along, const std::int64_t* index, Number* winners)
{
    for (std::int64_t i = thread_number(); i < plan.count; i += thread_count()) {
        std::int64_t at[4];
        plan.offsets(i, at);
        if (const std::int64_t goal = goal_of(at, along, index); goal >= 0)
            atomicMax(winners + goal, static_cast<Number>(i + 1));
    }
}

template <class T, class Number>
__global__ void write_winners_kernel(ScatterPlan plan, Along along, const std::int64_t* index, const Number* winners,
                                     const T* source, T* target)
{
    for (std::int64_t i = thread_number(); i < plan.count; i += thread_count()) {
        std::int64_t at[4];
        plan.offsets(i, at);
        const std::int64_t goal = goal_of(at, along, index);
        if (goal >= 0 && winners[goal] == static_cast<Number>(i + 1))
            target[goal] = source[at[2]];
    }
}

/// Elements from the first to the last of a tensor, gaps included.
std::int64_t extent(const Tensor& t)
{
    std::int64_t last = 0;
    for (int d = 0; d < t.dim(); ++d)
        last += (t.sizes()[d] - 1) * t.strides()[d];
    return last + 1;
}

template <class Number> void assign_last(const Tensor& source, int dim, const Tensor& index, const Tensor& target)
{
    const ScatterPlan plan = scatter_plan(source, dim, index, target);
    const Along along = along_dim(target, dim);
    const auto* chosen = device_data<const std::int64_t>(index);
    const Scratch<Number> winners(extent(target), target.device());
    check(cudaMemsetAsync(winners.data(), 0, static_cast<std::size_t>(extent(target)) * sizeof(Number), compute_stream()));
    launch(find_winners_kernel<Number>, grid_for(plan.count), plan, along, chosen, winners.data());
    visit_width(target.dtype(), [&]<class T>(T) {
        launch(write_winners_kernel<T, Number>, grid_for(plan.count), plan, along, chosen, winners.data(),
               device_data<const T>(source), device_data<T>(target));
    });
}

/// Sort keys are offsets in the target, `limit` where the index is out of range.
template <class Key>
__global__ void goal_keys_kernel(ScatterPlan plan, Along along, const std::int64_t* index, std::int64_t limit, Key* keys)
{
    for (std::int64_t i = thread_number(); i < plan.count; i += thread_count()) {
        std::int64_t at[4];
        plan.offsets(i, at);
        const std::int64_t goal = goal_of(at, along, index);
        keys[i] = static_cast<Key>(goal >= 0 ? goal : limit);
    }
}

void add_each(const Tensor& source, int dim, const Tensor& index, const Tensor& target)
{
    const Tensor numbers = contiguous_copy(source);
    const ScatterPlan plan = scatter_plan(numbers, dim, index, target);
    const std::int64_t limit = extent(target);
    visit_key(limit, [&]<class Key>(Key) {
        Scratch<Key> keys(plan.count, target.device());
        launch(goal_keys_kernel<Key>, grid_for(plan.count), plan, along_dim(target, dim),
               device_data<const std::int64_t>(index), limit, keys.data());
        const auto sorted = sort_rows(std::move(keys), 1, plan.count, bits_for(limit), target.device());
        add_sorted_rows({1, plan.count, limit, 1, target.dtype(), numbers.raw_data(), target.raw_data(), target.device()},
                        sorted);
    });
}

void scatter(const Tensor& source, int dim, const Tensor& index, const Tensor& target, bool add)
{
    expect_operands(source, index, target);
    if (index.numel() == 0)
        return;
    if (add)
        add_each(source, dim, index, target);
    else if (index.numel() < std::numeric_limits<std::uint32_t>::max())
        assign_last<unsigned>(source, dim, index, target);
    else
        assign_last<unsigned long long>(source, dim, index, target);
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
    expect_operands(in, index, out);
    const Blocks blocks(in.sizes(), dim);
    copy_rows({device_data<const std::int64_t>(index), blocks.outer, index.numel(), in.size(dim),
               blocks.inner * static_cast<std::int64_t>(item_size(in.dtype())), -1, fault_place()},
              in.raw_data(), out.raw_data());
}

void index_add(const Tensor& source, int dim, const Tensor& index, const Tensor& target)
{
    expect_operands(source, index, target);
    const Blocks blocks(target.sizes(), dim);
    add_rows({blocks.outer, index.numel(), target.size(dim), blocks.inner, target.dtype(), source.raw_data(), target.raw_data(),
              target.device()},
             device_data<const std::int64_t>(index), -1, fault_place());
}

struct Coordinate {
    std::int64_t stride, size;
    __device__ std::int64_t operator()(std::int64_t place) const { return place / stride % size; }
};

void coordinate(const Tensor& places, std::int64_t stride, std::int64_t size, const Tensor& out)
{
    expect_operands(places, out);
    map_elements<std::int64_t, std::int64_t>(Coordinate{stride, size}, out, places);
}

__global__ void from_start_kernel(const std::int64_t* index, std::int64_t count, std::int64_t size, Fault* fault,
                                  std::int64_t* out)
{
    for (std::int64_t i = thread_number(); i < count; i += thread_count()) {
        const std::int64_t given = index[i], counted = given + (given < 0 ? size : 0);
        const bool right = counted >= 0 && counted < size;
        if (!right)
            report(fault, FaultKind::IndexOutOfRange, given, size, i);
        out[i] = right ? counted : 0;
    }
}

void from_start(const Tensor& index, std::int64_t size, const Tensor& out)
{
    expect_operands(index, out);
    if (index.numel() > 0)
        launch(from_start_kernel, grid_for(index.numel()), device_data<const std::int64_t>(index), index.numel(), size,
               fault_place(), device_data<std::int64_t>(out));
}

const RegisterKernels<IndexKernels> registered{
    DeviceType::Cuda, {gather, scatter, index_select, index_add, count_true, places_of_true, coordinate, from_start}};

}  // namespace

}  // namespace ts::cuda
