#include <algorithm>

#include "engine/cuda/floating_types.h"
#include "engine/cuda/launch.h"
#include "engine/cuda/layer_norm_rows.h"
#include "engine/cuda/piece_sums.h"
#include "engine/cuda/row_dispatch.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/layer_norm_kernels.h"

namespace ts::cuda {

namespace {

template <class Row, class T>
__global__ void __launch_bounds__(kRowThreads<Row>) normalize_rows_kernel(NormalRows<T> rows, T* y, Compute<T> eps)
{
    using C = Compute<T>;
    const std::int64_t row = row_number<Row>();
    const int width = static_cast<int>(rows.width), n = row < rows.count ? width : 0;
    C values[Row::kEach], sum = 0;
    Row::load(rows.x + row * width, n, values, C(0));
#pragma unroll
    for (int e = 0; e < Row::kEach; ++e)
        sum += values[e];
    const C mean = rows.mean ? Row::sum(sum) / static_cast<C>(width) : C(0);
    C squares = 0;
    Row::each(n, [&](int e, int) {
        values[e] -= mean;
        squares += values[e] * values[e];
    });
    const C inverse = 1 / sqrt(Row::sum(squares) / static_cast<C>(width) + eps);
    C terms[Row::kEach];
    if (rows.weight)
        Row::load(rows.weight, n, terms, C(0));
#pragma unroll
    for (int e = 0; e < Row::kEach; ++e)
        values[e] *= rows.weight ? inverse * terms[e] : inverse;
    if (rows.bias) {
        Row::load(rows.bias, n, terms, C(0));
#pragma unroll
        for (int e = 0; e < Row::kEach; ++e)
            values[e] += terms[e];
    }
    Row::store(y + row * width, n, values);
    if (n > 0 && Row::lane() == 0)
        rows.remember(row, mean, inverse);
}

/// Adds up over the rows that a block works on side by side and writes them as its piece.
template <class Row, class C> __device__ void write_piece(const C (&values)[Row::kEach], int n, C* piece)
{
    if constexpr (kRowsAtOnce<Row> == 1) {
        Row::store(piece, n, values);
    } else {
        __shared__ C all[kRowsAtOnce<Row>][Row::kLanes * Row::kEach];
        const int mine = static_cast<int>(threadIdx.x) / Row::kLanes;
        __syncthreads();
        Row::each(n, [&](int e, int i) { all[mine][i] = values[e]; });
        __syncthreads();
        for (int i = static_cast<int>(threadIdx.x); i < n; i += kRowThreads<Row>) {
            C sum = all[0][i];
            for (int k = 1; k < kRowsAtOnce<Row>; ++k)
                sum += all[k][i];
            piece[i] = sum;
        }
    }
}

/// Gradients of the rows, and of weight and bias in one piece for each block.
template <class Row, class T>
__global__ void __launch_bounds__(kRowThreads<Row>)
    rows_gradient_kernel(NormalRows<T> rows, const T* g, T* dx, Compute<T>* pieces)
{
    using C = Compute<T>;
    const int width = static_cast<int>(rows.width);
    C weight[Row::kEach], dweight[Row::kEach] = {}, dbias[Row::kEach] = {};
#pragma unroll
    for (int e = 0; e < Row::kEach; ++e)
        weight[e] = 1;
    if (rows.weight)
        Row::load(rows.weight, width, weight, C(0));
    const std::int64_t rows_of_grid = static_cast<std::int64_t>(gridDim.x) * kRowsAtOnce<Row>;
    // All threads of a block go on together, for their sums.
    for (std::int64_t first = static_cast<std::int64_t>(blockIdx.x) * kRowsAtOnce<Row>; first < rows.count;
         first += rows_of_grid) {
        const std::int64_t row = first + static_cast<int>(threadIdx.x) / Row::kLanes;
        const int n = row < rows.count ? width : 0;
        const C mean = n > 0 ? rows.mean_of(row) : C(0), inverse = n > 0 ? rows.inverse_std[row] : C(0);
        C normal[Row::kEach], scaled[Row::kEach], sum = 0, product = 0;
        Row::load(rows.x + row * width, n, normal, C(0));
        Row::load(g + row * width, n, scaled, C(0));
        Row::each(n, [&](int e, int) {
            normal[e] = (normal[e] - mean) * inverse;
            dweight[e] += scaled[e] * normal[e];
            dbias[e] += scaled[e];
            scaled[e] *= weight[e];
            sum += scaled[e];
            product += scaled[e] * normal[e];
        });
        if (!dx)
            continue;
        const C even = rows.mean ? Row::sum(sum) / static_cast<C>(width) : C(0);
        const C slope = Row::sum(product) / static_cast<C>(width);
#pragma unroll
        for (int e = 0; e < Row::kEach; ++e)
            scaled[e] = (scaled[e] - even - normal[e] * slope) * inverse;
        Row::store(dx + row * width, n, scaled);
    }
    if (!pieces)
        return;
    write_piece<Row>(dweight, width, pieces + 2 * static_cast<std::int64_t>(blockIdx.x) * width);
    write_piece<Row>(dbias, width, pieces + (2 * static_cast<std::int64_t>(blockIdx.x) + 1) * width);
}

template <class T> void forward_as(const LayerNormForward& call)
{
    using C = Compute<T>;
    const NormalRows<T> rows{device_data<const T>(call.x),
                             device_data<const C>(call.weight),
                             device_data<const C>(call.bias),
                             device_data<C>(call.mean),
                             device_data<C>(call.inverse_std),
                             call.x.size(0),
                             call.x.size(1)};
    T* y = device_data<T>(call.y);
    const auto eps = static_cast<C>(call.eps);
    const bool vectors = reads_vectors(rows.width, rows.x, y, rows.weight, rows.bias);
    const bool held = with_row_registers<T, 32>(rows.width, vectors, [&]<class Row>(Row) {
        launch(normalize_rows_kernel<Row, T>, row_grid<Row>(rows.count), rows, y, eps);
    });
    if (!held)
        launch(normalize_long_rows_kernel<T>, {dim3(static_cast<unsigned>(rows.count)), dim3(kLongRowThreads)}, rows, y, eps);
}

void forward(const LayerNormForward& call)
{
    for (const Tensor& t : {call.x, call.y, call.weight, call.bias, call.mean, call.inverse_std})
        expect_on_device(LayerNormKernels::family, t);
    if (call.x.numel() > 0)
        visit_floating(call.x.dtype(), [&]<class T>(T) { forward_as<T>(call); });
}

/// Pieces (count, 2, width) of the gradients of weight and bias.
template <class C> Tensor new_pieces(std::int64_t count, std::int64_t width, const Tensor& like)
{
    return empty({count, 2, width}, TensorOptions(DTypeOf<C>::value, like.device()));
}

template <class C> void add_vector_gradients(const LayerNormBackward& call, const Tensor& pieces)
{
    add_pieces(pieces.data<C>(), pieces.size(0), pieces.size(2), device_data<C>(call.dweight), device_data<C>(call.dbias));
}

template <class T> void backward_long(const LayerNormBackward& call, const NormalRows<T>& rows)
{
    using C = Compute<T>;
    const T* g = device_data<const T>(call.g);
    if (call.dx.defined())
        launch(long_rows_gradient_kernel<T>, {dim3(static_cast<unsigned>(rows.count)), dim3(kLongRowThreads)}, rows, g,
               device_data<T>(call.dx));
    if (!call.dweight.defined() && !call.dbias.defined())
        return;
    const std::int64_t columns = (rows.width + kPieceColumns - 1) / kPieceColumns;
    const std::int64_t count
        = std::clamp<std::int64_t>(rows.count / (8 * kPieceRows), 1, std::max<std::int64_t>(1, 2048 / columns));
    const Tensor pieces = new_pieces<C>(count, rows.width, call.x);
    launch(vector_gradient_pieces_kernel<T>,
           {dim3(static_cast<unsigned>(columns), static_cast<unsigned>(count)), dim3(kPieceColumns, kPieceRows)}, rows, g,
           (rows.count + count - 1) / count, pieces.data<C>());
    add_vector_gradients<C>(call, pieces);
}

/// Blocks that each leave a piece: enough to keep the device busy, but where there are many rows at least 16 for each piece,
/// which is written and read again.
std::int64_t gradient_blocks(std::int64_t rows, int at_once)
{
    const std::int64_t busy = std::min<std::int64_t>(264, (rows + 2 * at_once - 1) / (2 * at_once));
    return std::clamp<std::int64_t>(rows / (16 * at_once), busy, 1056);
}

template <class Row, class T> void backward_held(const LayerNormBackward& call, const NormalRows<T>& rows)
{
    using C = Compute<T>;
    const Grid grid = row_grid<Row>(rows.count, gradient_blocks(rows.count, kRowsAtOnce<Row>));
    const bool vectors_too = call.dweight.defined() || call.dbias.defined();
    const Tensor pieces = vectors_too ? new_pieces<C>(grid.blocks.x, rows.width, call.x) : Tensor();
    launch(rows_gradient_kernel<Row, T>, grid, rows, device_data<const T>(call.g), device_data<T>(call.dx),
           device_data<C>(pieces));
    if (vectors_too)
        add_vector_gradients<C>(call, pieces);
}

template <class T> void backward_as(const LayerNormBackward& call)
{
    using C = Compute<T>;
    const NormalRows<T> rows{device_data<const T>(call.x),
                             device_data<const C>(call.weight),
                             nullptr,
                             device_data<C>(call.mean),
                             device_data<C>(call.inverse_std),
                             call.x.size(0),
                             call.x.size(1)};
    const bool vectors
        = reads_vectors(rows.width, rows.x, device_data<const T>(call.g), device_data<const T>(call.dx), rows.weight);
    const bool held = with_row_registers<T, 8>(rows.width, vectors, [&]<class Row>(Row) { backward_held<Row>(call, rows); });
    if (!held)
        backward_long(call, rows);
}

void backward(const LayerNormBackward& call)
{
    for (const Tensor& t : {call.g, call.x, call.weight, call.mean, call.inverse_std, call.dx, call.dweight, call.dbias})
        expect_on_device(LayerNormKernels::family, t);
    if (call.x.numel() > 0)
        visit_floating(call.x.dtype(), [&]<class T>(T) { backward_as<T>(call); });
}

const RegisterKernels<LayerNormKernels> registered{DeviceType::Cuda, {forward, backward}};

}  // namespace

}  // namespace ts::cuda
