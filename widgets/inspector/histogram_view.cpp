#include "widgets/inspector/histogram_view.h"

#include <algorithm>

#include <QPainter>

#include "widgets/text/number_text.h"
#include "widgets/theme/theme.h"

namespace ts {

HistogramView::HistogramView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Histogram"));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

QSize HistogramView::sizeHint() const
{
    constexpr int kBars = 76;
    return {240, kBars + 6 + QFontMetrics(monoFont(-1)).height()};
}

void HistogramView::setStats(const TensorStats& stats)
{
    m_stats = stats;
    setAccessibleDescription(tr("Values from %1 to %2").arg(realText(stats.minimum), realText(stats.maximum)));
    update();
}

void HistogramView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double text = QFontMetricsF(monoFont(-1)).height();
    const QRectF area(0, 0, width(), height() - text - 4);
    paintBars(painter, area);
    paintAxis(painter, area);
}

void HistogramView::paintBars(QPainter& painter, const QRectF& area) const
{
    const std::uint32_t most = std::max(1U, *std::max_element(m_stats.histogram.begin(), m_stats.histogram.end()));
    const double step = area.width() / static_cast<double>(m_stats.histogram.size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    for (std::size_t i = 0; i < m_stats.histogram.size(); ++i) {
        if (m_stats.histogram[i] == 0)
            continue;
        const double height = std::max(1.5, area.height() * m_stats.histogram[i] / most);
        const double left = area.left() + static_cast<double>(i) * step;
        painter.drawRoundedRect(QRectF(left + 0.5, area.bottom() - height, step - 1, height), 1, 1);
    }
    painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme().line);
}

void HistogramView::paintAxis(QPainter& painter, const QRectF& area) const
{
    painter.setFont(monoFont(-1));
    painter.setPen(theme().textFaint);
    const QRectF line(area.left(), area.bottom() + 3, area.width(), height() - area.bottom() - 3);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop, realText(m_stats.minimum));
    painter.drawText(line, Qt::AlignRight | Qt::AlignTop, realText(m_stats.maximum));
    const double width = m_stats.maximum - m_stats.minimum;
    const double zero = width > 0 ? -m_stats.minimum / width : -1;
    constexpr double kFreeOfEnds = 0.25;
    if (zero < kFreeOfEnds || zero > 1 - kFreeOfEnds)
        return;
    const double x = area.left() + zero * area.width();
    painter.drawText(QRectF(x - 20, line.top(), 40, line.height()), Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("0"));
}

}  // namespace ts
