#pragma once

#include <QPixmap>
#include <QWidget>

namespace ts {

class GraphView;

/// The whole graph in small, with the part on screen outlined. Clicking or dragging moves the view.
class MiniMap : public QWidget {
    Q_OBJECT
public:
    explicit MiniMap(GraphView& view);

    /// Nodes came, went or moved.
    void setStale();
    /// Follows the view; hides where everything is in sight anyway.
    void follow();

    [[nodiscard]] QSize sizeHint() const override { return {112, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void measure();
    void drawNodes();
    [[nodiscard]] QRectF toMap(const QRectF& scene) const;
    void centre(QPointF at);

    GraphView& m_view;
    QRectF m_content;
    double m_scale = 1;
    QPixmap m_nodes;
    bool m_stale = true;
};

}  // namespace ts
