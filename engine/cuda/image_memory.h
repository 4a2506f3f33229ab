#pragma once

#include <cstdint>

#include "engine/cuda/divisor.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// How images (N, C, H, W) lie in memory: planes one after the other, each of rows of pixels of some numbers.
struct ImageMemory {
    explicit ImageMemory(const Tensor& images) : ImageMemory(images, images.is_contiguous()) { }
    ImageMemory(const Tensor& images, bool contiguous)
        : height(static_cast<std::int32_t>(images.size(2))),
          width(static_cast<std::int32_t>(images.size(3))),
          planes(static_cast<std::int32_t>(contiguous ? images.size(1) : 1)),
          pixel(static_cast<std::int32_t>(contiguous ? 1 : images.size(1))),
          by_height(divisor(height)),
          by_width(divisor(width)),
          by_pixel(divisor(pixel))
    {
    }

    /// Place of a number within its image.
    struct Place {
        std::int32_t plane, y, x, number;
    };
    __device__ Place place(std::uint32_t i) const
    {
        const std::uint32_t pixels = by_pixel.split(i);
        std::uint32_t x = pixels;
        std::uint32_t y = by_width.split(x);
        const std::uint32_t plane = by_height.split(y);
        return {static_cast<std::int32_t>(plane), static_cast<std::int32_t>(y), static_cast<std::int32_t>(x),
                static_cast<std::int32_t>(i)};
    }
    [[nodiscard]] __host__ __device__ std::int64_t row() const { return static_cast<std::int64_t>(width) * pixel; }
    [[nodiscard]] __host__ __device__ std::int64_t plane() const { return height * row(); }
    [[nodiscard]] __host__ __device__ std::int64_t image() const { return planes * plane(); }
    /// Between the channels of one pixel.
    [[nodiscard]] __host__ __device__ std::int64_t channel() const { return pixel == 1 ? plane() : 1; }

    std::int32_t height, width, planes, pixel;

private:
    static Divisor divisor(std::int32_t size) { return Divisor(size > 0 ? static_cast<std::uint32_t>(size) : 1U); }
    Divisor by_height, by_width, by_pixel;
};

}  // namespace ts::cuda
