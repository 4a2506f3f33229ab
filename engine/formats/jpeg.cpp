#include "engine/formats/jpeg.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <jerror.h>
#include <jpeglib.h>
#include <string>

#include "engine/tensor/error.h"

namespace ts {

namespace {

/// A progressive file may ask for any number of passes over all pixels.
constexpr int kMostScans = 500;

/// libjpeg reports errors by calling a function that must not return: it jumps back into the member that called the library.
/// Those members keep nothing on the stack that would need destroying.
class JpegReader {
public:
    explicit JpegReader(std::span<const std::byte> bytes) : m_bytes(bytes)
    {
        m_info.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = leave;
        m_errors.emit_message = note;
        m_progress.progress_monitor = limit_scans;
        m_info.client_data = this;
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_info); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    /// False where the file is damaged.
    bool read_header()
    {
        if (setjmp(m_jump) != 0)
            return false;
        jpeg_create_decompress(&m_info);
        m_info.client_data = this;
        m_info.progress = &m_progress;
        jpeg_mem_src(&m_info, reinterpret_cast<const unsigned char*>(m_bytes.data()), m_bytes.size());
        jpeg_read_header(&m_info, TRUE);
        const J_COLOR_SPACE stored = m_info.jpeg_color_space;
        m_info.out_color_space = stored == JCS_GRAYSCALE ? JCS_GRAYSCALE
            : stored == JCS_CMYK || stored == JCS_YCCK   ? JCS_CMYK
                                                         : JCS_RGB;
        return true;
    }

    /// As stored.
    [[nodiscard]] std::int64_t height() const { return m_info.image_height; }
    [[nodiscard]] std::int64_t width() const { return m_info.image_width; }
    /// Of what read_rows writes: 1, 3, or 4 for print colours.
    [[nodiscard]] std::int64_t channels() const
    {
        return m_info.out_color_space == JCS_GRAYSCALE ? 1 : m_info.out_color_space == JCS_CMYK ? 4 : 3;
    }

    /// Scaling is part of the inverse transform of each block of 8x8 pixels.
    void shrink_to(ImageSize wanted)
    {
        std::int64_t divisor = 1;
        while (wanted.height > 0 && divisor < 8 && height() / (2 * divisor) >= wanted.height
               && width() / (2 * divisor) >= wanted.width)
            divisor *= 2;
        m_info.scale_denom = static_cast<unsigned>(divisor);
        m_size = {(height() + divisor - 1) / divisor, (width() + divisor - 1) / divisor};
    }
    /// Of what read_rows writes.
    [[nodiscard]] ImageSize size() const { return m_size; }

    /// False where the file is damaged or ends early.
    bool read_rows(std::uint8_t* out)
    {
        if (setjmp(m_jump) != 0)
            return false;
        jpeg_start_decompress(&m_info);
        while (m_info.output_scanline < m_info.output_height) {
            JSAMPROW row = out
                + static_cast<std::size_t>(m_info.output_scanline) * m_info.output_width
                    * static_cast<std::size_t>(m_info.output_components);
            jpeg_read_scanlines(&m_info, &row, 1);
        }
        jpeg_finish_decompress(&m_info);
        return !m_ended_early;
    }

    /// What was wrong, in libjpeg's words.
    [[nodiscard]] const char* reason() const { return m_reason.data(); }

private:
    static JpegReader& of(j_common_ptr info) { return *static_cast<JpegReader*>(info->client_data); }

    [[noreturn]] static void leave(j_common_ptr info)
    {
        info->err->format_message(info, of(info).m_reason.data());
        std::longjmp(of(info).m_jump, 1);
    }

    /// A file that was cut off is only worth a warning to libjpeg, which fills up with grey.
    static void note(j_common_ptr info, int level)
    {
        if (level >= 0 || (info->err->msg_code != JWRN_JPEG_EOF && info->err->msg_code != JWRN_HIT_MARKER))
            return;
        info->err->format_message(info, of(info).m_reason.data());
        of(info).m_ended_early = true;
    }

    static void limit_scans(j_common_ptr info)
    {
        JpegReader& reader = of(info);
        if (reader.m_info.input_scan_number <= kMostScans)
            return;
        std::snprintf(reader.m_reason.data(), reader.m_reason.size(), "more than %d scans", kMostScans);
        std::longjmp(reader.m_jump, 1);
    }

    std::span<const std::byte> m_bytes;
    jpeg_decompress_struct m_info{};
    jpeg_error_mgr m_errors{};
    jpeg_progress_mgr m_progress{};
    std::jmp_buf m_jump{};
    std::array<char, JMSG_LENGTH_MAX> m_reason{};
    ImageSize m_size;
    bool m_ended_early = false;
};

/// Inverted cyan, magenta, yellow and black, as Adobe's programs write them, to red, green and blue.
Image from_print_colors(const Image& print)
{
    Image rgb(print.height, print.width, 3);
    std::uint8_t* to = rgb.pixels.data();
    for (const std::uint8_t* from = print.pixels.data(); to != rgb.pixels.data() + rgb.pixels.size(); from += 4)
        for (int channel = 0; channel < 3; ++channel)
            *to++ = static_cast<std::uint8_t>((from[channel] * from[3] + 127) / 255);
    return rgb;
}

[[noreturn]] void refuse(const JpegReader& reader, const std::filesystem::path& file)
{
    throw FormatError(translatable("engine", "%1 is a damaged or incomplete JPEG image (%2). Get a fresh copy."),
                      {file.string(), reader.reason()});
}

}  // namespace

bool is_jpeg(std::span<const std::byte> bytes)
{
    constexpr std::array<unsigned char, 3> kMagic{0xFF, 0xD8, 0xFF};
    return bytes.size() >= kMagic.size() && std::ranges::equal(bytes.first(kMagic.size()), std::as_bytes(std::span(kMagic)));
}

Image decode_jpeg(std::span<const std::byte> bytes, const std::filesystem::path& file, ImageSize wanted)
{
    JpegReader reader(bytes);
    if (!reader.read_header())
        refuse(reader, file);
    check_image_size(reader.height(), reader.width(), file);
    reader.shrink_to(wanted);
    Image image(reader.size().height, reader.size().width, reader.channels());
    if (!reader.read_rows(image.pixels.data()))
        refuse(reader, file);
    return image.channels == 4 ? from_print_colors(image) : image;
}

}  // namespace ts
