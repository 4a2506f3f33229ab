#include "engine/cuda/element.h"
#include "engine/cuda/launch.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/triangle_kernels.h"

namespace ts::cuda {

namespace {

/// A block takes rows, its threads the elements of a row: no index is divided.
template <class T>
__global__ void keep_kernel(const T* in, T* out, std::int64_t all, std::int64_t rows, std::int64_t columns,
                            std::int64_t diagonal, bool lower)
{
    for (std::int64_t r = blockIdx.x; r < all; r += gridDim.x) {
        const std::int64_t last = r % rows + diagonal;  // the column on the diagonal
        for (std::int64_t c = threadIdx.x; c < columns; c += blockDim.x)
            out[r * columns + c] = (lower ? c <= last : c >= last) ? in[r * columns + c] : T{};
    }
}

void keep(const Tensor& in, std::int64_t diagonal, bool lower, const Tensor& out)
{
    expect_on_device("Triangle", in);
    expect_on_device("Triangle", out);
    if (in.numel() == 0)
        return;
    const std::int64_t columns = in.size(-1), rows = in.size(-2), all = in.numel() / columns;
    const auto threads = static_cast<unsigned>(std::min<std::int64_t>((columns + 31) / 32 * 32, 256));
    const Grid grid{dim3(static_cast<unsigned>(std::min<std::int64_t>(all, 1 << 20))), dim3(threads)};
    visit_width(in.dtype(), [&]<class T>(T) {
        launch(keep_kernel<T>, grid, device_data<const T>(in), device_data<T>(out), all, rows, columns, diagonal, lower);
    });
}

const RegisterKernels<TriangleKernels> registered{DeviceType::Cuda, {keep}};

}  // namespace

}  // namespace ts::cuda
