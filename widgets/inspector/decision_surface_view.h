#pragma once

#include <QWidget>

#include "engine/train/telemetry.h"

namespace ts {

/// What a classifier of points in the plane answers everywhere, with the examples on top.
class DecisionSurfaceView : public QWidget {
    Q_OBJECT
public:
    explicit DecisionSurfaceView(QWidget* parent = nullptr);

    void setSurface(const DecisionSurface& surface);
    void clear();
};

}  // namespace ts
