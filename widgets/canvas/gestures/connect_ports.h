#pragma once

#include <optional>

#include <QString>

#include "widgets/canvas/gestures/gesture.h"
#include "widgets/canvas/graph_scene.h"
#include "widgets/canvas/node_edits.h"

namespace ts {

class GraphView;

/// Draws a wire from a port, takes the wire off an input that has one, or (moving) takes all wires of the port along.
class ConnectPorts : public Gesture {
public:
    ConnectPorts(GraphView& view, const GesturePoint& press, const PortHit& port, bool moving);
    ~ConnectPorts() override;

    void move(const GesturePoint& at) override;
    void finish(const GesturePoint& at) override;
    void cancel() override;
    void paint(QPainter& painter, double lod) const override;

private:
    void begin();
    void take(const PortHit& port, bool moving);
    void fadeOthers(bool fade);
    [[nodiscard]] bool isFixed(const PortHit& hit) const;
    [[nodiscard]] bool isOverNothing(const GesturePoint& at) const;
    [[nodiscard]] std::optional<PortHit> targetAt(const GesturePoint& at) const;
    [[nodiscard]] QString refusal(const PortHit& target) const;
    void release(const GesturePoint& at);
    void restore();

    GraphView& m_view;
    DragThreshold m_threshold;
    PortHit m_start;
    bool m_moving;
    OpenWires m_wires;
    Graph m_base;  ///< without the wires taken off
    QPointF m_cursor;
    std::optional<PortHit> m_target;
    QString m_refusal;
};

}  // namespace ts
