#pragma once

#include <functional>

#include <QPainter>

#include "widgets/canvas/edge_layer.h"

namespace ts {

struct WireDetail {
    double lod = 1;      ///< pixels per canvas unit
    bool draft = false;  ///< thin and unsmoothed
};

/// Paints the wires that meet `exposed`, shape chips last.
void paintWires(QPainter& painter, const std::vector<Wire>& wires, const QRectF& exposed, const CanvasFonts& fonts,
                const WireDetail& detail);

/// A pen for one wire.
QPen wirePen(const WireStyle& style, WireMark mark, double lod);

/// The first place along the wire where a chip of this size is free, or an empty rectangle.
QRectF chipPlace(const WireShape& wire, const QSizeF& size, const std::function<bool(const QRectF&)>& free);

}  // namespace ts
