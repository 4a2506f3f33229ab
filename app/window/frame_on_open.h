#pragma once

#include <QObject>

namespace ts {

class GraphView;

/// Keeps a newly opened graph framed while the window finds its size, until the user first touches the canvas.
class FrameOnOpen : public QObject {
    Q_OBJECT
public:
    explicit FrameOnOpen(GraphView& canvas);

    /// Frames the graph now and with every change of size to come.
    void begin();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    GraphView& m_canvas;
    bool m_active = false;
};

}  // namespace ts
