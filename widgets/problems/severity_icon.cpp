#include "widgets/problems/severity_icon.h"

#include <QCoreApplication>
#include <QPainter>

#include "widgets/theme/theme.h"

namespace ts {

QString severityText(Severity severity)
{
    return severity == Severity::Error ? QCoreApplication::translate("ts::ProblemsView", "Error")
                                       : QCoreApplication::translate("ts::ProblemsView", "Warning");
}

QColor severityColour(Severity severity)
{
    return severity == Severity::Error ? theme().error : theme().warning;
}

void paintSeverity(QPainter& painter, const QRectF& area, Severity severity)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(severityColour(severity), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box = area.adjusted(1, 1, -1, -1);
    const QPointF c = box.center();
    const double u = box.height() / 14;
    if (severity == Severity::Error)
        painter.drawEllipse(box);
    else
        painter.drawPolygon(
            QPolygonF({{c.x(), box.top() + u}, {box.right(), box.bottom() - u}, {box.left(), box.bottom() - u}}));
    const double drop = severity == Severity::Error ? 0 : 1.4 * u;
    painter.drawLine(c + QPointF(0, drop - 3 * u), c + QPointF(0, drop + 0.4 * u));
    painter.drawPoint(c + QPointF(0, drop + 3 * u));
    painter.restore();
}

SeverityIcon::SeverityIcon(Severity severity, QWidget* parent) : QWidget(parent), m_severity(severity)
{
    setFixedSize(16, 16);
    setToolTip(severityText(severity));
    setAccessibleName(severityText(severity));
}

void SeverityIcon::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintSeverity(painter, QRectF(rect()), m_severity);
}

}  // namespace ts
