#include "engine/cuda/channel_normal.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/joined_moments.h"
#include "engine/ops/batch_norm_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

/// What is learned from the batch; null where not kept.
template <class C> struct Running {
    C* mean;
    C* var;
    const std::int64_t* batches;  ///< counted already; null: `momentum` holds
    double momentum;

    __device__ void blend(std::int64_t c, double batch_mean, double batch_var) const
    {
        const double share = batches ? 1 / static_cast<double>(*batches) : momentum;
        mean[c] = static_cast<C>((1 - share) * static_cast<double>(mean[c]) + share * batch_mean);
        var[c] = static_cast<C>((1 - share) * static_cast<double>(var[c]) + share * batch_var);
    }
};

/// Channel of this thread of a block (kPieceColumns, kPieceRows).
__device__ inline std::int64_t piece_column()
{
    return static_cast<std::int64_t>(blockIdx.x) * kPieceColumns + threadIdx.x;
}

template <class C>
__global__ void finish_moments_kernel(ColumnTiles t, const double* pieces, C* mean, C* inverse_std, double eps,
                                      Running<C> running)
{
    const std::int64_t c = piece_column();
    JoinedMoments joined(c < t.channels ? pieces[c] : 0);
    if (c < t.channels)
#pragma unroll 4
        for (std::int64_t p = threadIdx.y; p < t.pieces; p += kPieceRows)
            joined.take(static_cast<double>(t.size_of(p)), pieces[2 * p * t.channels + c],
                        pieces[(2 * p + 1) * t.channels + c]);
    joined.sum = sum_piece_rows(joined.sum);
    joined.squares = sum_piece_rows(joined.squares);
    if (c >= t.channels || threadIdx.y > 0)
        return;
    const auto rows = static_cast<double>(t.rows);
    mean[c] = static_cast<C>(joined.mean(rows));
    inverse_std[c] = static_cast<C>(1 / sqrt(joined.deviations(rows) / rows + eps));
    if (running.mean)
        running.blend(c, joined.mean(rows), joined.deviations(rows) / (rows - 1));
}

template <class C> __global__ void inverse_std_kernel(const C* var, C* inverse_std, std::int64_t channels, double eps)
{
    for (std::int64_t c = thread_number(); c < channels; c += thread_count())
        inverse_std[c] = static_cast<C>(1 / sqrt(static_cast<double>(var[c]) + eps));
}

/// Results of the backward pass for each channel; null where not wanted.
template <class C> struct ChannelGradients {
    C* dweight;
    C* dbias;
    C* slope;
    C* offset;
};

template <class C>
__global__ void finish_gradients_kernel(ColumnTiles t, const double* pieces, const C* inverse_std, const C* weight,
                                        ChannelGradients<C> out)
{
    const std::int64_t c = piece_column();
    double sum = 0, product = 0;
    if (c < t.channels)
#pragma unroll 4
        for (std::int64_t p = threadIdx.y; p < t.pieces; p += kPieceRows) {
            sum += pieces[2 * p * t.channels + c];
            product += pieces[(2 * p + 1) * t.channels + c];
        }
    sum = sum_piece_rows(sum);
    product = sum_piece_rows(product);
    if (c >= t.channels || threadIdx.y > 0)
        return;
    const C inverse = inverse_std[c];
    if (out.dbias)
        out.dbias[c] = static_cast<C>(sum);
    if (out.dweight)
        out.dweight[c] = static_cast<C>(product) * inverse;
    if (!out.slope)
        return;
    const auto rows = static_cast<double>(t.rows);
    const C scale = inverse * (weight ? weight[c] : C(1));
    out.slope[c] = -static_cast<C>(product / rows) * inverse * inverse * scale;
    out.offset[c] = -static_cast<C>(sum / rows) * scale;
}

Grid channel_grid(std::int64_t channels)
{
    return {dim3(static_cast<unsigned>((channels + kPieceColumns - 1) / kPieceColumns)), dim3(kPieceColumns, kPieceRows)};
}

template <class C> ChannelGroups<C> each_channel(const Tensor& mean, const Tensor& inverse_std)
{
    return {device_data<const C>(mean), device_data<const C>(inverse_std), 0, 1};
}

template <int kV, class T> void normalize(const BatchNormForward& call)
{
    using C = Compute<T>;
    const ColumnTiles t = writing_tiles(1, call.x.size(0), call.x.size(1), kV);
    launch(normalize_channels_kernel<kV, T>, t.grid(kV), t, device_data<const T>(call.x),
           each_channel<C>(call.mean, call.inverse_std), device_data<const C>(call.weight), device_data<const C>(call.bias),
           device_data<T>(call.y));
}

