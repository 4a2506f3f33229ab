#include "widgets/inspector/heat_view.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/inspector/diverging_scale.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr double kMostHeight = 200;
constexpr double kLeastRow = 6;
constexpr double kGapFrom = 5;  ///< cells at least so large are drawn apart

}  // namespace

HeatView::HeatView(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Values as colours"));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        render();
        update();
    });
}

void HeatView::setSlice(const TensorSlice& slice)
{
    const bool resized = slice.rows != m_slice.rows || slice.columns != m_slice.columns;
    m_slice = slice;
    render();
    if (resized)
        updateGeometry();
    update();
}

void HeatView::clear()
{
    setSlice({});
}

int HeatView::heightForWidth(int width) const
{
    if (m_slice.rows < 1 || m_slice.columns < 1)
        return 0;
    const double cell = width / static_cast<double>(m_slice.columns);
    const double square = cell * static_cast<double>(m_slice.rows);
    return static_cast<int>(std::clamp(square, std::min(kMostHeight, kLeastRow * 3), kMostHeight));
}

QRectF HeatView::pictureRect() const
{
    return QRectF(rect());
}

void HeatView::render()
{
    const bool whole = m_slice.rows > 0 && m_slice.columns > 0
        && static_cast<std::int64_t>(m_slice.values.size()) == m_slice.rows * m_slice.columns;
    if (!whole) {
        m_picture = {};
        return;
    }
    float largest = 0;
    for (const float value : m_slice.values)
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    m_picture = QImage(static_cast<int>(m_slice.columns), static_cast<int>(m_slice.rows), QImage::Format_RGB32);
    const auto width = static_cast<std::size_t>(m_slice.columns);
    for (int y = 0; y < m_picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(m_picture.scanLine(y));
        for (std::size_t x = 0; x < width; ++x) {
            const double value = static_cast<double>(m_slice.values[static_cast<std::size_t>(y) * width + x]);
            line[x] = divergingColour(largest > 0 ? value / static_cast<double>(largest) : value);
        }
    }
}

void HeatView::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull())
        return;
    QPainter painter(this);
    const QRectF area = pictureRect();
    painter.drawImage(area, m_picture);
    const double cellWidth = area.width() / m_picture.width();
    const double cellHeight = area.height() / m_picture.height();
    if (std::min(cellWidth, cellHeight) < kGapFrom)
        return;
    painter.setPen(QPen(theme().panel, 1));
    for (int column = 1; column < m_picture.width(); ++column)
        painter.drawLine(QPointF(std::round(column * cellWidth), 0), QPointF(std::round(column * cellWidth), area.height()));
    for (int row = 1; row < m_picture.height(); ++row)
        painter.drawLine(QPointF(0, std::round(row * cellHeight)), QPointF(area.width(), std::round(row * cellHeight)));
}

bool HeatView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_picture.isNull())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto column
        = std::clamp<std::int64_t>(help->pos().x() * m_slice.columns / std::max(1, width()), 0, m_slice.columns - 1);
    const auto row = std::clamp<std::int64_t>(help->pos().y() * m_slice.rows / std::max(1, height()), 0, m_slice.rows - 1);
    const float value = m_slice.values[static_cast<std::size_t>(row * m_slice.columns + column)];
    QToolTip::showText(help->globalPos(),
                       QStringLiteral("[%1, %2]  %3").arg(row).arg(column).arg(realText(static_cast<double>(value), 4)), this);
    return true;
}

}  // namespace ts
