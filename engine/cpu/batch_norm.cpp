#include <algorithm>
#include <cmath>

#include "engine/cpu/simd/batch_norm_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/batch_norm_kernels.h"
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

/// Rows are cut into pieces that fit the second cache level, by the sizes alone; what they give is added in order.
struct Pieces {
    std::int64_t rows, channels, length, count;

    explicit Pieces(const Tensor& x) : rows(x.size(0)), channels(x.size(1))
    {
        length = std::clamp<std::int64_t>(32768 / std::max<std::int64_t>(channels, 1), 16, 8192);
        count = (rows + length - 1) / length;
    }
    [[nodiscard]] std::int64_t size(std::int64_t piece) const { return std::min(length, rows - piece * length); }
    /// body(piece, first element, rows)
    template <class Body> void run(Body&& body) const
    {
        parallel_for(count, length * channels, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t p = begin; p < end; ++p)
                body(p, p * length * channels, size(p));
        });
    }
};

/// Two rows of C sums for each piece.
Tensor piece_sums(const Pieces& pieces)
{
    return empty({pieces.count, 2, pieces.channels}, DType::Float64);
}

template <class T> T or_else(const Tensor& t, std::int64_t c, T fallback)
{
    return t.defined() ? t.data<T>()[c] : fallback;
}

struct Moments {
    double mean, deviations;
};

/// Joins what the pieces found of one channel (Chan, Golub & LeVeque, 1979).
Moments joined(const Pieces& pieces, const double* sums, std::int64_t c)
{
    Moments all{0, 0};
    for (std::int64_t p = 0; p < pieces.count; ++p)
        all.mean += sums[2 * p * pieces.channels + c] * static_cast<double>(pieces.size(p));
    all.mean /= static_cast<double>(pieces.rows);
    for (std::int64_t p = 0; p < pieces.count; ++p) {
        const double apart = sums[2 * p * pieces.channels + c] - all.mean;
        all.deviations += sums[(2 * p + 1) * pieces.channels + c] + apart * apart * static_cast<double>(pieces.size(p));
    }
    return all;
}

template <class T> void normalize(const BatchNormForward& call)
{
    const Pieces pieces(call.x);
    const std::int64_t channels = pieces.channels;
    const Tensor terms = empty({2, channels}, call.x.dtype());
    T* scale = terms.data<T>();
    T* shift = scale + channels;
    for (std::int64_t c = 0; c < channels; ++c) {
        scale[c] = call.inverse_std.data<T>()[c] * or_else<T>(call.weight, c, 1);
        shift[c] = or_else<T>(call.bias, c, 0);
    }
    const T* mean = call.mean.data<T>();
    pieces.run([&](std::int64_t, std::int64_t first, std::int64_t rows) {
        loops_of<T>().normalize(call.x.data<T>() + first, rows, channels, mean, scale, shift, call.y.data<T>() + first);
    });
}

template <class T> void blend(const Tensor& running, std::int64_t c, double value, double momentum)
{
    T& kept = running.data<T>()[c];
    kept = static_cast<T>((1 - momentum) * static_cast<double>(kept) + momentum * value);
}

/// Counts the batch and gives its weight in the running statistics.
double share_of_batch(const BatchNormRunning& running)
{
    const std::int64_t batches = running.batches.defined() ? ++*running.batches.data<std::int64_t>() : 1;
    return running.momentum.value_or(1 / static_cast<double>(batches));
}

template <class T> void train_as(const BatchNormForward& call, const BatchNormRunning& running)
{
    const Pieces pieces(call.x);
    const Tensor scratch = piece_sums(pieces);
    auto* sums = scratch.data<double>();
    const std::int64_t channels = pieces.channels;
    pieces.run([&](std::int64_t p, std::int64_t first, std::int64_t rows) {
        loops_of<T>().moments(call.x.data<T>() + first, rows, channels, sums + 2 * p * channels, sums + (2 * p + 1) * channels);
    });
    const auto rows = static_cast<double>(pieces.rows);
    const double momentum = share_of_batch(running);
    for (std::int64_t c = 0; c < channels; ++c) {
        const Moments m = joined(pieces, sums, c);
        call.mean.data<T>()[c] = static_cast<T>(m.mean);
        call.inverse_std.data<T>()[c] = static_cast<T>(1 / std::sqrt(m.deviations / rows + call.eps));
        if (running.mean.defined()) {
            blend<T>(running.mean, c, m.mean, momentum);
            blend<T>(running.var, c, m.deviations / (rows - 1), momentum);
        }
    }
    normalize<T>(call);
}

