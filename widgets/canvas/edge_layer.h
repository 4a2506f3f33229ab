#pragma once

#include <functional>
#include <unordered_map>

#include <QGraphicsItem>
#include <QStaticText>

#include "engine/graph/graph_document.h"
#include "engine/registry/node_type.h"
#include "widgets/canvas/canvas_fonts.h"
#include "widgets/canvas/wire_shape.h"

namespace ts {

/// How a wire looks besides its course.
struct WireStyle {
    PortKind kind = PortKind::Any;
    double heat = -1;     ///< 0 to 1 while gradients are shown, negative where none flows
    bool heated = false;  ///< gradients are shown at all
    bool broken = false;  ///< an end names a port that is not there
    QString chip;         ///< shape of what flows; may be empty

    friend bool operator==(const WireStyle&, const WireStyle&) = default;
};

/// What a gesture would do to a wire.
enum class WireMark : std::uint8_t { None, Insert, Cut };

struct Wire {
    PortRef from, to;
    WireStyle style;
    WireShape shape;
    QStaticText chipText;
    QRectF chip;  ///< empty: no room
    bool chipStale = true;
    WireMark mark = WireMark::None;
    bool hidden = false;  ///< held by the mouse
};

/// All wires of the canvas in one item.
class EdgeLayer : public QGraphicsItem {
public:
    /// The body of a node in scene coordinates and a place for a port of it.
    struct Ends {
        QPointF from, to;
        QRectF fromBody, toBody;
    };
    using EndsOf = std::function<Ends(const PortRef& from, const PortRef& to)>;
    using StyleOf = std::function<WireStyle(const PortRef& from, const PortRef& to)>;
    using Occupied = std::function<bool(const QRectF& area)>;

    EdgeLayer(const CanvasFonts& fonts, EndsOf ends, StyleOf style);

    void setArea(const QRectF& area);
    /// Replaces all wires.
    void rebuild(const std::vector<GraphEdge>& edges);
    /// Follows nodes that moved or changed their size.
    void updateEnds(const std::string& node);
    /// Asks for the looks of all wires again.
    void updateStyles();
    /// Finds places for the shape chips in `area`; `occupied` tells where a node is.
    void placeChips(const QRectF& area, const Occupied& occupied);

    /// Index of the wire nearest to `point` within `reach`, or -1.
    [[nodiscard]] int wireAt(QPointF point, double reach) const;
    [[nodiscard]] std::vector<int> wiresCrossing(const QLineF& stroke) const;
    [[nodiscard]] const std::vector<Wire>& wires() const { return m_wires; }
    void setMark(int wire, WireMark mark);
    void clearMarks();
    void setHidden(const PortRef& from, const PortRef& to, bool hidden);
    /// Draft: thin lines without smoothing, while many wires move.
    void setDraft(bool draft) { m_draft = draft; }

    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void shapeWire(Wire& wire);
    void refresh(const Wire& wire);

    const CanvasFonts& m_fonts;
    EndsOf m_endsOf;
    StyleOf m_styleOf;
    QRectF m_area;
    std::vector<Wire> m_wires;
    std::unordered_map<std::string, std::vector<int>> m_byNode;
    bool m_draft = false;
};

}  // namespace ts
