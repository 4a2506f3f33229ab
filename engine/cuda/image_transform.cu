#include <cmath>

#include "engine/cuda/element.h"
#include "engine/cuda/example_settings.h"
#include "engine/cuda/image_memory.h"
#include "engine/cuda/image_transform.h"
#include "engine/cuda/launch.h"

namespace ts::cuda {

namespace {

// blockIdx.y is the image. No grid depends on a setting, so that a captured step may be replayed with others.

struct Cut {
    std::int32_t top, left;
    bool mirror_vertical, mirror_horizontal;
};
struct Turn {
    double cosine, sine;
};
struct Box {
    std::int32_t top, left, height, width;
};

Grid image_grid(std::int64_t items, unsigned images)
{
    Grid grid = grid_for(items);
    grid.blocks.y = images;
    return grid;
}

template <class T>
__global__ void cut_kernel(const T* images, const ImageMemory in, const StepValue<Settings<Cut>> cuts, T* result,
                           const ImageMemory out)
{
    const Cut cut = setting(cuts, blockIdx.y);
    const T* from = images + blockIdx.y * in.image();
    T* to = result + blockIdx.y * out.image();
    for (std::int64_t i = thread_number(); i < out.image(); i += thread_count()) {
        const ImageMemory::Place p = out.place(static_cast<std::uint32_t>(i));
        const std::int32_t down = p.y + cut.top, right = p.x + cut.left;
        const bool inside = down >= 0 && down < in.height && right >= 0 && right < in.width;
        const std::int32_t y = cut.mirror_vertical ? in.height - 1 - down : down;
        const std::int32_t x = cut.mirror_horizontal ? in.width - 1 - right : right;
        to[i] = inside ? from[p.plane * in.plane() + y * in.row() + static_cast<std::int64_t>(x) * in.pixel + p.number] : T(0);
    }
}

/// One of the four pixels around a place with its weight; those outside weigh nothing.
template <class T> struct Tap {
    std::int64_t place;
    T weight;
};
template <class T> __device__ Tap<T> tap(const ImageMemory& image, T row, T column, T weight)
{
    const bool inside = row >= 0 && row < static_cast<T>(image.height) && column >= 0 && column < static_cast<T>(image.width);
    if (!inside)
        return {0, T(0)};
    return {static_cast<std::int64_t>(row) * image.row() + static_cast<std::int64_t>(column) * image.pixel, weight};
}

template <class T>
__global__ void rotate_kernel(const T* images, const ImageMemory memory, std::int32_t channels,
                              const StepValue<Settings<Turn>> turns, T* result)
{
    const Turn turn = setting(turns, blockIdx.y);
    const T cosine = static_cast<T>(turn.cosine), sine = static_cast<T>(turn.sine);
    const T middle_y = static_cast<T>(memory.height - 1) / 2, middle_x = static_cast<T>(memory.width - 1) / 2;
    const std::int64_t pixels = static_cast<std::int64_t>(memory.height) * memory.width;
    for (std::int64_t i = thread_number(); i < pixels; i += thread_count()) {
        const std::int64_t row = i / memory.width, column = i - row * memory.width;
        const T down = static_cast<T>(row) - middle_y, right = static_cast<T>(column) - middle_x;
        const T y = middle_y + cosine * down + sine * right, x = middle_x + cosine * right - sine * down;
        const T top = floor(y), left = floor(x);
        const Tap<T> taps[4] = {tap(memory, top, left, (1 - (y - top)) * (1 - (x - left))),
                                tap(memory, top, left + 1, (1 - (y - top)) * (x - left)),
                                tap(memory, top + 1, left, (y - top) * (1 - (x - left))),
                                tap(memory, top + 1, left + 1, (y - top) * (x - left))};
        for (std::int32_t c = 0; c < channels; ++c) {
            const std::int64_t first = blockIdx.y * memory.image() + c * memory.channel();
            T sum = 0;
#pragma unroll
            for (int k = 0; k < 4; ++k)
                sum += taps[k].weight * images[first + taps[k].place];
            result[first + row * memory.row() + column * memory.pixel] = sum;
        }
    }
}

template <class T>
__global__ void erase_kernel(T* images, const ImageMemory memory, const StepValue<Settings<Box>> boxes, T value)
{
    const Box box = setting(boxes, blockIdx.y);
    T* image = images + blockIdx.y * memory.image();
    for (std::int64_t i = thread_number(); i < memory.image(); i += thread_count()) {
        const ImageMemory::Place p = memory.place(static_cast<std::uint32_t>(i));
        if (p.y >= box.top && p.y < box.top + box.height && p.x >= box.left && p.x < box.left + box.width)
            image[i] = value;
    }
}

std::int32_t narrow(std::int64_t n)
{
    return static_cast<std::int32_t>(n);
}

}  // namespace

void cut_images(const Tensor& images, std::span<const ImageCut> cuts, const Tensor& out)
{
    expect_on_device("Transforms of examples", images);
    expect_on_device("Transforms of examples", out);
    // Where an axis of the result has one element both orders agree; the image's is then meant.
    const ImageMemory from(images), to(out, images.is_contiguous());
    if (to.image() == 0)
        return;
    const auto made = [](const ImageCut& c) {
        return Cut{narrow(c.top), narrow(c.left), c.mirror_vertical, c.mirror_horizontal};
    };
    visit_real(images.dtype(), [&]<class T>(T) {
        each_part<Cut>(cuts, made, [&](std::int64_t first, unsigned count, const StepValue<Settings<Cut>>& settings) {
            launch(cut_kernel<T>, image_grid(to.image(), count), device_data<const T>(images) + first * from.image(), from,
                   settings, device_data<T>(out) + first * to.image(), to);
        });
    });
}

void rotate_images(const Tensor& images, std::span<const double> angles, const Tensor& out)
{
    expect_on_device("Transforms of examples", images);
    expect_on_device("Transforms of examples", out);
    const ImageMemory memory(images);
    if (memory.image() == 0)
        return;
    const auto made = [](double angle) { return Turn{std::cos(angle), std::sin(angle)}; };
    visit_real(images.dtype(), [&]<class T>(T) {
        each_part<Turn>(angles, made, [&](std::int64_t first, unsigned count, const StepValue<Settings<Turn>>& settings) {
            const Grid grid = image_grid(static_cast<std::int64_t>(memory.height) * memory.width, count);
            launch(rotate_kernel<T>, grid, device_data<const T>(images) + first * memory.image(), memory,
                   narrow(images.size(1)), settings, device_data<T>(out) + first * memory.image());
        });
    });
}

void erase_boxes(const Tensor& images, std::span<const ImageBox> boxes, double value)
{
    expect_on_device("Transforms of examples", images);
    const ImageMemory memory(images);
    if (memory.image() == 0)
        return;
    const auto made = [](const ImageBox& b) { return Box{narrow(b.top), narrow(b.left), narrow(b.height), narrow(b.width)}; };
    visit_real(images.dtype(), [&]<class T>(T) {
        each_part<Box>(boxes, made, [&](std::int64_t first, unsigned count, const StepValue<Settings<Box>>& settings) {
            launch(erase_kernel<T>, image_grid(memory.image(), count), device_data<T>(images) + first * memory.image(), memory,
                   settings, static_cast<T>(value));
        });
    });
}

}  // namespace ts::cuda
