#include "widgets/canvas/graph_view.h"

#include "widgets/canvas/graph_scene.h"

namespace ts {

GraphView::GraphView(QWidget* parent) : QGraphicsView(parent), m_scene(std::make_unique<GraphScene>())
{
    setScene(m_scene.get());
}

GraphView::~GraphView() = default;

void GraphView::setGraph(const Graph&) { }
void GraphView::applyDelta(const Graph&, const GraphDelta&) { }
void GraphView::setReport(const ShapeReport&) { }
void GraphView::setNodeSnapshots(std::span<const NodeSnapshot>) { }
void GraphView::clearSnapshots() { }
std::set<std::string> GraphView::selectedNodes() const
{
    return {};
}
void GraphView::select(const std::set<std::string>&) { }
void GraphView::selectAll() { }
void GraphView::frameAll() { }
void GraphView::frameSelection() { }
void GraphView::focusNode(const std::string&) { }
void GraphView::addNodeAtCenter(const QString&) { }
void GraphView::deleteSelection() { }
void GraphView::duplicateSelection() { }
Graph GraphView::copySelection() const
{
    return {};
}
void GraphView::pasteGraph(const Graph&) { }
void GraphView::openSearch() { }
QPointF GraphView::nodeCenter(const std::string&) const
{
    return {};
}
QRectF GraphView::nodeRect(const std::string&) const
{
    return {};
}
QPointF GraphView::portPosition(const PortRef&, bool) const
{
    return {};
}

}  // namespace ts
