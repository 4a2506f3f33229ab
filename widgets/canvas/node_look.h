#pragma once

#include <QPainterPath>
#include <QStaticText>

#include "widgets/canvas/canvas_fonts.h"
#include "widgets/canvas/node_content.h"

namespace ts {

/// Measures of a node in canvas units.
struct NodeMeasures {
    static constexpr double grid = 8;
    static constexpr double minimumWidth = 152;
    static constexpr double maximumWidth = 320;
    static constexpr double radius = 8;
    static constexpr double bar = 5;
    static constexpr double padding = 13;
    static constexpr double portRadius = 6;
    static constexpr double histogramHeight = 24;
};

/// A piece of text at its place in the node.
struct PlacedText {
    QStaticText text;
    QPointF at;  ///< upper left corner
    TextStyle style = TextStyle::Label;
    double heat = -1;
    bool good = false;
};

/// A port at its place in the node.
struct PlacedPort {
    PortContent content;
    QPointF at;
};

/// A node measured and ready to be painted; the upper left corner is the origin.
struct NodeLook {
    NodeContent content;
    QSizeF size;
    std::vector<PlacedText> texts;  ///< the title comes first
    std::vector<PlacedPort> inputs, outputs;
    QPainterPath histogram;
    bool elided = false;

    [[nodiscard]] const PlacedPort* port(std::string_view name, bool input) const;
    /// Where a wire to this port ends, also where the port is unknown.
    [[nodiscard]] QPointF portPosition(std::string_view name, bool input) const;
};

NodeLook layOutNode(NodeContent content, const CanvasFonts& fonts);

}  // namespace ts