template <int kV, class T> void train_as(const BatchNormForward& call, const BatchNormRunning& kept)
{
    using C = Compute<T>;
    const ColumnTiles t = statistic_tiles(1, call.x.size(0), call.x.size(1), kV);
    const Tensor pieces = channel_pieces(t, call.x);
    auto* batches = device_data<std::int64_t>(kept.batches);
    launch(channel_moments_kernel<kV, T>, t.grid(kV), t, device_data<const T>(call.x), pieces.data<double>(), batches);
    const Running<C> running{device_data<C>(kept.mean), device_data<C>(kept.var), kept.momentum ? nullptr : batches,
                             kept.momentum.value_or(1)};
    launch(finish_moments_kernel<C>, channel_grid(t.channels), t, pieces.data<double>(), device_data<C>(call.mean),
           device_data<C>(call.inverse_std), call.eps, running);
    normalize<kV, T>(call);
}

/// Calls body(T{}, channels at once as a constant).
template <class Body, class... Others> void with_types(const Tensor& x, Body&& body, const Others&... others)
{
    visit_floating(x.dtype(), [&]<class T>(T) {
        const bool vectors = reads_vectors(x.size(1), device_data<const T>(x), device_data<const T>(others)...);
        with_channel_vectors(vectors, [&](auto width) { body(T{}, width); });
    });
}

void expect_all(std::initializer_list<Tensor> tensors)
{
    for (const Tensor& t : tensors)
        expect_on_device(BatchNormKernels::family, t);
}

void train(const BatchNormForward& call, const BatchNormRunning& running)
{
    expect_all(
        {call.x, call.y, call.weight, call.bias, call.mean, call.inverse_std, running.mean, running.var, running.batches});
    with_types(
        call.x, [&]<class T, int kV>(T, std::integral_constant<int, kV>) { train_as<kV, T>(call, running); }, call.y);
}

void infer(const BatchNormForward& call, const Tensor& var)
{
    expect_all({call.x, call.y, call.weight, call.bias, call.mean, call.inverse_std, var});
    with_types(
        call.x,
        [&]<class T, int kV>(T, std::integral_constant<int, kV>) {
            using C = Compute<T>;
            launch(inverse_std_kernel<C>, grid_for(var.numel()), device_data<const C>(var), device_data<C>(call.inverse_std),
                   var.numel(), call.eps);
            normalize<kV, T>(call);
        },
        call.y);
}

template <int kV, class T> void backward_as(const BatchNormBackward& call)
{
    using C = Compute<T>;
    const std::int64_t rows = call.x.size(0), channels = call.x.size(1);
    const auto* g = device_data<const T>(call.g);
    const auto* x = device_data<const T>(call.x);
    const auto* weight = device_data<const C>(call.weight);
    const ChannelGroups<C> groups = each_channel<C>(call.mean, call.inverse_std);
    const bool centred = call.training && call.dx.defined();
    Tensor terms;
    if (centred)
        terms = empty({2, channels}, call.mean.options());
    C* slope = device_data<C>(terms);
    C* offset = centred ? slope + channels : nullptr;
    if (centred || call.dweight.defined() || call.dbias.defined()) {
        const ColumnTiles t = statistic_tiles(1, rows, channels, kV);
        const Tensor pieces = channel_pieces(t, call.x);
        launch(channel_gradient_sums_kernel<kV, T>, t.grid(kV), t, g, x, groups, pieces.data<double>());
        const ChannelGradients<C> out{device_data<C>(call.dweight), device_data<C>(call.dbias), slope, offset};
        launch(finish_gradients_kernel<C>, channel_grid(channels), t, pieces.data<double>(), groups.inverse_std, weight, out);
    }
    if (!call.dx.defined())
        return;
    const ColumnTiles t = writing_tiles(1, rows, channels, kV);
    launch(channels_gradient_kernel<kV, T>, t.grid(kV), t, g, x, groups, weight, slope, offset, device_data<T>(call.dx));
}

void backward(const BatchNormBackward& call)
{
    expect_all({call.g, call.x, call.weight, call.mean, call.inverse_std, call.dx, call.dweight, call.dbias});
    with_types(
        call.x, [&]<class T, int kV>(T, std::integral_constant<int, kV>) { backward_as<kV, T>(call); }, call.g, call.dx);
}

const RegisterKernels<BatchNormKernels> registered{DeviceType::Cuda, {train, infer, backward}};

}  // namespace

}  // namespace ts::cuda
