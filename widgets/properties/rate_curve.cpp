#include "widgets/properties/rate_curve.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kHeight = 84;
constexpr int kMargin = 8;

QPolygonF curve(const std::vector<double>& rates, const QRectF& area)
{
    const double highest = *std::max_element(rates.begin(), rates.end());
    QPolygonF points;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const double x = static_cast<double>(i) / static_cast<double>(rates.size() - 1);
        const double y = highest > 0 ? rates[i] / highest : 0;
        points << QPointF(area.left() + x * area.width(), area.bottom() - y * area.height());
    }
    return points;
}

}  // namespace

RateCurve::RateCurve(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(kHeight);
    setVisible(false);
    setAccessibleName(tr("Learning rate over the run"));
    setToolTip(tr("Learning rate over the run"));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

void RateCurve::setRates(const std::vector<double>& rates)
{
    setVisible(rates.size() > 1);
    if (rates == m_rates)
        return;
    m_rates = rates;
    update();
}

QSize RateCurve::sizeHint() const
{
    return {200, kHeight};
}

void RateCurve::paintEvent(QPaintEvent*)
{
    if (m_rates.size() < 2)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().line);
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(monoFont(-1.5));
    const int text = painter.fontMetrics().height();
    const QRectF area = QRectF(rect()).adjusted(kMargin, kMargin + text, -kMargin, -kMargin);
    painter.setPen(QPen(theme().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(curve(m_rates, area));
    const double highest = *std::max_element(m_rates.begin(), m_rates.end());
    const QRectF caption(kMargin, 5, width() - 2 * kMargin, text);
    painter.setPen(theme().textMuted);
    painter.drawText(caption, Qt::AlignLeft, tr("highest %1").arg(QString::number(highest, 'g', 3)));
    painter.drawText(caption, Qt::AlignRight, tr("end %1").arg(QString::number(m_rates.back(), 'g', 3)));
}

}  // namespace ts
