#include <algorithm>
#include <cmath>

#include "engine/cpu/simd/noise_loops.h"
#include "engine/cpu/simd_choice.h"
#include "engine/cpu/threads.h"
#include "engine/ops/example_transform_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts {

namespace {

/// How images lie in memory: planes one after the other, each of rows of pixels of some numbers.
struct ImageMemory {
    explicit ImageMemory(const Tensor& images)
        : height(images.size(2)),
          width(images.size(3)),
          planes(images.is_contiguous() ? images.size(1) : 1),
          pixel(images.is_contiguous() ? 1 : images.size(1))
    {
    }
    [[nodiscard]] std::int64_t row() const { return width * pixel; }
    [[nodiscard]] std::int64_t plane() const { return height * row(); }
    [[nodiscard]] std::int64_t image() const { return planes * plane(); }
    /// Between the channels of one pixel.
    [[nodiscard]] std::int64_t channel() const { return pixel == 1 ? plane() : 1; }

    std::int64_t height, width, planes, pixel;
};

template <class Body> void for_type(const Tensor& tensor, Body&& body)
{
    if (tensor.dtype() == DType::Float32)
        body(float{});
    else
        body(double{});
}

/// `count` pixels from `from` backwards.
template <class T> void copy_mirrored(const T* from, std::int64_t count, std::int64_t pixel, T* to)
{
    if (pixel == 1)
        std::reverse_copy(from - count + 1, from + 1, to);
    else
        for (std::int64_t i = 0; i < count; ++i)
            std::copy_n(from - i * pixel, pixel, to + i * pixel);
}

/// One row of the result; `from` is the row of the image it comes from.
template <class T> void cut_row(const T* from, std::int64_t from_width, const ImageCut& cut, T* to, const ImageMemory& out)
{
    const std::int64_t first = std::clamp<std::int64_t>(-cut.left, 0, out.width);
    const std::int64_t last = std::clamp<std::int64_t>(from_width - cut.left, first, out.width);
    std::fill_n(to, first * out.pixel, T{0});
    if (last > first && cut.mirror_horizontal)
        copy_mirrored(from + (from_width - 1 - first - cut.left) * out.pixel, last - first, out.pixel, to + first * out.pixel);
    else if (last > first)
        std::copy_n(from + (first + cut.left) * out.pixel, (last - first) * out.pixel, to + first * out.pixel);
    std::fill_n(to + last * out.pixel, (out.width - last) * out.pixel, T{0});
}

template <class T> void cut_image(const T* from, const ImageMemory& in, const ImageCut& cut, T* to, const ImageMemory& out)
{
    for (std::int64_t plane = 0; plane < out.planes; ++plane)
        for (std::int64_t y = 0; y < out.height; ++y) {
            T* row = to + plane * out.plane() + y * out.row();
            const std::int64_t mirrored = y + cut.top;
            const std::int64_t source = cut.mirror_vertical ? in.height - 1 - mirrored : mirrored;
            if (source < 0 || source >= in.height)
                std::fill_n(row, out.row(), T{0});
            else
                cut_row(from + plane * in.plane() + source * in.row(), in.width, cut, row, out);
        }
}

void cut(const Tensor& images, std::span<const ImageCut> cuts, const Tensor& result)
{
    const ImageMemory in(images);
    ImageMemory out(result);
    // Where an axis has one element both orders agree; the image's is then meant.
    out.planes = in.planes;
    out.pixel = in.pixel;
    for_type(images, [&]<class T>(T) {
        parallel_for(images.size(0), out.image(), [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i)
                cut_image(images.data<T>() + i * in.image(), in, cuts[static_cast<std::size_t>(i)],
                          result.data<T>() + i * out.image(), out);
        });
    });
}

/// The four pixels around a place and their weights; those outside weigh nothing.
template <class T> struct Taps {
    Taps(T y, T x, const ImageMemory& image)
    {
        const T top = std::floor(y);
        const T left = std::floor(x);
        const auto row = static_cast<std::int64_t>(top);
        const auto column = static_cast<std::int64_t>(left);
        set(0, row, column, (1 - (y - top)) * (1 - (x - left)), image);
        set(1, row, column + 1, (1 - (y - top)) * (x - left), image);
        set(2, row + 1, column, (y - top) * (1 - (x - left)), image);
        set(3, row + 1, column + 1, (y - top) * (x - left), image);
    }

    [[nodiscard]] T of(const T* channel) const
    {
        return weight[0] * channel[place[0]] + weight[1] * channel[place[1]] + weight[2] * channel[place[2]]
            + weight[3] * channel[place[3]];
    }

    std::int64_t place[4];
    T weight[4];

private:
    void set(int i, std::int64_t row, std::int64_t column, T share, const ImageMemory& image)
    {
        const bool inside = row >= 0 && row < image.height && column >= 0 && column < image.width;
        place[i] = inside ? row * image.row() + column * image.pixel : 0;
        weight[i] = inside ? share : 0;
    }
};

