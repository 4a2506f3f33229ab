#pragma once

#include <set>

#include <QPolygonF>

#include "widgets/canvas/gestures/gesture.h"

namespace ts {

class GraphView;

/// Removes the wires that a stroke of the mouse crosses.
class CutWires : public Gesture {
public:
    CutWires(GraphView& view, const GesturePoint& press);

    void move(const GesturePoint& at) override;
    void finish(const GesturePoint& at) override;
    void cancel() override;
    void paint(QPainter& painter, double lod) const override;

private:
    GraphView& m_view;
    QPolygonF m_stroke;
    std::set<int> m_cut;
};

}  // namespace ts
