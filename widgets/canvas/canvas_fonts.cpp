#include "widgets/canvas/canvas_fonts.h"

#include <QFontMetricsF>

#include "widgets/theme/theme.h"

namespace ts {

CanvasFonts::CanvasFonts() : m_fonts{uiFont(0.4, QFont::DemiBold), monoFont(-1.4), uiFont(-0.6), monoFont(-0.6), monoFont(-1.6)}
{
    for (std::size_t i = 0; i < m_fonts.size(); ++i) {
        m_fonts[i].setHintingPreference(QFont::PreferNoHinting);
        m_heights[i] = QFontMetricsF(m_fonts[i]).height();
    }
}

double CanvasFonts::width(TextStyle style, const QString& text) const
{
    return QFontMetricsF(font(style)).horizontalAdvance(text);
}

QString CanvasFonts::elided(TextStyle style, const QString& text, double width) const
{
    return QFontMetricsF(font(style)).elidedText(text, Qt::ElideRight, width);
}

QStaticText CanvasFonts::prepared(TextStyle style, const QString& text) const
{
    QStaticText result(text);
    result.setTextFormat(Qt::PlainText);
    result.prepare(QTransform(), font(style));
    return result;
}

}  // namespace ts
