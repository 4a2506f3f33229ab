#pragma once

#include <QImage>
#include <QWidget>

#include "engine/train/telemetry.h"

namespace ts {

/// What a classifier of points in the plane answers everywhere, with the examples on top. A class has its colour, paler
/// where the answer is less sure; both axes have one scale.
class DecisionSurfaceView : public QWidget {
    Q_OBJECT
public:
    explicit DecisionSurfaceView(QWidget* parent = nullptr);

    void setSurface(const DecisionSurface& surface);
    void clear();

    /// Where the surface is painted, in pixels of the widget.
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 320}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {140, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void render();
    void paintPoints(QPainter& painter, const QRectF& plot) const;
    void paintAxes(QPainter& painter, const QRectF& plot) const;
    void paintEmpty(QPainter& painter) const;

    DecisionSurface m_surface;
    QImage m_picture;
};

}  // namespace ts
