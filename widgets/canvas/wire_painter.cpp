#include "widgets/canvas/wire_painter.h"

#include <array>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kStraightLod = 0.3;
constexpr double kChipLod = 0.5;
constexpr std::size_t kManyWires = 400;
constexpr int kHeatSteps = 16;

bool isThin(const WireStyle& style)
{
    return style.kind == PortKind::Integer || (style.heated && style.heat < 0);
}

QColor wireColor(const WireStyle& style, WireMark mark)
{
    if (mark == WireMark::Insert)
        return theme().accent;
    if (mark == WireMark::Cut || style.broken)
        return theme().error;
    if (style.heat >= 0)
        return theme().heat(style.heat);
    if (isThin(style))
        return theme().textFaint;
    QColor colour = theme().port(style.kind);
    colour.setAlphaF(0.8f);
    return colour;
}

double wireWidth(const WireStyle& style)
{
    if (style.heat >= 0)
        return 2 + 1.5 * style.heat;
    return isThin(style) ? 1.4 : 2;
}

/// Wires of one look are drawn in one call; the key says which look.
int batchKey(const Wire& wire)
{
    if (wire.mark == WireMark::Insert)
        return 0;
    if (wire.mark == WireMark::Cut || wire.style.broken)
        return 1;
    if (wire.style.heat >= 0)
        return 8 + static_cast<int>(wire.style.heat * (kHeatSteps - 1));
    return isThin(wire.style) ? 2 : 3 + static_cast<int>(wire.style.kind);
}

constexpr std::size_t kBatches = 8 + kHeatSteps;

struct Batch {
    const Wire* sample = nullptr;
    QList<QLineF> lines;
};

using Batches = std::array<Batch, kBatches>;

void drawBatches(QPainter& painter, const Batches& batches)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Batch& batch : batches) {
        if (batch.sample == nullptr)
            continue;
        painter.setPen(QPen(wireColor(batch.sample->style, batch.sample->mark), 0));
        painter.drawLines(batch.lines);
    }
}

void addPieces(Batch& batch, const Wire& wire)
{
    const QPolygonF& line = wire.shape.line;
    for (qsizetype i = 1; i < line.size(); ++i)
        batch.lines.append(QLineF(line[i - 1], line[i]));
}

void paintDraft(QPainter& painter, const std::vector<const Wire*>& wires, bool straight)
{
    Batches batches;
    for (const Wire* wire : wires) {
        Batch& batch = batches[static_cast<std::size_t>(batchKey(*wire))];
        batch.sample = wire;
        if (straight)
            batch.lines.append(QLineF(wire->shape.line.front(), wire->shape.line.back()));
        else
            addPieces(batch, *wire);
    }
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    drawBatches(painter, batches);
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

void paintChip(QPainter& painter, const Wire& wire, const CanvasFonts& fonts)
{
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().chip);
    painter.drawRoundedRect(wire.chip, 5, 5);
    painter.setPen(theme().textMuted);
    painter.setFont(fonts.font(TextStyle::Chip));
    const QSizeF size = wire.chipText.size();
    painter.drawStaticText(wire.chip.center() - QPointF(size.width() / 2, size.height() / 2), wire.chipText);
}

void paintSmooth(QPainter& painter, const std::vector<const Wire*>& wires, double lod)
{
    painter.setBrush(Qt::NoBrush);
    for (const Wire* wire : wires) {
        painter.setPen(wirePen(wire->style, wire->mark, lod));
        painter.drawPath(wire->shape.path);
    }
}

}  // namespace

void paintWires(QPainter& painter, const std::vector<Wire>& wires, const QRectF& exposed, const CanvasFonts& fonts,
                const WireDetail& detail)
{
    std::vector<const Wire*> visible;
    for (const Wire& wire : wires)
        if (!wire.hidden && wire.shape.bounds.adjusted(-1, -1, 1, 1).intersects(exposed))
            visible.push_back(&wire);
    if (detail.lod < kStraightLod || (detail.draft && visible.size() > kManyWires))
        return paintDraft(painter, visible, detail.lod < kStraightLod);
    paintSmooth(painter, visible, detail.lod);
    if (detail.lod >= kChipLod)
        for (const Wire* wire : visible)
            if (!wire->chip.isEmpty())
                paintChip(painter, *wire, fonts);
}

QPen wirePen(const WireStyle& style, WireMark mark, double lod)
{
    const bool marked = mark != WireMark::None;
    QPen pen(wireColor(style, mark), std::max(wireWidth(style) + (marked ? 1 : 0), 1.1 / lod));
    pen.setCapStyle(Qt::FlatCap);
    if (style.kind == PortKind::Integer && !marked)
        pen.setDashPattern({4, 3});
    return pen;
}

QRectF chipPlace(const WireShape& wire, const QSizeF& size, const std::function<bool(const QRectF&)>& free)
{
    constexpr std::array fractions = {0.5, 0.35, 0.65, 0.2, 0.8};
    for (const double fraction : fractions) {
        const QPointF at = wire.pointAt(fraction);
        for (const double shift : {-size.height() / 2 - 7, size.height() / 2 + 7}) {
            const QRectF place(at.x() - size.width() / 2, at.y() + shift - size.height() / 2, size.width(), size.height());
            if (free(place))
                return place;
        }
    }
    return {};
}

}  // namespace ts
