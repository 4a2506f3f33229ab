#pragma once

#include <optional>

#include <QChartView>

namespace ts {

/// Turns mouse and keyboard over a chart into intents. Wheel: zoom in x at the cursor, with Ctrl in y. Left drag: select an
/// area. Middle, right or Shift+left drag: pan. Double click or Home: everything. + and -: zoom, arrows: pan.
class ChartView : public QChartView {
    Q_OBJECT
public:
    explicit ChartView(QChart* chart, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Positions are pixels of the chart; `factor` below 1 zooms in.
    void zoomXRequested(double factor, double pixel);
    void zoomYRequested(double factor, double pixel);
    void panRequested(QPointF distance);
    /// The area while it is drawn; null when the drag ended.
    void selectionChanged(QRectF area);
    void areaRequested(QRectF area);
    void resetRequested();
    void hovered(QPointF position);
    void left();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    enum class Drag { None, Select, Pan };

    [[nodiscard]] QRectF selection(const QPointF& to) const;

    Drag m_drag = Drag::None;
    QPointF m_from;
};

}  // namespace ts
