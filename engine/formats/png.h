#pragma once

#include <string>

#include "engine/formats/image.h"

namespace ts {

/// Do the bytes begin like a PNG file?
bool is_png(std::span<const std::byte> bytes);

/// Decodes a PNG file of any kind: grey ones give 1 channel, others 3; 16 bits are rounded to 8, transparent parts are laid
/// over white. Throws FormatError that names `file` where the data is damaged, cut off or too large (see kMostPixels).
Image decode_png(std::span<const std::byte> bytes, const std::filesystem::path& file);

/// The bytes of a PNG file. Throws ArgumentError for an image that is empty or has other than 1 or 3 channels.
std::string encode_png(const Image& image);

}  // namespace ts