template <class T> void rotate_image(const T* from, const ImageMemory& memory, std::int64_t channels, double angle, T* to)
{
    const T cosine = static_cast<T>(std::cos(angle)), sine = static_cast<T>(std::sin(angle));
    const T middle_y = static_cast<T>(memory.height - 1) / 2, middle_x = static_cast<T>(memory.width - 1) / 2;
    for (std::int64_t y = 0; y < memory.height; ++y)
        for (std::int64_t x = 0; x < memory.width; ++x) {
            const T down = static_cast<T>(y) - middle_y, right = static_cast<T>(x) - middle_x;
            const Taps<T> taps(middle_y + cosine * down + sine * right, middle_x + cosine * right - sine * down, memory);
            T* place = to + y * memory.row() + x * memory.pixel;
            for (std::int64_t c = 0; c < channels; ++c)
                place[c * memory.channel()] = taps.of(from + c * memory.channel());
        }
}

void rotate(const Tensor& images, std::span<const double> angles, const Tensor& out)
{
    const ImageMemory memory(images);
    for_type(images, [&]<class T>(T) {
        parallel_for(images.size(0), 8 * memory.image(), [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i)
                rotate_image(images.data<T>() + i * memory.image(), memory, images.size(1), angles[static_cast<std::size_t>(i)],
                             out.data<T>() + i * memory.image());
        });
    });
}

void erase(const Tensor& images, std::span<const ImageBox> boxes, double value)
{
    const ImageMemory memory(images);
    for_type(images, [&]<class T>(T) {
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const ImageBox& box = boxes[i];
            T* image = images.data<T>() + static_cast<std::int64_t>(i) * memory.image();
            for (std::int64_t plane = 0; plane < memory.planes; ++plane)
                for (std::int64_t y = box.top; y < box.top + box.height; ++y)
                    std::fill_n(image + plane * memory.plane() + y * memory.row() + box.left * memory.pixel,
                                box.width * memory.pixel, static_cast<T>(value));
        }
    });
}

const NoiseLoops& noise_loops()
{
#ifdef TS_SIMD_X86
    static const NoiseLoops chosen = choose_simd<NoiseLoops>({baseline::noise_loops, avx2::noise_loops, avx512::noise_loops});
#else
    static const NoiseLoops chosen = baseline::noise_loops();
#endif
    return chosen;
}

void normal(const Tensor& out, double spread, const Philox& random)
{
    // Groups of 64 numbers, so that every piece starts at a whole group of counters.
    constexpr std::int64_t kGroup = 64;
    const std::int64_t n = out.numel();
    parallel_for((n + kGroup - 1) / kGroup, kGroup * 8, [&](std::int64_t first, std::int64_t last) {
        const std::int64_t begin = first * kGroup, end = std::min(last * kGroup, n);
        noise_loops().normal(random.seed(), random.stream(), static_cast<std::uint64_t>(begin / 4), static_cast<float>(spread),
                             out.data<float>() + begin, end - begin);
    });
}

void mix(const Tensor& examples, std::span<const std::int64_t> partner, double share, const Tensor& out)
{
    const std::int64_t numbers = examples.numel() / std::max<std::int64_t>(examples.size(0), 1);
    for_type(examples, [&]<class T>(T) {
        const T own = static_cast<T>(share), other = static_cast<T>(1 - share);
        parallel_for(examples.size(0), numbers, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                const T* a = examples.data<T>() + i * numbers;
                const T* b = examples.data<T>() + partner[static_cast<std::size_t>(i)] * numbers;
                T* mixed = out.data<T>() + i * numbers;
                for (std::int64_t k = 0; k < numbers; ++k)
                    mixed[k] = own * a[k] + other * b[k];
            }
        });
    });
}

const RegisterKernels<ExampleTransformKernels> registered{DeviceType::Cpu, {cut, rotate, erase, normal, mix}};

}  // namespace

}  // namespace ts
