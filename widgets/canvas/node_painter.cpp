#include "widgets/canvas/node_painter.h"

#include "widgets/theme/theme.h"

namespace ts {

namespace {

using Measures = NodeMeasures;

constexpr double kDetailLod = 0.45;  ///< rows and rings from here on
constexpr double kTitleLod = 0.28;

QColor barColor(const NodeContent& content)
{
    return content.known ? theme().category(content.category) : theme().textFaint;
}

bool hasError(const NodeContent& content)
{
    return content.problem == Severity::Error;
}

QPen outline(const NodeLook& look, const NodeState& state, double lod)
{
    if (state.selected)
        return QPen(theme().accent, std::max(2.0, 1.5 / lod));
    if (hasError(look.content))
        return QPen(theme().error, std::max(1.5, 1.2 / lod));
    return QPen(theme().line, std::max(1.0, 0.8 / lod));
}

void paintPlainBody(QPainter& painter, const NodeLook& look, const NodeState& state, double lod)
{
    const QRectF rect(QPointF(0, 0), look.size);
    painter.fillRect(rect, theme().node);
    painter.fillRect(QRectF(0, 0, rect.width(), Measures::bar * 2), barColor(look.content));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(outline(look, state, lod));
    painter.drawRect(rect);
}

void paintBody(QPainter& painter, const NodeLook& look, const NodeState& state, double lod)
{
    const QRectF rect(QPointF(0, 0), look.size);
    QPainterPath body;
    body.addRoundedRect(rect, Measures::radius, Measures::radius);
    painter.setPen(Qt::NoPen);
    painter.fillPath(body, theme().node);
    painter.save();
    painter.setClipRect(QRectF(0, 0, rect.width(), Measures::bar), Qt::IntersectClip);
    painter.fillPath(body, barColor(look.content));
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(outline(look, state, lod));
    painter.drawPath(body);
}

QColor textColor(const PlacedText& text)
{
    if (text.heat >= 0)
        return heatTextColor(text.heat);
    if (text.good)
        return theme().ok;
    switch (text.style) {
    case TextStyle::Id:
        return theme().textFaint;
    case TextStyle::Label:
        return theme().textMuted;
    default:
        return theme().text;
    }
}

void paintText(QPainter& painter, const PlacedText& text, const CanvasFonts& fonts)
{
    painter.setFont(fonts.font(text.style));
    painter.setPen(textColor(text));
    painter.drawStaticText(text.at, text.text);
}

void paintTexts(QPainter& painter, const NodeLook& look, const CanvasFonts& fonts, double lod)
{
    if (lod >= kDetailLod) {
        for (const PlacedText& text : look.texts)
            paintText(painter, text, fonts);
    } else if (lod >= kTitleLod) {
        paintText(painter, look.texts.front(), fonts);
    }
}

void paintPorts(QPainter& painter, const std::vector<PlacedPort>& ports)
{
    for (const PlacedPort& port : ports)
        paintPort(painter, port.at, theme().port(port.content.shown), Measures::portRadius, false);
}

void paintBadge(QPainter& painter, const NodeLook& look, const CanvasFonts& fonts)
{
    const QRectF area = problemBadge(look);
    painter.setPen(QPen(theme().node, 2));
    painter.setBrush(hasError(look.content) ? theme().error : theme().warning);
    painter.drawEllipse(area);
    painter.setPen(theme().chip);
    if (theme().kind == ThemeKind::Light)
        painter.setPen(theme().node);
    QFont font = fonts.font(TextStyle::Title);
    painter.setFont(font);
    painter.drawText(area, Qt::AlignCenter, QStringLiteral("!"));
}

void paintHistogram(QPainter& painter, const NodeLook& look)
{
    QColor colour = barColor(look.content);
    colour.setAlphaF(0.75f);
    painter.fillPath(look.histogram, colour);
}

}  // namespace

void paintNode(QPainter& painter, const NodeLook& look, const NodeState& state, const CanvasFonts& fonts, double lod)
{
    if (state.faded)
        painter.setOpacity(0.45);
    if (lod < kDetailLod)
        paintPlainBody(painter, look, state, lod);
    else
        paintBody(painter, look, state, lod);
    paintTexts(painter, look, fonts, lod);
    if (lod >= kDetailLod) {
        if (!look.histogram.isEmpty())
            paintHistogram(painter, look);
        paintPorts(painter, look.inputs);
        paintPorts(painter, look.outputs);
    }
    if (look.content.problem && lod >= kTitleLod)
        paintBadge(painter, look, fonts);
    painter.setOpacity(1);
}

QColor blockColor(const NodeLook& look, const NodeState& state)
{
    if (state.selected)
        return theme().accent;
    return hasError(look.content) ? theme().error : barColor(look.content);
}

QRectF problemBadge(const NodeLook& look)
{
    return QRectF(look.size.width() - 13, -7, 18, 18);
}

void paintPort(QPainter& painter, QPointF at, const QColor& colour, double radius, bool filled)
{
    painter.setPen(QPen(colour, 2));
    painter.setBrush(filled ? colour : theme().canvas);
    painter.drawEllipse(at, radius, radius);
}

QColor heatTextColor(double fraction)
{
    const QColor colour = theme().heat(fraction);
    return theme().kind == ThemeKind::Dark ? colour.lighter(112) : colour.darker(160);
}

}  // namespace ts
