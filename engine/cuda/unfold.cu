#include "engine/cuda/divisor.h"
#include "engine/cuda/floating_types.h"
#include "engine/cuda/launch.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/unfold_kernels.h"

namespace ts::cuda {

namespace {

// Halves are taken as well; sums of them are made in float32.

/// Sizes of one plane (a channel of an image) as 32-bit numbers, and what its elements are divided by.
struct PlaneGeometry {
    explicit PlaneGeometry(const PoolGeometry& g)
        : planes(g.n * g.channels),
          h(narrow(g.h)),
          w(narrow(g.w)),
          kernel_h(narrow(g.kernel_h)),
          kernel_w(narrow(g.kernel_w)),
          out_h(narrow(g.out_h)),
          out_w(narrow(g.out_w)),
          stride_h(narrow(g.stride_h)),
          stride_w(narrow(g.stride_w)),
          pad_h(narrow(g.pad_h)),
          pad_w(narrow(g.pad_w)),
          dilation_h(narrow(g.dilation_h)),
          dilation_w(narrow(g.dilation_w)),
          by_w(static_cast<std::uint32_t>(g.w)),
          by_kernel_w(static_cast<std::uint32_t>(g.kernel_w)),
          by_out_w(static_cast<std::uint32_t>(g.out_w)),
          by_places(static_cast<std::uint32_t>(g.out_h * g.out_w)),
          by_stride_h(static_cast<std::uint32_t>(g.stride_h)),
          by_stride_w(static_cast<std::uint32_t>(g.stride_w))
    {
    }
    static std::int32_t narrow(std::int64_t n) { return static_cast<std::int32_t>(n); }
    [[nodiscard]] __host__ __device__ std::int64_t pixels() const { return static_cast<std::int64_t>(h) * w; }
    [[nodiscard]] __host__ __device__ std::int64_t entries() const
    {
        return static_cast<std::int64_t>(kernel_h) * kernel_w * out_h * out_w;
    }

    std::int64_t planes;
    std::int32_t h, w, kernel_h, kernel_w, out_h, out_w, stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w;
    Divisor by_w, by_kernel_w, by_out_w, by_places, by_stride_h, by_stride_w;
};

/// blockIdx.y goes over planes, x over the elements of one.
template <class T> __global__ void unfold_kernel(const PlaneGeometry g, const T* images, T* columns)
{
    const auto entries = static_cast<std::uint32_t>(g.entries());
    for (std::int64_t plane = blockIdx.y; plane < g.planes; plane += gridDim.y)
        for (auto i = static_cast<std::uint32_t>(thread_number()); i < entries; i += static_cast<std::uint32_t>(thread_count()))
        {
            std::uint32_t place = i, column = 0, j = 0;
            const std::uint32_t element = g.by_places.split(place);
            j = element;
            const auto window_row = static_cast<std::int32_t>(g.by_kernel_w.split(j));
            column = place;
            const auto row = static_cast<std::int32_t>(g.by_out_w.split(column));
            const std::int32_t v = row * g.stride_h - g.pad_h + window_row * g.dilation_h;
            const std::int32_t u
                = static_cast<std::int32_t>(column) * g.stride_w - g.pad_w + static_cast<std::int32_t>(j) * g.dilation_w;
            const bool inside = v >= 0 && v < g.h && u >= 0 && u < g.w;
            columns[plane * g.entries() + i]
                = inside ? images[plane * g.pixels() + static_cast<std::int64_t>(v) * g.w + u] : convert<T>(0.0F);
        }
}

/// The place along one axis whose window holds pixel `at` as its element k; -1 where there is none.
__device__ inline std::int32_t place_of(std::int32_t at, const Divisor& stride, std::int32_t places)
{
    if (at < 0)
        return -1;
    auto rest = static_cast<std::uint32_t>(at);
    const auto place = static_cast<std::int32_t>(stride.split(rest));
    return rest == 0 && place < places ? place : -1;
}

/// What the windows hold of pixel (y, x), window element by window element.
template <class T> __device__ Compute<T> gathered(const PlaneGeometry& g, std::int32_t y, std::int32_t x, const T* columns)
{
    Compute<T> sum = 0;
    for (std::int32_t i = 0; i < g.kernel_h; ++i) {
        const std::int32_t row = place_of(y + g.pad_h - i * g.dilation_h, g.by_stride_h, g.out_h);
        if (row < 0)
            continue;
        for (std::int32_t j = 0; j < g.kernel_w; ++j) {
            const std::int32_t column = place_of(x + g.pad_w - j * g.dilation_w, g.by_stride_w, g.out_w);
            if (column >= 0)
                sum += convert<Compute<T>>(
                    columns[(static_cast<std::int64_t>(i * g.kernel_w + j) * g.out_h + row) * g.out_w + column]);
        }
    }
    return sum;
}

template <class T> __global__ void fold_kernel(const PlaneGeometry g, const T* columns, T* images)
{
    const auto pixels = static_cast<std::uint32_t>(g.pixels());
    for (std::int64_t plane = blockIdx.y; plane < g.planes; plane += gridDim.y)
        for (auto i = static_cast<std::uint32_t>(thread_number()); i < pixels; i += static_cast<std::uint32_t>(thread_count()))
        {
            std::uint32_t x = i;
            const std::uint32_t y = g.by_w.split(x);
            images[plane * g.pixels() + i] = convert<T>(
                gathered(g, static_cast<std::int32_t>(y), static_cast<std::int32_t>(x), columns + plane * g.entries()));
        }
}

Grid planes_grid(std::int64_t each, std::int64_t planes)
{
    constexpr std::int64_t kMostPlanes = 65535;
    Grid grid = grid_for(each);
    grid.blocks.y = static_cast<unsigned>(std::min(planes, kMostPlanes));
    return grid;
}

void unfold(const PoolGeometry& geometry, const Tensor& images, const Tensor& columns)
{
    expect_on_device("Unfold", images);
    expect_on_device("Unfold", columns);
    if (columns.numel() == 0)
        return;
    const PlaneGeometry g(geometry);
    visit_floating(images.dtype(), [&]<class T>(T) {
        launch(unfold_kernel<T>, planes_grid(g.entries(), g.planes), g, device_data<const T>(images), device_data<T>(columns));
    });
}

void fold(const PoolGeometry& geometry, const Tensor& columns, const Tensor& images)
{
    expect_on_device("Unfold", images);
    expect_on_device("Unfold", columns);
    if (images.numel() == 0)
        return;
    const PlaneGeometry g(geometry);
    visit_floating(images.dtype(), [&]<class T>(T) {
        launch(fold_kernel<T>, planes_grid(g.pixels(), g.planes), g, device_data<const T>(columns), device_data<T>(images));
    });
}

const RegisterKernels<UnfoldKernels> registered{DeviceType::Cuda, {unfold, fold}};

}  // namespace

}  // namespace ts::cuda
