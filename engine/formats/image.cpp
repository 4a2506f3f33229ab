#include "engine/formats/image.h"

#include <string>

#include "engine/formats/jpeg.h"
#include "engine/formats/mapped_file.h"
#include "engine/formats/png.h"
#include "engine/tensor/error.h"

namespace ts {

void check_image_size(std::int64_t height, std::int64_t width, const std::filesystem::path& file)
{
    if (height < 1 || width < 1)
        throw FormatError(translatable("engine", "%1 is an image without pixels."), {file.string()});
    if (height > kMostPixels / width)
        throw FormatError(
            translatable("engine", "%1 claims %2x%3 pixels; at most %4 million are read. Make it smaller."),
            {file.string(), std::to_string(width), std::to_string(height), std::to_string(kMostPixels / 1'000'000)});
}

Image load_image(const std::filesystem::path& path, ImageSize wanted)
{
    const MappedFile file(path);
    if (is_png(file.bytes()))
        return decode_png(file.bytes(), path);
    if (is_jpeg(file.bytes()))
        return decode_jpeg(file.bytes(), path, wanted);
    throw FormatError(translatable("engine", "%1 is neither a PNG nor a JPEG image. Convert or remove it."), {path.string()});
}

Image to_grey(Image image)
{
    if (image.channels == 1)
        return image;
    Image grey(image.height, image.width, 1);
    const std::uint8_t* from = image.pixels.data();
    for (std::uint8_t& to : grey.pixels) {
        to = static_cast<std::uint8_t>((19595U * from[0] + 38470U * from[1] + 7471U * from[2] + 0x8000U) >> 16);
        from += 3;
    }
    return grey;
}

Image to_rgb(Image image)
{
    if (image.channels == 3)
        return image;
    Image rgb(image.height, image.width, 3);
    std::uint8_t* to = rgb.pixels.data();
    for (const std::uint8_t value : image.pixels)
        for (int channel = 0; channel < 3; ++channel)
            *to++ = value;
    return rgb;
}

}  // namespace ts
