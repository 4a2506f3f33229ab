#include "engine/cuda/channel_normal.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/joined_moments.h"
#include "engine/cuda/reduce_block.h"
#include "engine/ops/group_norm_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

/// A block for each example and group.
struct GroupPlace {
    std::int64_t segment, group;

    __device__ explicit GroupPlace(std::int64_t groups) : segment(blockIdx.x / groups), group(blockIdx.x % groups) { }
};

/// Moments of a group from those of its channels in every piece.
template <class C>
__global__ void group_moments_kernel(ColumnTiles t, const double* pieces, std::int64_t groups, C* mean, C* inverse_std,
                                     double eps)
{
    const GroupPlace at(groups);
    const std::int64_t in_group = t.channels / groups;
    const double* own = pieces + 2 * at.segment * t.pieces * t.channels + at.group * in_group;
    JoinedMoments joined(own[0]);
    for (std::int64_t i = threadIdx.x; i < t.pieces * in_group; i += blockDim.x) {
        const std::int64_t p = i / in_group, c = i % in_group;
        joined.take(static_cast<double>(t.size_of(p)), own[2 * p * t.channels + c], own[(2 * p + 1) * t.channels + c]);
    }
    joined.sum = sum_block(joined.sum);
    joined.squares = sum_block(joined.squares);
    if (threadIdx.x > 0)
        return;
    const auto count = static_cast<double>(t.rows * in_group);
    mean[blockIdx.x] = static_cast<C>(joined.mean(count));
    inverse_std[blockIdx.x] = static_cast<C>(1 / sqrt(joined.deviations(count) / count + eps));
}

/// totals (segments, 2, channels) = the sum of pieces (segments, pieces, 2, channels). A block takes kPieceColumns columns of a
/// segment.
__global__ void channel_totals_kernel(ColumnTiles t, const double* pieces, double* totals)
{
    const std::int64_t width = 2 * t.channels, across = (width + kPieceColumns - 1) / kPieceColumns;
    const std::int64_t segment = blockIdx.x / across, i = blockIdx.x % across * kPieceColumns + threadIdx.x;
    const double* own = pieces + segment * t.pieces * width + i;
    double sum = 0;
    if (i < width)
#pragma unroll 4
        for (std::int64_t p = threadIdx.y; p < t.pieces; p += kPieceRows)
            sum += own[p * width];
    sum = sum_piece_rows(sum);
    if (i < width && threadIdx.y == 0)
        totals[segment * width + i] = sum;
}

/// What channels_gradient_kernel needs of each example and group.
template <class C>
__global__ void group_terms_kernel(const double* totals, std::int64_t rows, std::int64_t channels, std::int64_t groups,
                                   const C* inverse_std, const C* weight, C* slope, C* offset)
{
    const GroupPlace at(groups);
    const std::int64_t in_group = channels / groups, first = at.group * in_group;
    const double* own = totals + 2 * at.segment * channels;
    double sum = 0, product = 0;
    for (std::int64_t c = first + threadIdx.x; c < first + in_group; c += blockDim.x) {
        const double w = weight ? static_cast<double>(weight[c]) : 1;
        sum += own[c] * w;
        product += own[channels + c] * w;
    }
    sum = sum_block(sum);
    product = sum_block(product);
    if (threadIdx.x > 0)
        return;
    const auto count = static_cast<double>(rows * in_group), inverse = static_cast<double>(inverse_std[blockIdx.x]);
    slope[blockIdx.x] = static_cast<C>(-product / count * inverse * inverse * inverse);
    offset[blockIdx.x] = static_cast<C>(-sum / count * inverse);
}

/// Adds up over the examples. Null: not wanted.
template <class C>
__global__ void group_vector_gradients_kernel(const double* totals, std::int64_t segments, std::int64_t channels,
                                              ChannelGroups<C> groups, C* dweight, C* dbias)
{
    const std::int64_t c = static_cast<std::int64_t>(blockIdx.x) * kPieceColumns + threadIdx.x;
    double bias = 0, weight = 0;
    if (c < channels)
        for (std::int64_t n = threadIdx.y; n < segments; n += kPieceRows) {
            bias += totals[2 * n * channels + c];
            weight += totals[(2 * n + 1) * channels + c] * static_cast<double>(groups.inverse_std[groups.place(n, c)]);
        }
    bias = sum_piece_rows(bias);
    weight = sum_piece_rows(weight);
    if (c >= channels || threadIdx.y > 0)
        return;
    if (dbias)
        dbias[c] = static_cast<C>(bias);
    if (dweight)
        dweight[c] = static_cast<C>(weight);
}

template <class C> ChannelGroups<C> groups_of(const Tensor& x, const Tensor& mean, const Tensor& inverse_std)
{
    return {device_data<const C>(mean), device_data<const C>(inverse_std), mean.size(1), x.size(2) / mean.size(1)};
}

/// A block for each example and group that adds up `items` numbers.
Grid group_grid(const Tensor& mean, std::int64_t items)
{
    return {dim3(static_cast<unsigned>(mean.numel())), dim3(items <= 4 * kWarp ? kWarp : 256)};
}

