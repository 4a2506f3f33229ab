#pragma once

#include <QGraphicsScene>

namespace ts {

/// The items of the canvas.
class GraphScene : public QGraphicsScene {
    Q_OBJECT
};

}  // namespace ts
