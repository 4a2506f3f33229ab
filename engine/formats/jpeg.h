#pragma once

#include "engine/formats/image.h"

namespace ts {

/// Do the bytes begin like a JPEG file?
bool is_jpeg(std::span<const std::byte> bytes);

/// Decodes a JPEG file, baseline or progressive: grey ones give 1 channel, others 3. A rotation noted in EXIF is ignored. The
/// image comes at a half, a quarter or an eighth of its size where that still holds what is wanted. Throws FormatError that
/// names `file` where the data is damaged, cut off or too large (see kMostPixels).
Image decode_jpeg(std::span<const std::byte> bytes, const std::filesystem::path& file, ImageSize wanted = {});

}  // namespace ts
