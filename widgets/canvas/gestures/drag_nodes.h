#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/graph/graph_edit.h"
#include "widgets/canvas/gestures/gesture.h"

namespace ts {

class GraphView;

/// Drags the selected nodes on the grid. One node without wires that is dropped on a wire is put into it.
class DragNodes : public Gesture {
public:
    /// `node` is the one under the mouse; the press selects it.
    DragNodes(GraphView& view, const GesturePoint& press, std::string node);

    void move(const GesturePoint& at) override;
    void finish(const GesturePoint& at) override;
    void cancel() override;

private:
    void pressSelection(Qt::KeyboardModifiers modifiers);
    void clickSelection(Qt::KeyboardModifiers modifiers);
    void begin();
    [[nodiscard]] bool canEnterWires() const;
    [[nodiscard]] int wireBelow() const;
    void showPositions(QPointF offset);
    [[nodiscard]] GraphEdit edit() const;

    GraphView& m_view;
    DragThreshold m_threshold;
    QPointF m_from;
    std::string m_node;
    bool m_wasSelected = false;
    bool m_entersWires = false;
    std::map<std::string, QPointF> m_start;
    QPointF m_offset;
    int m_wire = -1;
};

}  // namespace ts
