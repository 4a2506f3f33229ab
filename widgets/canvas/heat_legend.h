#pragma once

#include <QWidget>

#include "widgets/canvas/heat_scale.h"

namespace ts {

/// Tells what the colours of the wires mean while a network trains.
class HeatLegend : public QWidget {
    Q_OBJECT
public:
    explicit HeatLegend(QWidget* parent);

    /// Hides where the scale is empty.
    void setScale(const HeatScale& scale);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    HeatScale m_scale;
};

}  // namespace ts
