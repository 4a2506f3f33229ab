#include <cmath>

#include "engine/cpu/simd/attention_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/attention_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const AttentionLoops& loops()
{
#ifdef TS_SIMD_X86
    static const AttentionLoops chosen
        = choose_simd<AttentionLoops>({baseline::attention_loops, avx2::attention_loops, avx512::attention_loops});
#else
    static const AttentionLoops chosen = baseline::attention_loops();
#endif
    return chosen;
}

template <class T> const AttentionLoopsOf<T>& loops_of()
{
    if constexpr (std::is_same_v<T, float>)
        return loops().f32;
    else
        return loops().f64;
}

/// Head h of example b.
template <class T> T* head_of(const Tensor& t, std::int64_t b, std::int64_t h)
{
    return t.data<T>() + b * t.strides()[0] + h * t.strides()[1];
}

template <class T> AttentionHead<T> head_at(const AttentionForward& call, std::int64_t pair, T* scratch)
{
    const std::int64_t heads = call.query.size(1), b = pair / heads, h = pair % heads;
    const std::int64_t queries = call.query.size(2), keys = call.key.size(2);
    const bool masked = call.mask.defined(), dropping = call.dropout.p > 0;
    const auto first = static_cast<std::uint64_t>(pair * queries * keys);
    return {queries,
            keys,
            call.query.size(3),
            call.value.size(3),
            head_of<T>(call.query, b, h),
            head_of<T>(call.key, b, h),
            head_of<T>(call.value, b, h),
            call.query.strides()[2],
            call.key.strides()[2],
            call.value.strides()[2],
            masked ? head_of<T>(call.mask, b, h) : nullptr,
            masked ? call.mask.strides()[2] : 0,
            masked ? call.mask.strides()[3] : 0,
            call.lse.data<T>() + pair * queries,
            static_cast<T>(call.scale),
            call.causal,
            static_cast<T>(call.dropout.p < 1 ? 1 / (1 - call.dropout.p) : 0),
            dropping ? static_cast<std::uint32_t>(std::ceil(call.dropout.p * 0x1p24)) : 0,
            call.dropout.random.seed(),
            call.dropout.random.stream(),
            call.dropout.counter,
            first,
            scratch};
}

/// body(head, example, number of the head) for every head of every example; each is worked on by one thread.
template <class T, class Body> void for_each_head(const AttentionForward& call, Body&& body)
{
    const std::int64_t keys = call.key.size(2), dim = call.query.size(3), value_dim = call.value.size(3);
    const std::int64_t cost = call.query.size(2) * keys * (dim + value_dim) / 4, heads = call.query.size(1);
    parallel_for(call.query.size(0) * heads, cost, [&](std::int64_t begin, std::int64_t end) {
        const Tensor scratch = empty({attention_scratch(keys, dim, value_dim)}, call.query.dtype());
        for (std::int64_t pair = begin; pair < end; ++pair)
            body(head_at<T>(call, pair, scratch.data<T>()), pair / heads, pair % heads);
    });
}

template <class T> void forward_as(const AttentionForward& call)
{
    for_each_head<T>(call, [&](const AttentionHead<T>& head, std::int64_t b, std::int64_t h) {
        loops_of<T>().forward(head, head_of<T>(call.out, b, h), call.out.strides()[2]);
    });
}

void forward(const AttentionForward& call)
{
    call.query.dtype() == DType::Float32 ? forward_as<float>(call) : forward_as<double>(call);
}

template <class T> void backward_as(const AttentionBackward& call)
{
    for_each_head<T>(call.forward, [&](const AttentionHead<T>& head, std::int64_t b, std::int64_t h) {
        loops_of<T>().backward(head,
                               {head_of<T>(call.forward.out, b, h), head_of<T>(call.g, b, h), call.forward.out.strides()[2],
                                call.g.strides()[2], head_of<T>(call.dquery, b, h), head_of<T>(call.dkey, b, h),
                                head_of<T>(call.dvalue, b, h), call.dquery.strides()[2], call.dkey.strides()[2],
                                call.dvalue.strides()[2]});
    });
}

void backward(const AttentionBackward& call)
{
    call.forward.query.dtype() == DType::Float32 ? backward_as<float>(call) : backward_as<double>(call);
}

const RegisterKernels<AttentionKernels> registered{DeviceType::Cpu, {forward, backward}};

}  // namespace

}  // namespace ts
