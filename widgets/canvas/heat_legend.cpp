#include "widgets/canvas/heat_legend.h"

#include <cmath>

#include <QPainter>

#include "widgets/text/number_text.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kPadding = 11;
constexpr int kGap = 8;
constexpr int kSwatches = 5;
constexpr int kSwatchWidth = 14;

struct Piece {
    QString text;
    QFont font;
    QColor colour;
};

/// One end of the scale, a power of ten.
QString endText(const HeatScale& scale, double power)
{
    if (scale.measure() == HeatMeasure::Time)
        return durationText(power);
    return QStringLiteral("1e") + QString::number(std::lround(std::log10(power)));
}

QString measureText(HeatMeasure measure)
{
    return measure == HeatMeasure::Time ? HeatLegend::tr("Time of a step") : HeatLegend::tr("Gradient norm");
}

QList<Piece> before(const HeatScale& scale)
{
    return {{HeatLegend::tr("Wire colour"), uiFont(-0.6), theme().textMuted},
            {measureText(scale.measure()), uiFont(-0.6, QFont::DemiBold), theme().accent},
            {endText(scale, scale.low()), monoFont(-1.4), theme().textMuted}};
}

Piece after(const HeatScale& scale)
{
    return {endText(scale, scale.high()), monoFont(-1.4), theme().textMuted};
}

int widthOf(const Piece& piece)
{
    return QFontMetrics(piece.font).horizontalAdvance(piece.text);
}

}  // namespace

HeatLegend::HeatLegend(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void HeatLegend::setScale(const HeatScale& scale)
{
    m_scale = scale;
    const QString low = endText(scale, scale.low()), high = endText(scale, scale.high());
    setAccessibleName(scale.measure() == HeatMeasure::Time
                          ? tr("Wire colours show the time a node takes from %1 to %2").arg(low, high)
                          : tr("Wire colours show the gradient norm from %1 to %2").arg(low, high));
    setVisible(!scale.empty());
    resize(sizeHint());
    update();
}

QSize HeatLegend::sizeHint() const
{
    int width = 2 * kPadding + kSwatches * kSwatchWidth + kGap + widthOf(after(m_scale));
    for (const Piece& piece : before(m_scale))
        width += widthOf(piece) + kGap;
    return {width, QFontMetrics(uiFont(-0.6)).height() + 10};
}

void HeatLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    int x = kPadding;
    const auto write = [&](const Piece& piece) {
        painter.setFont(piece.font);
        painter.setPen(piece.colour);
        painter.drawText(QRect(x, 0, widthOf(piece) + 2, height()), Qt::AlignVCenter, piece.text);
        x += widthOf(piece) + kGap;
    };
    for (const Piece& piece : before(m_scale))
        write(piece);
    for (int i = 0; i < kSwatches; ++i)
        painter.fillRect(QRect(x + i * kSwatchWidth, height() / 2 - 4, kSwatchWidth - 1, 8),
                         theme().heat(static_cast<double>(i) / (kSwatches - 1)));
    x += kSwatches * kSwatchWidth + kGap;
    write(after(m_scale));
}

}  // namespace ts