void train(const BatchNormForward& call, const BatchNormRunning& running)
{
    call.x.dtype() == DType::Float32 ? train_as<float>(call, running) : train_as<double>(call, running);
}

template <class T> void infer_as(const BatchNormForward& call, const Tensor& var)
{
    for (std::int64_t c = 0; c < call.x.size(1); ++c)
        call.inverse_std.data<T>()[c] = static_cast<T>(1 / std::sqrt(static_cast<double>(var.data<T>()[c]) + call.eps));
    normalize<T>(call);
}

void infer(const BatchNormForward& call, const Tensor& var)
{
    call.x.dtype() == DType::Float32 ? infer_as<float>(call, var) : infer_as<double>(call, var);
}

/// Sums of g and g * (x - mean) over all rows, in place of those of the first piece.
template <class T> void gradient_sums(const BatchNormBackward& call, const Pieces& pieces, double* sums)
{
    const std::int64_t channels = pieces.channels;
    pieces.run([&](std::int64_t p, std::int64_t first, std::int64_t rows) {
        loops_of<T>().gradient_sums(call.g.data<T>() + first, call.x.data<T>() + first, rows, channels, call.mean.data<T>(),
                                    sums + 2 * p * channels, sums + (2 * p + 1) * channels);
    });
    for (std::int64_t p = 1; p < pieces.count; ++p)
        for (std::int64_t c = 0; c < 2 * channels; ++c)
            sums[c] += sums[2 * p * channels + c];
}

template <class T> void input_gradient(const BatchNormBackward& call, const Pieces& pieces, const double* sums)
{
    const std::int64_t channels = pieces.channels;
    const Tensor terms = empty({3, channels}, call.x.dtype());
    T* offset = terms.data<T>();
    T* slope = offset + channels;
    T* scale = slope + channels;
    const auto rows = static_cast<double>(pieces.rows);
    for (std::int64_t c = 0; c < channels; ++c) {
        const T inverse = call.inverse_std.data<T>()[c];
        scale[c] = inverse * or_else<T>(call.weight, c, 1);
        offset[c] = call.training ? static_cast<T>(sums[c] / rows) : T{};
        slope[c] = call.training ? static_cast<T>(sums[channels + c] / rows) * inverse * inverse : T{};
    }
    const BatchNormTerms<T> of_channels{call.mean.data<T>(), offset, slope, scale};
    pieces.run([&](std::int64_t, std::int64_t first, std::int64_t n) {
        loops_of<T>().input_gradient(call.g.data<T>() + first, call.x.data<T>() + first, n, channels, of_channels,
                                     call.dx.data<T>() + first);
    });
}

template <class T> void backward_as(const BatchNormBackward& call)
{
    const Pieces pieces(call.x);
    const Tensor scratch = piece_sums(pieces);
    auto* sums = scratch.data<double>();
    gradient_sums<T>(call, pieces, sums);
    for (std::int64_t c = 0; c < pieces.channels; ++c) {
        if (call.dbias.defined())
            call.dbias.data<T>()[c] = static_cast<T>(sums[c]);
        if (call.dweight.defined())
            call.dweight.data<T>()[c] = static_cast<T>(sums[pieces.channels + c]) * call.inverse_std.data<T>()[c];
    }
    if (call.dx.defined())
        input_gradient<T>(call, pieces, sums);
}

void backward(const BatchNormBackward& call)
{
    call.x.dtype() == DType::Float32 ? backward_as<float>(call) : backward_as<double>(call);
}

const RegisterKernels<BatchNormKernels> registered{DeviceType::Cpu, {train, infer, backward}};

}  // namespace

}  // namespace ts