template <int kV, class T> void forward_as(const GroupNormForward& call)
{
    using C = Compute<T>;
    const std::int64_t examples = call.x.size(0), places = call.x.size(1), channels = call.x.size(2);
    const std::int64_t groups = call.mean.size(1);
    const auto* x = device_data<const T>(call.x);
    const ColumnTiles t = statistic_tiles(examples, places, channels, kV);
    const Tensor pieces = channel_pieces(t, call.x);
    std::int64_t* const none = nullptr;
    launch(channel_moments_kernel<kV, T>, t.grid(kV), t, x, pieces.data<double>(), none);
    launch(group_moments_kernel<C>, group_grid(call.mean, t.pieces * channels / groups), t, pieces.data<double>(), groups,
           device_data<C>(call.mean), device_data<C>(call.inverse_std), call.eps);
    const ColumnTiles w = writing_tiles(examples, places, channels, kV);
    launch(normalize_channels_kernel<kV, T>, w.grid(kV), w, x, groups_of<C>(call.x, call.mean, call.inverse_std),
           device_data<const C>(call.weight), device_data<const C>(call.bias), device_data<T>(call.y));
}

template <int kV, class T> void input_gradient(const GroupNormBackward& call, const Tensor& totals)
{
    using C = Compute<T>;
    const std::int64_t examples = call.x.size(0), places = call.x.size(1), channels = call.x.size(2);
    const std::int64_t groups = call.mean.size(1);
    const Tensor terms = empty({2, examples * groups}, call.mean.options());
    C* slope = device_data<C>(terms);
    C* offset = slope + examples * groups;
    const auto* weight = device_data<const C>(call.weight);
    launch(group_terms_kernel<C>, group_grid(call.mean, channels / groups), totals.data<double>(), places, channels, groups,
           device_data<const C>(call.inverse_std), weight, slope, offset);
    const ColumnTiles w = writing_tiles(examples, places, channels, kV);
    launch(channels_gradient_kernel<kV, T>, w.grid(kV), w, device_data<const T>(call.g), device_data<const T>(call.x),
           groups_of<C>(call.x, call.mean, call.inverse_std), weight, slope, offset, device_data<T>(call.dx));
}

template <int kV, class T> void backward_as(const GroupNormBackward& call)
{
    using C = Compute<T>;
    const std::int64_t examples = call.x.size(0), channels = call.x.size(2);
    const ChannelGroups<C> groups = groups_of<C>(call.x, call.mean, call.inverse_std);
    const ColumnTiles t = statistic_tiles(examples, call.x.size(1), channels, kV);
    const Tensor pieces = channel_pieces(t, call.x);
    launch(channel_gradient_sums_kernel<kV, T>, t.grid(kV), t, device_data<const T>(call.g), device_data<const T>(call.x),
           groups, pieces.data<double>());
    Tensor totals = pieces;
    if (t.pieces > 1) {
        totals = empty({examples, 2, channels}, pieces.options());
        const std::int64_t blocks = examples * ((2 * channels + kPieceColumns - 1) / kPieceColumns);
        launch(channel_totals_kernel, {dim3(static_cast<unsigned>(blocks)), dim3(kPieceColumns, kPieceRows)}, t,
               pieces.data<double>(), totals.data<double>());
    }
    if (call.dx.defined())
        input_gradient<kV, T>(call, totals);
    if (call.dweight.defined() || call.dbias.defined())
        launch(group_vector_gradients_kernel<C>,
               {dim3(static_cast<unsigned>((channels + kPieceColumns - 1) / kPieceColumns)), dim3(kPieceColumns, kPieceRows)},
               totals.data<double>(), examples, channels, groups, device_data<C>(call.dweight), device_data<C>(call.dbias));
}

/// Calls body(T{}, channels at once as a constant).
template <class Body, class... Others> void with_types(const Tensor& x, Body&& body, const Others&... others)
{
    visit_floating(x.dtype(), [&]<class T>(T) {
        const bool vectors = reads_vectors(x.size(2), device_data<const T>(x), device_data<const T>(others)...);
        with_channel_vectors(vectors, [&](auto width) { body(T{}, width); });
    });
}

void forward(const GroupNormForward& call)
{
    for (const Tensor& t : {call.x, call.y, call.weight, call.bias, call.mean, call.inverse_std})
        expect_on_device(GroupNormKernels::family, t);
    with_types(
        call.x, [&]<class T, int kV>(T, std::integral_constant<int, kV>) { forward_as<kV, T>(call); }, call.y);
}

void backward(const GroupNormBackward& call)
{
    for (const Tensor& t : {call.g, call.x, call.weight, call.mean, call.inverse_std, call.dx, call.dweight, call.dbias})
        expect_on_device(GroupNormKernels::family, t);
    with_types(
        call.x, [&]<class T, int kV>(T, std::integral_constant<int, kV>) { backward_as<kV, T>(call); }, call.g, call.dx);
}

const RegisterKernels<GroupNormKernels> registered{DeviceType::Cuda, {forward, backward}};

}  // namespace

}  // namespace ts::cuda
