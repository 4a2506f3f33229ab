#pragma once

#include <QWidget>

#include "engine/train/telemetry.h"

namespace ts {

/// The histogram of one tensor with its ends and, where it lies between them, zero.
class HistogramView : public QWidget {
    Q_OBJECT
public:
    explicit HistogramView(QWidget* parent = nullptr);

    void setStats(const TensorStats& stats);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBars(QPainter& painter, const QRectF& area) const;
    void paintAxis(QPainter& painter, const QRectF& area) const;

    TensorStats m_stats;
};

}  // namespace ts
