#include "tests/cuda_emulator/plain_convolution.h"

#include <algorithm>

#include "tests/cuda_emulator/element_access.h"

namespace cuda_emulator {

namespace {

/// Where the element with this number in the order of (N, C, ...) lies.
std::int64_t offset_of(const ArrayLayout& layout, std::int64_t number)
{
    std::int64_t offset = 0;
    for (int i = layout.count - 1; i >= 0; --i) {
        const auto d = static_cast<std::size_t>(i);
        offset += number % layout.sizes[d] * layout.steps[d];
        number /= layout.sizes[d];
    }
    return offset;
}

/// Sizes of the spatial dimensions, three of them: missing ones come first and are 1.
struct Space {
    std::array<std::int64_t, 3> sizes{1, 1, 1};

    explicit Space(const ArrayLayout& layout)
    {
        const int spatial = layout.count - 2;
        for (int i = 0; i < spatial; ++i)
            sizes[static_cast<std::size_t>(3 - spatial + i)] = layout.sizes[static_cast<std::size_t>(i) + 2];
    }
    std::int64_t volume() const { return sizes[0] * sizes[1] * sizes[2]; }
    std::array<std::int64_t, 3> place(std::int64_t number) const
    {
        return {number / (sizes[1] * sizes[2]), number / sizes[2] % sizes[1], number % sizes[2]};
    }
};

/// The place in x that a place in y and one in the filter meet at, or -1 where it lies in the padding.
class Meeting {
public:
    Meeting(const ConvolutionShape& shape, const Space& x, const Space& w, const Space& y)
        : m_shape(shape), m_x(x), m_w(w), m_y(y), m_first(3 - shape.spatial)
    {
    }

    std::int64_t operator()(std::int64_t in_y, std::int64_t in_w) const
    {
        const auto y = m_y.place(in_y), w = m_w.place(in_w);
        std::int64_t number = 0;
        for (int i = m_first; i < 3; ++i) {
            const auto d = static_cast<std::size_t>(i), own = static_cast<std::size_t>(i - m_first);
            const std::int64_t tap = m_shape.flipped ? m_w.sizes[d] - 1 - w[d] : w[d];
            const std::int64_t at = y[d] * m_shape.strides[own] - m_shape.pads[own] + tap * m_shape.dilations[own];
            if (at < 0 || at >= m_x.sizes[d])
                return -1;
            number = number * m_x.sizes[d] + at;
        }
        return number;
    }

private:
    const ConvolutionShape& m_shape;
    Space m_x, m_w, m_y;
    int m_first;
};

void multiply(ConvolutionPart wanted, double& x, double& w, double& y)
{
    if (wanted == ConvolutionPart::Output)
        y += x * w;
    else if (wanted == ConvolutionPart::Input)
        x += y * w;
    else
        w += x * y;
}

}  // namespace

void convolve(ConvolutionPart wanted, const ConvolutionShape& shape, const ArrayLayout& x, const ArrayLayout& w,
              const ArrayLayout& y, ConvolutionNumbers& numbers)
{
    const Space x_space(x), w_space(w), y_space(y);
    const Meeting meet(shape, x_space, w_space, y_space);
    const std::int64_t of_group = y.sizes[1] / shape.groups, depth = w.sizes[1];
    for (std::int64_t place = 0; place < y_space.volume(); ++place) {
        for (std::int64_t tap = 0; tap < w_space.volume(); ++tap) {
            const std::int64_t met = meet(place, tap);
            if (met < 0)
                continue;
            for (std::int64_t n = 0; n < y.sizes[0]; ++n) {
                for (std::int64_t k = 0; k < y.sizes[1]; ++k) {
                    for (std::int64_t c = 0; c < depth; ++c) {
                        const std::int64_t channel = k / of_group * depth + c;
                        multiply(wanted,
                                 numbers.x[static_cast<std::size_t>((n * x.sizes[1] + channel) * x_space.volume() + met)],
                                 numbers.w[static_cast<std::size_t>((k * depth + c) * w_space.volume() + tap)],
                                 numbers.y[static_cast<std::size_t>((n * y.sizes[1] + k) * y_space.volume() + place)]);
                    }
                }
            }
        }
    }
}

std::vector<double> load_array(const ArrayLayout& layout, const void* data)
{
    std::vector<double> values(static_cast<std::size_t>(layout.elements()));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = load_element(layout.type, data, offset_of(layout, static_cast<std::int64_t>(i)));
    return values;
}

void store_array(const ArrayLayout& layout, void* data, const std::vector<double>& values, double alpha, double beta)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::int64_t at = offset_of(layout, static_cast<std::int64_t>(i));
        const double old = beta == 0 ? 0 : beta * load_element(layout.type, data, at);
        store_element(layout.type, data, at, alpha * values[i] + old);
    }
}

}  // namespace cuda_emulator
