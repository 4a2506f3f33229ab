#include "widgets/charts/hover_layer.h"

#include <QPainter>

#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kPadding = 7;
constexpr double kDot = 8;

/// Widths of the columns of the box.
struct BoxSize {
    double names = 0;
    double values = 0;
    double line = 0;
    QSizeF size;
};

BoxSize measure(const Hover& hover)
{
    const QFontMetricsF text(uiFont(-1));
    const QFontMetricsF mono(monoFont(-1));
    BoxSize box;
    box.line = std::max(text.height(), mono.height()) + 2;
    for (const HoverValue& value : hover.values) {
        box.names = std::max(box.names, text.horizontalAdvance(value.name));
        box.values = std::max(box.values, mono.horizontalAdvance(value.value));
    }
    const double width = std::max(text.horizontalAdvance(hover.title), kDot + 6 + box.names + 12 + box.values);
    box.size = {width + 2 * kPadding, box.line * (1 + static_cast<double>(hover.values.size())) + 2 * kPadding};
    return box;
}

}  // namespace

void HoverLayer::setPlot(const QRectF& plot)
{
    if (plot == m_plot)
        return;
    prepareGeometryChange();
    m_plot = plot;
}

void HoverLayer::setHover(std::optional<Hover> hover)
{
    m_hover = std::move(hover);
    update();
}

void HoverLayer::setSelection(const QRectF& area)
{
    m_selection = area;
    update();
}

void HoverLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_selection.isNull()) {
        QColor fill = theme().accent;
        fill.setAlphaF(0.15F);
        painter->fillRect(m_selection.intersected(m_plot), fill);
        painter->setPen(QPen(theme().accent, 1));
        painter->drawRect(m_selection.intersected(m_plot));
    }
    if (!m_hover || !m_selection.isNull())
        return;
    painter->setPen(QPen(theme().textFaint, 1));
    painter->drawLine(QPointF(m_hover->x, m_plot.top()), QPointF(m_hover->x, m_plot.bottom()));
    painter->setRenderHint(QPainter::Antialiasing);
    for (const HoverValue& value : m_hover->values)
        if (value.at) {
            painter->setPen(QPen(theme().panel, 1.5));
            painter->setBrush(value.colour);
            painter->drawEllipse(*value.at, 4, 4);
        }
    paintBox(painter);
}

void HoverLayer::paintBox(QPainter* painter) const
{
    const BoxSize box = measure(*m_hover);
    const bool left = m_hover->x + 12 + box.size.width() > m_plot.right();
    const QPointF corner(left ? m_hover->x - 12 - box.size.width() : m_hover->x + 12, m_plot.top() + 6);
    const QRectF area(corner, box.size);
    ts::paintBox(*painter, area, theme().raised, theme().line);
    QRectF line(area.left() + kPadding, area.top() + kPadding, area.width() - 2 * kPadding, box.line);
    painter->setFont(uiFont(-1));
    painter->setPen(theme().textMuted);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_hover->title);
    for (const HoverValue& value : m_hover->values) {
        line.translate(0, box.line);
        painter->setPen(Qt::NoPen);
        painter->setBrush(value.colour);
        painter->drawRoundedRect(QRectF(line.left(), line.center().y() - 1.5, kDot, 3), 1.5, 1.5);
        painter->setPen(theme().textMuted);
        painter->setFont(uiFont(-1));
        painter->drawText(line.adjusted(kDot + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, value.name);
        painter->setPen(theme().text);
        painter->setFont(monoFont(-1));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, value.value);
    }
}

}  // namespace ts
