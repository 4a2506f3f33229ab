#include "app/window/run_status.h"

#include <algorithm>

#include <QPainter>

#include "widgets/theme/flat_style.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kGap = 20;
constexpr int kMinBar = 90;
constexpr int kMaxBar = 300;

QFont headlineFont()
{
    return uiFont(0, QFont::DemiBold);
}

QFont detailFont()
{
    return uiFont(-1);
}

QFont numberFont()
{
    return monoFont(0.5, QFont::Medium);
}

int metricWidth(const HeadlineMetric& metric)
{
    return QFontMetrics(detailFont()).horizontalAdvance(metric.label) + 7
        + QFontMetrics(numberFont()).horizontalAdvance(metric.text);
}

}  // namespace

RunStatus::RunStatus(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setRun(RunState::Idle, {});
}

void RunStatus::setRun(RunState state, const Progress& progress)
{
    const QString headline = runHeadline(state, progress);
    const QString detail = runDetail(state, progress);
    const double part = progress.steps > 0 && state != RunState::Idle
        ? static_cast<double>(progress.step) / static_cast<double>(progress.steps)
        : 0;
    if (headline == m_headline && detail == m_detail && part == m_part && state == m_state)
        return;
    if (state != m_state || is_idle(state))
        m_wordsWidth = 0;
    m_state = state;
    m_headline = headline;
    m_detail = detail;
    m_part = part;
    // Grows only, so that changing digits do not make the bar tremble.
    m_wordsWidth = std::max(m_wordsWidth, wordsWidth());
    setAccessibleName(headline + QStringLiteral(", ") + detail);
    update();
}

void RunStatus::setMetrics(std::vector<HeadlineMetric> metrics)
{
    m_metrics = std::move(metrics);
    update();
}

QSize RunStatus::sizeHint() const
{
    return {500, 38};
}

QSize RunStatus::minimumSizeHint() const
{
    return {150, 38};
}

int RunStatus::wordsWidth() const
{
    return std::max(QFontMetrics(headlineFont()).horizontalAdvance(m_headline),
                    QFontMetrics(detailFont()).horizontalAdvance(m_detail))
        + 2;
}

int RunStatus::metricsWidth() const
{
    int total = 0;
    for (const HeadlineMetric& metric : m_metrics)
        total += metricWidth(metric) + kGap;
    return total;
}

void RunStatus::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool numbers = !m_metrics.empty() && width() >= std::min(m_wordsWidth, 220) + kGap + metricsWidth();
    const int room = numbers ? width() - metricsWidth() : width();
    const int barLeft = m_wordsWidth + kGap + 4;
    const int barRight = std::min(room - kGap / 2, barLeft + kMaxBar);
    const bool bar = m_state != RunState::Idle && barRight - barLeft >= kMinBar;
    paintWords(painter, bar ? m_wordsWidth : room - (numbers ? kGap / 2 : 0));
    if (bar)
        paintBar(painter, barLeft, barRight);
    if (numbers) {
        painter.translate(bar ? barRight + kGap : std::min(room, m_wordsWidth + kGap), 0);
        paintMetrics(painter);
    }
}

void RunStatus::paintWords(QPainter& painter, int right) const
{
    const QFontMetrics head(headlineFont());
    const QFontMetrics detail(detailFont());
    const int top = (height() - head.height() - detail.height()) / 2;
    painter.setFont(headlineFont());
    painter.setPen(m_state == RunState::Failed ? theme().error : theme().text);
    painter.drawText(0, top + head.ascent(), head.elidedText(m_headline, Qt::ElideRight, right));
    painter.setFont(detailFont());
    painter.setPen(theme().textMuted);
    painter.drawText(0, top + head.height() + detail.ascent(), detail.elidedText(m_detail, Qt::ElideRight, right));
}

void RunStatus::paintBar(QPainter& painter, int left, int right) const
{
    const QRectF track(left, height() / 2.0 - 2, right - left, 4);
    paintBox(painter, track, theme().line, theme().line, 2);
    if (m_part <= 0)
        return;
    const QColor colour = m_state == RunState::Failed ? theme().error
        : m_state == RunState::Finished               ? theme().ok
                                                      : theme().accent;
    paintBox(painter, QRectF(track.left(), track.top(), std::max(4.0, track.width() * m_part), 4), colour, colour, 2);
}

void RunStatus::paintMetrics(QPainter& painter) const
{
    const QFontMetrics label(detailFont());
    const int baseline = (height() + label.ascent() - label.descent()) / 2;
    int x = 0;
    for (const HeadlineMetric& metric : m_metrics) {
        painter.setFont(detailFont());
        painter.setPen(theme().textMuted);
        painter.drawText(x, baseline, metric.label);
        painter.setFont(numberFont());
        painter.setPen(metric.good ? theme().ok : theme().text);
        painter.drawText(x + label.horizontalAdvance(metric.label) + 7, baseline, metric.text);
        x += metricWidth(metric) + kGap;
    }
}

}  // namespace ts
