#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace ts {

/// Pixels of 8 bits as they stand in an image file: (height, width, channels), 1 channel for grey or 3 for red, green, blue.
struct Image {
    std::int64_t height = 0, width = 0, channels = 0;
    std::vector<std::uint8_t> pixels;

    Image() = default;
    Image(std::int64_t rows, std::int64_t columns, std::int64_t planes)
        : height(rows), width(columns), channels(planes), pixels(static_cast<std::size_t>(rows * columns * planes))
    {
    }
    [[nodiscard]] std::size_t row_bytes() const { return static_cast<std::size_t>(width * channels); }
};

/// The least that is wanted of an image, in pixels; 0: all there is.
struct ImageSize {
    std::int64_t height = 0, width = 0;
};

/// Images that claim more pixels are refused before memory is asked for: a file of a few bytes could claim any number.
inline constexpr std::int64_t kMostPixels = 100'000'000;

/// Throws FormatError where an image has more than kMostPixels pixels or none.
void check_image_size(std::int64_t height, std::int64_t width, const std::filesystem::path& file);

/// A PNG or JPEG file; its first bytes say which. Where less than all is wanted, a JPEG may come at a half, a quarter or an
/// eighth of its size, which is much quicker. Throws IoError, or FormatError that names the file and what is wrong.
Image load_image(const std::filesystem::path& file, ImageSize wanted = {});

/// Brightness (ITU-R BT.601) of a colour image; a grey one is returned as it is.
Image to_grey(Image image);
/// Three equal channels of a grey image; a colour one is returned as it is.
Image to_rgb(Image image);

}  // namespace ts
