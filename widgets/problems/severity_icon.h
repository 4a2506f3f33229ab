#pragma once

#include <QWidget>

#include "engine/graph/shape_report.h"

class QPainter;

namespace ts {

/// "Error" or "Warning".
QString severityText(Severity severity);

/// Colour of text and icons about it.
QColor severityColour(Severity severity);

/// Paints the sign of a severity into `area`: a disc for an error, a triangle for a warning, both with an exclamation mark.
void paintSeverity(QPainter& painter, const QRectF& area, Severity severity);

/// The sign as a small widget.
class SeverityIcon : public QWidget {
    Q_OBJECT
public:
    explicit SeverityIcon(Severity severity, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {16, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Severity m_severity;
};

}  // namespace ts
