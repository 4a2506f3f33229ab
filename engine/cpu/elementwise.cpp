#include <bit>

#include "engine/cpu/simd/elementwise_loops.h"
#include "engine/cpu/simd/where_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/element.h"
#include "engine/tensor/strided_walk.h"

namespace ts {

namespace {

const ElementwiseLoops& loops()
{
#ifdef TS_SIMD_X86
    static const ElementwiseLoops chosen
        = choose_simd<ElementwiseLoops>({baseline::elementwise_loops, avx2::elementwise_loops, avx512::elementwise_loops});
#else
    static const ElementwiseLoops chosen = baseline::elementwise_loops();
#endif
    return chosen;
}

std::byte* offset(void* base, std::int64_t elements, std::size_t size)
{
    return static_cast<std::byte*>(base) + elements * static_cast<std::int64_t>(size);
}

template <class Loop> Loop checked(Loop loop, const Tensor& t)
{
    if (!loop)
        throw TypeError(translatable("engine", "This element-wise operation is not defined for %1."),
                        {std::string(name(t.dtype()))});
    return loop;
}

bool same_layout(const Tensor& a, const Tensor& b)
{
    return (a.is_contiguous() && b.is_contiguous()) || a.strides() == b.strides();
}

void unary(UnaryOp op, const Tensor& in, const Tensor& out, double parameter)
{
    const UnaryLoop loop = checked(loops().unary[static_cast<std::size_t>(in.dtype())][static_cast<std::size_t>(op)], in);
    const std::size_t size = item_size(in.dtype());
    if (same_layout(in, out) && out.is_dense()) {
        parallel_elements(out.numel(), 1, [&](std::int64_t begin, std::int64_t end) {
            loop(offset(in.raw_data(), begin, size), 1, offset(out.raw_data(), begin, size), 1, end - begin, parameter);
        });
        return;
    }
    const StridedWalk<2> walk(out.sizes(), {&out.strides(), &in.strides()});
    walk.run([&](const std::array<std::int64_t, 2>& at, std::int64_t n, const std::array<std::int64_t, 2>& step) {
        loop(offset(in.raw_data(), at[1], size), step[1], offset(out.raw_data(), at[0], size), step[0], n, parameter);
    });
}

void run_binary(BinaryLoop loop, const Tensor& a, const Tensor& b, const Tensor& out, double parameter)
{
    const std::size_t size = item_size(a.dtype());
    const std::size_t out_size = item_size(out.dtype());
    if (same_layout(a, out) && same_layout(b, out) && out.is_dense()) {
        parallel_elements(out.numel(), 1, [&](std::int64_t begin, std::int64_t end) {
            loop(offset(a.raw_data(), begin, size), 1, offset(b.raw_data(), begin, size), 1,
                 offset(out.raw_data(), begin, out_size), 1, end - begin, parameter);
        });
        return;
    }
    const StridedWalk<3> walk(out.sizes(), {&out.strides(), &a.strides(), &b.strides()});
    walk.run([&](const std::array<std::int64_t, 3>& at, std::int64_t n, const std::array<std::int64_t, 3>& step) {
        loop(offset(a.raw_data(), at[1], size), step[1], offset(b.raw_data(), at[2], size), step[2],
             offset(out.raw_data(), at[0], out_size), step[0], n, parameter);
    });
}

void binary(BinaryOp op, const Tensor& a, const Tensor& b, const Tensor& out, double parameter)
{
    run_binary(checked(loops().binary[static_cast<std::size_t>(a.dtype())][static_cast<std::size_t>(op)], a), a, b, out,
               parameter);
}

void compare(CompareOp op, const Tensor& a, const Tensor& b, const Tensor& out)
{
    run_binary(checked(loops().compare[static_cast<std::size_t>(a.dtype())][static_cast<std::size_t>(op)], a), a, b, out, 0);
}

const WhereLoops& where_loops()
{
#ifdef TS_SIMD_X86
    static const WhereLoops chosen = choose_simd<WhereLoops>({baseline::where_loops, avx2::where_loops, avx512::where_loops});
#else
    static const WhereLoops chosen = baseline::where_loops();
#endif
    return chosen;
}

void where(const Tensor& condition, const Tensor& a, const Tensor& b, const Tensor& out)
{
    const StridedWalk<4> walk(out.sizes(), {&out.strides(), &condition.strides(), &a.strides(), &b.strides()});
    const std::size_t size = item_size(out.dtype());
    const WhereLoop loop = where_loops().of_width[static_cast<std::size_t>(std::countr_zero(size))];
    const bool* flags = condition.data<bool>();
    walk.run([&](const std::array<std::int64_t, 4>& at, std::int64_t n, const std::array<std::int64_t, 4>& step) {
        const auto piece = [&](std::int64_t begin, std::int64_t end) {
            loop(flags + at[1] + begin * step[1], step[1], offset(a.raw_data(), at[2] + begin * step[2], size), step[2],
                 offset(b.raw_data(), at[3] + begin * step[3], size), step[3],
                 offset(out.raw_data(), at[0] + begin * step[0], size), step[0], end - begin);
        };
        parallel_for(n, 1, piece);
    });
}

const RegisterKernels<ElementwiseKernels> registered{DeviceType::Cpu, {unary, binary, compare, where}};

}  // namespace

}  // namespace ts
