#include <cmath>

#include "engine/cpu/simd/batch_norm_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/group_norm_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

const BatchNormLoops& loops()
{
#ifdef TS_SIMD_X86
    static const BatchNormLoops chosen
        = choose_simd<BatchNormLoops>({baseline::batch_norm_loops, avx2::batch_norm_loops, avx512::batch_norm_loops});
#else
    static const BatchNormLoops chosen = baseline::batch_norm_loops();
#endif
    return chosen;
}

template <class T> const BatchNormLoopsOf<T>& loops_of()
{
    if constexpr (std::is_same_v<T, float>)
        return loops().f32;
    else
        return loops().f64;
}

template <class T> T or_else(const Tensor& t, std::int64_t c, T fallback)
{
    return t.defined() ? t.data<T>()[c] : fallback;
}

struct Sizes {
    std::int64_t examples, places, channels, groups, in_group;

    Sizes(const Tensor& x, const Tensor& mean)
        : examples(x.size(0)), places(x.size(1)), channels(x.size(2)), groups(mean.size(1)), in_group(channels / groups)
    {
    }
    /// body(example) on several threads.
    template <class Body> void each_example(Body body) const
    {
        parallel_for(examples, places * channels, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t n = begin; n < end; ++n)
                body(n);
        });
    }
};

struct Moments {
    double mean, variance;
};

/// Joins the moments of the channels of one group (Chan, Golub & LeVeque, 1979).
Moments joined(const Sizes& s, const double* means, const double* deviations)
{
    Moments all{0, 0};
    for (std::int64_t c = 0; c < s.in_group; ++c)
        all.mean += means[c] / static_cast<double>(s.in_group);
    for (std::int64_t c = 0; c < s.in_group; ++c)
        all.variance += deviations[c] + static_cast<double>(s.places) * (means[c] - all.mean) * (means[c] - all.mean);
    all.variance /= static_cast<double>(s.places * s.in_group);
    return all;
}

template <class T> void forward_as(const GroupNormForward& call)
{
    const Sizes s(call.x, call.mean);
    const Tensor sums = empty({s.examples, 2, s.channels}, DType::Float64),
                 terms = empty({s.examples, 3, s.channels}, call.x.dtype());
    s.each_example([&](std::int64_t n) {
        const T* x = call.x.data<T>() + n * s.places * s.channels;
        double* means = sums.data<double>() + 2 * n * s.channels;
        T *mean = terms.data<T>() + 3 * n * s.channels, *scale = mean + s.channels, *shift = scale + s.channels;
        loops_of<T>().moments(x, s.places, s.channels, means, means + s.channels);
        for (std::int64_t c = 0; c < s.channels; ++c) {
            const std::int64_t group = c / s.in_group, at = n * s.groups + group;
            if (c % s.in_group == 0) {
                const Moments m = joined(s, means + c, means + s.channels + c);
                call.mean.data<T>()[at] = static_cast<T>(m.mean);
                call.inverse_std.data<T>()[at] = static_cast<T>(1 / std::sqrt(m.variance + call.eps));
            }
            mean[c] = call.mean.data<T>()[at];
            scale[c] = call.inverse_std.data<T>()[at] * or_else<T>(call.weight, c, 1);
            shift[c] = or_else<T>(call.bias, c, 0);
        }
        loops_of<T>().normalize(x, s.places, s.channels, mean, scale, shift, call.y.data<T>() + n * s.places * s.channels);
    });
}

void forward(const GroupNormForward& call)
{
    call.x.dtype() == DType::Float32 ? forward_as<float>(call) : forward_as<double>(call);
}

/// Per-channel numbers of one example: dx = g * scale + (x - mean) * slope + offset.
template <class T> struct Terms {
    T *mean, *scale, *slope, *offset;
};

template <class T>
void fill_terms(const GroupNormBackward& call, const Sizes& s, std::int64_t n, const double* sums, const Terms<T>& t)
{
    const double count = static_cast<double>(s.places * s.in_group);
    for (std::int64_t first = 0; first < s.channels; first += s.in_group) {
        double sum = 0, product = 0;
        for (std::int64_t c = first; c < first + s.in_group; ++c) {
            sum += sums[c] * static_cast<double>(or_else<T>(call.weight, c, 1));
            product += sums[s.channels + c] * static_cast<double>(or_else<T>(call.weight, c, 1));
        }
        const auto inverse = static_cast<double>(call.inverse_std.data<T>()[n * s.groups + first / s.in_group]);
        for (std::int64_t c = first; c < first + s.in_group; ++c) {
            t.scale[c] = static_cast<T>(inverse) * or_else<T>(call.weight, c, 1);
            t.slope[c] = static_cast<T>(-product / count * inverse * inverse * inverse);
            t.offset[c] = static_cast<T>(-sum / count * inverse);
        }
    }
}

/// Adds up what the examples give, in their order.
template <class T> void parameter_gradients(const GroupNormBackward& call, const Sizes& s, const double* sums)
{
    for (std::int64_t c = 0; c < s.channels; ++c) {
        double bias = 0, weight = 0;
        for (std::int64_t n = 0; n < s.examples; ++n) {
            bias += sums[2 * n * s.channels + c];
            weight += sums[(2 * n + 1) * s.channels + c]
                * static_cast<double>(call.inverse_std.data<T>()[n * s.groups + c / s.in_group]);
        }
        if (call.dbias.defined())
            call.dbias.data<T>()[c] = static_cast<T>(bias);
        if (call.dweight.defined())
            call.dweight.data<T>()[c] = static_cast<T>(weight);
    }
}

template <class T> void backward_as(const GroupNormBackward& call)
{
    const Sizes s(call.x, call.mean);
    const Tensor sums = empty({s.examples, 2, s.channels}, DType::Float64),
                 terms = empty({s.examples, 4, s.channels}, call.x.dtype());
    s.each_example([&](std::int64_t n) {
        const std::int64_t first = n * s.places * s.channels;
        const T *g = call.g.data<T>() + first, *x = call.x.data<T>() + first;
        double* sum = sums.data<double>() + 2 * n * s.channels;
        T* term = terms.data<T>() + 4 * n * s.channels;
        const Terms<T> t{term, term + s.channels, term + 2 * s.channels, term + 3 * s.channels};
        for (std::int64_t c = 0; c < s.channels; ++c)
            t.mean[c] = call.mean.data<T>()[n * s.groups + c / s.in_group];
        loops_of<T>().gradient_sums(g, x, s.places, s.channels, t.mean, sum, sum + s.channels);
        if (!call.dx.defined())
            return;
        fill_terms(call, s, n, sum, t);
        loops_of<T>().blend(g, x, s.places, s.channels, {t.mean, t.offset, t.slope, t.scale}, call.dx.data<T>() + first);
    });
    parameter_gradients<T>(call, s, sums.data<double>());
}

void backward(const GroupNormBackward& call)
{
    call.x.dtype() == DType::Float32 ? backward_as<float>(call) : backward_as<double>(call);
}

const RegisterKernels<GroupNormKernels> registered{DeviceType::Cpu, {forward, backward}};

}  // namespace

}  // namespace ts
