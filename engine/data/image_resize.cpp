#include "engine/data/image_resize.h"

#include <algorithm>
#include <cmath>

namespace ts {

namespace {

/// Part of one axis of an image.
struct Extent {
    double start, size;
};

/// Which pixels of an axis make up one pixel of the result, and how much each counts.
struct Tap {
    std::int64_t first;
    std::vector<float> weights;

    [[nodiscard]] std::int64_t end() const { return first + static_cast<std::int64_t>(weights.size()); }
};

/// A triangle over each place of the result, as wide as the distance between places but at least as that between pixels.
std::vector<Tap> taps(std::int64_t pixels, Extent part, std::int64_t places)
{
    const double step = part.size / static_cast<double>(places);
    const double reach = std::max(step, 1.0);
    std::vector<Tap> out;
    for (std::int64_t place = 0; place < places; ++place) {
        const double centre = part.start + (static_cast<double>(place) + 0.5) * step;
        const auto first = std::max<std::int64_t>(static_cast<std::int64_t>(std::floor(centre - reach + 0.5)), 0);
        const auto end = std::min<std::int64_t>(static_cast<std::int64_t>(std::floor(centre + reach + 0.5)), pixels);
        Tap tap{first, {}};
        double sum = 0;
        for (std::int64_t i = first; i < end; ++i) {
            const double weight = std::max(0.0, 1 - std::abs((static_cast<double>(i) + 0.5 - centre) / reach));
            tap.weights.push_back(static_cast<float>(weight));
            sum += weight;
        }
        for (float& weight : tap.weights)
            weight = static_cast<float>(static_cast<double>(weight) / sum);
        out.push_back(std::move(tap));
    }
    return out;
}

/// One row of pixels brought to the places of the taps.
void squeeze_row(const std::uint8_t* row, std::size_t channels, const std::vector<Tap>& columns, float* out)
{
    for (const Tap& tap : columns) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            const std::uint8_t* from = row + static_cast<std::size_t>(tap.first) * channels + channel;
            float sum = 0;
            for (const float weight : tap.weights) {
                sum += weight * static_cast<float>(*from);
                from += channels;
            }
            *out++ = sum;
        }
    }
}

/// Adds a squeezed row to all rows of the result that it is part of; `next` is the first that may still need it.
void add_row(const std::vector<float>& row, std::int64_t y, const std::vector<Tap>& rows, std::size_t& next,
             std::vector<float>& sums)
{
    while (next < rows.size() && rows[next].end() <= y)
        ++next;
    for (std::size_t to = next; to < rows.size() && rows[to].first <= y; ++to) {
        const float weight = rows[to].weights[static_cast<std::size_t>(y - rows[to].first)];
        float* sum = sums.data() + to * row.size();
        for (std::size_t i = 0; i < row.size(); ++i)
            sum[i] += weight * row[i];
    }
}

/// The part with the proportions of the result.
std::pair<Extent, Extent> middle(const Image& image, std::int64_t height, std::int64_t width)
{
    const auto rows = static_cast<double>(image.height), columns = static_cast<double>(image.width);
    const double scale = std::min(rows / static_cast<double>(height), columns / static_cast<double>(width));
    const double h = scale * static_cast<double>(height), w = scale * static_cast<double>(width);
    return {{(rows - h) / 2, h}, {(columns - w) / 2, w}};
}

}  // namespace

Image resize(const Image& image, std::int64_t height, std::int64_t width, ImageFit fit)
{
    auto [tall, wide] = middle(image, height, width);
    if (fit == ImageFit::Stretch) {
        tall = {0, static_cast<double>(image.height)};
        wide = {0, static_cast<double>(image.width)};
    }
    const std::vector<Tap> rows = taps(image.height, tall, height), columns = taps(image.width, wide, width);
    Image out(height, width, image.channels);
    std::vector<float> row(out.row_bytes()), sums(out.pixels.size(), 0.5F);
    std::size_t next = 0;
    for (std::int64_t y = rows.front().first; y < rows.back().end(); ++y) {
        squeeze_row(image.pixels.data() + static_cast<std::size_t>(y) * image.row_bytes(),
                    static_cast<std::size_t>(image.channels), columns, row.data());
        add_row(row, y, rows, next, sums);
    }
    std::ranges::transform(sums, out.pixels.begin(), [](float v) { return static_cast<std::uint8_t>(v); });
    return out;
}

}  // namespace ts
