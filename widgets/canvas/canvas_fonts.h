#pragma once

#include <array>

#include <QFont>
#include <QStaticText>

namespace ts {

/// The kinds of text on the canvas; each has a font and a colour.
enum class TextStyle { Title, Id, Label, Value, Chip };

inline constexpr int kTextStyleCount = 5;

/// The fonts of the canvas, unhinted so that text keeps its width at every zoom.
class CanvasFonts {
public:
    /// Reads the fonts of the interface again.
    CanvasFonts();

    [[nodiscard]] const QFont& font(TextStyle style) const { return m_fonts[static_cast<std::size_t>(style)]; }
    [[nodiscard]] double width(TextStyle style, const QString& text) const;
    [[nodiscard]] double height(TextStyle style) const { return m_heights[static_cast<std::size_t>(style)]; }
    [[nodiscard]] QString elided(TextStyle style, const QString& text, double width) const;
    /// Text laid out once, to be drawn many times.
    [[nodiscard]] QStaticText prepared(TextStyle style, const QString& text) const;

private:
    std::array<QFont, kTextStyleCount> m_fonts;
    std::array<double, kTextStyleCount> m_heights{};
};

}  // namespace ts
