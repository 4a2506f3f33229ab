#pragma once

#include <QSignalSpy>
#include <QTest>

#include "widgets/canvas/graph_view.h"

namespace ts {

/// A graph view on a document of its own that applies what the view asks for, as the application does.
///
///     first --> middle --> last        alone and loss are not wired
class CanvasDesk : public QObject {
    Q_OBJECT
public:
    CanvasDesk()
    {
        document.graph.nodes = {node("first", "Linear", 0, 0), node("middle", "ReLU", 240, 0), node("last", "Linear", 480, 0),
                                node("alone", "Tanh", 240, 200), node("loss", "CrossEntropyLoss", 480, 200)};
        document.graph.edges = {{{"first", "output"}, {"middle", "input"}, {}}, {{"middle", "output"}, {"last", "input"}, {}}};
        connect(&view, &GraphView::editRequested, this, &CanvasDesk::take);
        view.setGraph(document.graph);
        view.resize(760, 640);
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        view.centerOn(320, 160);
    }

    /// A place of the scene on the viewport.
    [[nodiscard]] QPoint at(QPointF scene) const { return view.mapFromScene(scene); }
    [[nodiscard]] QPoint middleOf(const std::string& id) const { return at(view.nodeCenter(id)); }
    [[nodiscard]] QPoint port(const std::string& id, const std::string& name, bool input) const
    {
        return at(view.portPosition({id, name}, input));
    }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton)
    {
        hold(from, to, keys, button);
        QTest::mouseRelease(view.viewport(), button, keys, to);
    }
    /// Drags without letting go.
    void hold(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(view.viewport(), button, keys, from);
        for (const QPoint at : {from + (to - from) / 3, from + (to - from) * 2 / 3, to}) {
            QMouseEvent event(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, button, keys);
            QApplication::sendEvent(view.viewport(), &event);
        }
    }
    void click(QPoint at, Qt::KeyboardModifiers keys = {}) { QTest::mouseClick(view.viewport(), Qt::LeftButton, keys, at); }
    void key(Qt::Key which, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&view, which, keys); }

    [[nodiscard]] bool wired(const PortRef& from, const PortRef& to) const
    {
        for (const GraphEdge& edge : document.graph.edges)
            if (edge.from == from && edge.to == to)
                return true;
        return false;
    }
    [[nodiscard]] Position position(const std::string& id) const { return document.graph.find(id)->position; }

    void undo()
    {
        const AppliedEdit undone = apply(document, inverses.back());
        inverses.pop_back();
        view.applyDelta(document.graph, undone.delta);
    }

    GraphDocument document;
    GraphView view;
    std::vector<GraphEdit> edits;
    std::vector<GraphEdit> inverses;
    bool refuseEdits = false;

private:
    static GraphNode node(const char* id, const char* type, double x, double y) { return {id, type, {}, {}, {x, y}, {}}; }

    void take(const GraphEdit& edit)
    {
        edits.push_back(edit);
        if (refuseEdits)
            return;
        AppliedEdit applied = apply(document, edit);
        inverses.push_back(std::move(applied.inverse));
        view.applyDelta(document.graph, applied.delta);
    }
};

}  // namespace ts
