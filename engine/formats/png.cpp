#include "engine/formats/png.h"

#include <algorithm>
#include <array>
#include <memory>
#include <png.h>

#include "engine/tensor/error.h"

namespace ts {

namespace {

struct FreePng {
    void operator()(png_image* image) const { png_image_free(image); }
};
/// Frees what libpng holds for an image, whichever way the function is left.
using PngGuard = std::unique_ptr<png_image, FreePng>;

[[noreturn]] void refuse(const png_image& png, const std::filesystem::path& file)
{
    throw FormatError(translatable("engine", "%1 is a damaged or incomplete PNG image (%2). Get a fresh copy."),
                      {file.string(), static_cast<const char*>(png.message)});
}

}  // namespace

bool is_png(std::span<const std::byte> bytes)
{
    constexpr std::array<unsigned char, 8> kMagic{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    return bytes.size() >= kMagic.size() && std::ranges::equal(bytes.first(kMagic.size()), std::as_bytes(std::span(kMagic)));
}

Image decode_png(std::span<const std::byte> bytes, const std::filesystem::path& file)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const PngGuard guard(&png);
    if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0)
        refuse(png, file);
    check_image_size(png.height, png.width, file);
    const bool color = (png.format & PNG_FORMAT_FLAG_COLOR) != 0;
    png.format = color ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    Image image(png.height, png.width, color ? 3 : 1);
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&png, &white, image.pixels.data(), 0, nullptr) == 0)
        refuse(png, file);
    return image;
}

std::string encode_png(const Image& image)
{
    const bool possible = image.height > 0 && image.width > 0 && (image.channels == 1 || image.channels == 3)
        && image.pixels.size() == image.row_bytes() * static_cast<std::size_t>(image.height);
    if (!possible)
        throw ArgumentError(translatable("engine", "A PNG image needs pixels of 1 or 3 channels, not %1x%2 of %3."),
                            {std::to_string(image.width), std::to_string(image.height), std::to_string(image.channels)});
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(image.width);
    png.height = static_cast<png_uint_32>(image.height);
    png.format = image.channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    const PngGuard guard(&png);
    std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(png), '\0');
    png_alloc_size_t size = bytes.size();
    if (png_image_write_to_memory(&png, bytes.data(), &size, 0, image.pixels.data(), 0, nullptr) == 0)
        throw ArgumentError(translatable("engine", "The image cannot be written as PNG (%1)."),
                            {static_cast<const char*>(png.message)});
    bytes.resize(size);
    return bytes;
}

}  // namespace ts
