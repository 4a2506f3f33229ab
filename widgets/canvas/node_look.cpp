#include "widgets/canvas/node_look.h"

#include <algorithm>
#include <cmath>

namespace ts {

namespace {

using Measures = NodeMeasures;

constexpr double kTitleGap = 16;
constexpr double kColumnGap = 14;
constexpr double kTitleTop = Measures::bar + 8;
constexpr double kBottom = 12;
constexpr double kHistogramGap = 6;

double roundUpToGrid(double size)
{
    return std::ceil(size / Measures::grid) * Measures::grid;
}

/// Widest number of its kind, so that a changing value does not change the node.
QString widestForm(const NodeRow& row)
{
    return row.heat >= 0 ? QStringLiteral("-0.0e-00") : row.value;
}

TextStyle valueStyle(const NodeRow& row)
{
    return row.valueIsLabel ? TextStyle::Label : TextStyle::Value;
}

class Layout {
public:
    Layout(NodeLook& look, const CanvasFonts& fonts) : m_look(look), m_fonts(fonts) { }

    void run()
    {
        const double width = std::clamp(roundUpToGrid(contentWidth()), Measures::minimumWidth, Measures::maximumWidth);
        m_inner = width - 2 * Measures::padding;
        placeTitle();
        placeRows();
        placePorts(m_look.inputs, m_look.content.inputs, 0);
        placePorts(m_look.outputs, m_look.content.outputs, width);
        m_look.size = QSizeF(width, placeHistogram(rowsBottom()));
    }

private:
    [[nodiscard]] double contentWidth() const
    {
        double widest = m_fonts.width(TextStyle::Title, m_look.content.title) + kTitleGap
            + m_fonts.width(TextStyle::Id, m_look.content.id);
        for (const NodeRow& row : m_look.content.rows) {
            const double gap = row.label.isEmpty() || row.value.isEmpty() ? 0 : kColumnGap;
            widest = std::max(
                widest,
                m_fonts.width(TextStyle::Label, row.label) + gap
                    + std::max(m_fonts.width(valueStyle(row), widestForm(row)), m_fonts.width(valueStyle(row), row.value)));
        }
        return widest + 2 * Measures::padding;
    }

    [[nodiscard]] double titleHeight() const { return std::ceil(m_fonts.height(TextStyle::Title)); }
    [[nodiscard]] double rowHeight() const
    {
        return std::ceil(std::max(m_fonts.height(TextStyle::Label), m_fonts.height(TextStyle::Value))) + 3;
    }
    [[nodiscard]] double rowTop(std::size_t row) const
    {
        return kTitleTop + titleHeight() + 2 + static_cast<double>(row) * rowHeight();
    }
    [[nodiscard]] double rowsBottom() const
    {
        const std::size_t ports = std::max(m_look.content.inputs.size(), m_look.content.outputs.size());
        return rowTop(std::max({m_look.content.rows.size(), ports, std::size_t{1}}));
    }

    void add(TextStyle style, const QString& text, QPointF at, double heat = -1, bool good = false)
    {
        m_look.texts.push_back({m_fonts.prepared(style, text), at, style, heat, good});
    }

    QString fitted(TextStyle style, const QString& text, double room)
    {
        if (m_fonts.width(style, text) <= room)
            return text;
        m_look.elided = true;
        return m_fonts.elided(style, text, room);
    }

    void placeTitle()
    {
        const QString id = fitted(TextStyle::Id, m_look.content.id, m_inner / 2);
        const double idWidth = m_fonts.width(TextStyle::Id, id);
        const QString title = fitted(TextStyle::Title, m_look.content.title, m_inner - idWidth - kTitleGap);
        const double below = titleHeight() - m_fonts.height(TextStyle::Id);
        add(TextStyle::Title, title, {Measures::padding, kTitleTop});
        add(TextStyle::Id, id, {Measures::padding + m_inner - idWidth, kTitleTop + below * 0.6});
    }

    void placeRows()
    {
        for (std::size_t i = 0; i < m_look.content.rows.size(); ++i)
            placeRow(m_look.content.rows[i], rowTop(i));
    }

    void placeRow(const NodeRow& row, double top)
    {
        const double labelWidth = m_fonts.width(TextStyle::Label, row.label);
        if (!row.label.isEmpty())
            add(TextStyle::Label, row.label, {Measures::padding, top + centred(TextStyle::Label)});
        if (row.value.isEmpty())
            return;
        const TextStyle style = valueStyle(row);
        const QString value = fitted(style, row.value, m_inner - labelWidth - (row.label.isEmpty() ? 0 : kColumnGap));
        add(style, value, {Measures::padding + m_inner - m_fonts.width(style, value), top + centred(style)}, row.heat,
            row.good);
    }

    [[nodiscard]] double centred(TextStyle style) const { return (rowHeight() - m_fonts.height(style)) / 2; }

    void placePorts(std::vector<PlacedPort>& ports, const std::vector<PortContent>& contents, double x)
    {
        for (std::size_t i = 0; i < contents.size(); ++i)
            ports.push_back({contents[i], {x, std::round(rowTop(i) + rowHeight() / 2)}});
    }

    /// Returns the bottom of the node.
    double placeHistogram(double top)
    {
        if (!m_look.content.histogram)
            return std::ceil(top + kBottom - 2);
        const auto& counts = *m_look.content.histogram;
        const double peak = std::max(1u, *std::max_element(counts.begin(), counts.end()));
        const double pitch = m_inner / static_cast<double>(counts.size());
        const double floor = top + kHistogramGap + Measures::histogramHeight;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const double height = std::max(1.0, Measures::histogramHeight * static_cast<double>(counts[i]) / peak);
            m_look.histogram.addRect(Measures::padding + static_cast<double>(i) * pitch, floor - height, pitch - 1, height);
        }
        return std::ceil(floor + kBottom);
    }

    NodeLook& m_look;
    const CanvasFonts& m_fonts;
    double m_inner = 0;
};

}  // namespace

const PlacedPort* NodeLook::port(std::string_view name, bool input) const
{
    const std::vector<PlacedPort>& side = input ? inputs : outputs;
    const auto found = std::find_if(side.begin(), side.end(), [name](const PlacedPort& p) { return p.content.name == name; });
    return found == side.end() ? nullptr : &*found;
}

QPointF NodeLook::portPosition(std::string_view name, bool input) const
{
    if (const PlacedPort* placed = port(name, input))
        return placed->at;
    return {input ? 0 : size.width(), size.height() / 2};
}

NodeLook layOutNode(NodeContent content, const CanvasFonts& fonts)
{
    NodeLook look;
    look.content = std::move(content);
    Layout(look, fonts).run();
    return look;
}

}  // namespace ts
