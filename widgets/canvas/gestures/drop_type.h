#pragma once

#include <QDropEvent>
#include <QPoint>

#include "engine/registry/node_type.h"

namespace ts {

class GraphView;

/// A node type dragged onto the canvas, usually from the palette. Over a wire that it fits the node is put into it.
class DropType {
public:
    explicit DropType(GraphView& view) : m_view(view) { }

    /// The type a drag carries, or null.
    static const NodeType* typeOf(const QMimeData* data);

    void move(const NodeType& type, QPoint at);
    void drop(const NodeType& type, QPoint at);
    void leave();

private:
    [[nodiscard]] int wireAt(const NodeType& type, QPoint at) const;

    GraphView& m_view;
};

}  // namespace ts
