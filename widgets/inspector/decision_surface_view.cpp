#include "widgets/inspector/decision_surface_view.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "widgets/charts/axis_ticks.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kBottom = 20;  ///< room for the numbers of the x axis
constexpr double kMargin = 12;

double leftRoom()
{
    return QFontMetricsF(monoFont(-1.5)).horizontalAdvance(QStringLiteral("-0.00")) + 8;
}

QRgb mixed(const QColor& a, const QColor& b, double part)
{
    const auto blend = [part](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * part)); };
    return qRgb(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

/// How much of the class colour shows: a little even where the answer is a guess.
double strength(float confidence, std::int64_t classes)
{
    const double guess = 1.0 / static_cast<double>(std::max<std::int64_t>(2, classes));
    const double sure = (static_cast<double>(confidence) - guess) / (1 - guess);
    return 0.10 + 0.55 * std::clamp(sure, 0.0, 1.0);
}

}  // namespace

DecisionSurfaceView::DecisionSurfaceView(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Decision surface"));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        render();
        update();
    });
}

void DecisionSurfaceView::setSurface(const DecisionSurface& surface)
{
    m_surface = surface;
    render();
    update();
}

void DecisionSurfaceView::clear()
{
    setSurface({});
}

void DecisionSurfaceView::render()
{
    const auto cells = static_cast<std::size_t>(std::max<std::int64_t>(0, m_surface.width * m_surface.height));
    m_picture = {};
    if (cells == 0 || m_surface.best.size() != cells || m_surface.confidence.size() != cells)
        return;
    m_picture = QImage(static_cast<int>(m_surface.width), static_cast<int>(m_surface.height), QImage::Format_RGB32);
    for (int y = 0; y < m_picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
        for (int x = 0; x < m_picture.width(); ++x) {
            const std::size_t at
                = static_cast<std::size_t>(y) * static_cast<std::size_t>(m_picture.width()) + static_cast<std::size_t>(x);
            line[x] = mixed(theme().canvas, theme().series(m_surface.best[at]),
                            strength(m_surface.confidence[at], m_surface.classes));
        }
    }
}

QRectF DecisionSurfaceView::plotRect() const
{
    const QRectF free = QRectF(rect()).adjusted(leftRoom(), kMargin, -kMargin, -kBottom - 4);
    const double wide = std::max(1e-9, static_cast<double>(m_surface.x_max - m_surface.x_min));
    const double high = std::max(1e-9, static_cast<double>(m_surface.y_max - m_surface.y_min));
    const double scale = std::max(0.0, std::min(free.width() / wide, free.height() / high));
    QRectF plot(0, 0, wide * scale, high * scale);
    plot.moveCenter(free.center());
    return plot;
}

void DecisionSurfaceView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_picture.isNull())
        return paintEmpty(painter);
    const QRectF plot = plotRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(plot, m_picture);
    paintPoints(painter, plot);
    paintAxes(painter, plot);
}

void DecisionSurfaceView::paintPoints(QPainter& painter, const QRectF& plot) const
{
    const ChartScale scale{{m_surface.x_min, m_surface.x_max}, {m_surface.y_min, m_surface.y_max}, false, plot};
    const double radius = std::clamp(plot.width() / 130, 1.6, 4.0);
    painter.save();
    painter.setClipRect(plot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().kind == ThemeKind::Dark ? theme().chip : theme().panel, 1));
    for (const DecisionSurface::Point& point : m_surface.points) {
        painter.setBrush(theme().series(point.label));
        painter.drawEllipse(scale.toPixel({point.x, point.y}), radius, radius);
    }
    painter.restore();
    painter.setPen(QPen(theme().line, 1));
    painter.drawRect(plot);
}

void DecisionSurfaceView::paintAxes(QPainter& painter, const QRectF& plot) const
{
    const ChartScale scale{{m_surface.x_min, m_surface.x_max}, {m_surface.y_min, m_surface.y_max}, false, plot};
    painter.setFont(monoFont(-1.5));
    painter.setPen(theme().textFaint);
    const int columns = std::clamp(static_cast<int>(plot.width() / 60), 2, 8);
    const int rows = std::clamp(static_cast<int>(plot.height() / 40), 2, 8);
    for (const Tick& tick : linearTicks(scale.x, columns)) {
        const double x = scale.toPixel({tick.at, 0}).x();
        painter.drawText(QRectF(x - 30, plot.bottom() + 3, 60, kBottom), Qt::AlignHCenter | Qt::AlignTop, tick.label);
    }
    for (const Tick& tick : linearTicks(scale.y, rows)) {
        const double y = scale.toPixel({0, tick.at}).y();
        painter.drawText(QRectF(plot.left() - 66, y - 10, 60, 20), Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
}

void DecisionSurfaceView::paintEmpty(QPainter& painter) const
{
    painter.setPen(theme().textMuted);
    painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("For networks that sort points of the plane into classes, what they answer everywhere is drawn here "
                        "while training runs"));
}

}  // namespace ts
