#include "app/training/run_words.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "widgets/text/number_text.h"

namespace ts {

namespace {

QString words(const char* source)
{
    return QCoreApplication::translate("RunWords", source);
}

QString epochText(const Progress& progress)
{
    return words(QT_TRANSLATE_NOOP("RunWords", "Epoch %1 of %2")).arg(countText(progress.epoch), countText(progress.epochs));
}

/// Three digits are enough for a speed; more would only flicker.
std::int64_t roundedSpeed(double speed)
{
    const double unit = speed >= 1000 ? std::pow(10, std::floor(std::log10(speed)) - 2) : 1;
    return std::llround(std::round(speed / unit) * unit);
}

QString speedText(const Progress& progress)
{
    return words(QT_TRANSLATE_NOOP("RunWords", "%1 samples/s")).arg(countText(roundedSpeed(progress.samples_per_second)));
}

QString stepText(const Progress& progress)
{
    return words(QT_TRANSLATE_NOOP("RunWords", "step %1 / %2")).arg(countText(progress.step), countText(progress.steps));
}

/// 0 best: a validation metric; 1: a training metric.
int rank(const SeriesInfo& series)
{
    return series.split == "validation" ? 0 : 1;
}

QString labelOf(const SeriesInfo& series)
{
    if (series.chart == "loss")
        return words(QT_TRANSLATE_NOOP("RunWords", "loss"));
    const QString name
        = series.chart == "accuracy" ? words(QT_TRANSLATE_NOOP("RunWords", "accuracy")) : QString::fromStdString(series.chart);
    return rank(series) == 0 ? words(QT_TRANSLATE_NOOP("RunWords", "val %1")).arg(name) : name;
}

}  // namespace

QString clockText(double seconds)
{
    const auto total = static_cast<qint64>(std::ceil(seconds));
    const QString rest = QStringLiteral("%1").arg(total % 60, 2, 10, QLatin1Char('0'));
    if (total < 3600)
        return QStringLiteral("%1:%2").arg(total / 60).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(total / 3600).arg(total / 60 % 60, 2, 10, QLatin1Char('0')).arg(rest);
}

QString valueText(double value, bool percent)
{
    if (!std::isfinite(value))
        return QString::number(value);
    if (percent)
        return percentText(value);
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e5))
        return QString::number(value, 'e', 2);
    return QString::number(value, 'f', size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
}

QString runHeadline(RunState state, const Progress& progress)
{
    switch (state) {
    case RunState::Idle:
        return words(QT_TRANSLATE_NOOP("RunWords", "Ready to train"));
    case RunState::Preparing:
        return words(QT_TRANSLATE_NOOP("RunWords", "Preparing…"));
    case RunState::Running:
        return epochText(progress);
    case RunState::Paused:
        return words(QT_TRANSLATE_NOOP("RunWords", "Paused · %1")).arg(epochText(progress));
    case RunState::Finished:
        return words(QT_TRANSLATE_NOOP("RunWords", "Finished · %1 epochs in %2"))
            .arg(countText(progress.epochs), clockText(progress.seconds));
    case RunState::Stopped:
        return words(QT_TRANSLATE_NOOP("RunWords", "Stopped · %1")).arg(epochText(progress));
    case RunState::Failed:
        return words(QT_TRANSLATE_NOOP("RunWords", "Stopped by an error"));
    }
    return {};
}

QString runDetail(RunState state, const Progress& progress)
{
    switch (state) {
    case RunState::Idle:
        return words(QT_TRANSLATE_NOOP("RunWords", "Press Train or Ctrl+Enter"));
    case RunState::Preparing:
        return words(QT_TRANSLATE_NOOP("RunWords", "Opening data and building the model"));
    case RunState::Failed:
        return words(QT_TRANSLATE_NOOP("RunWords", "See the message above the canvas"));
    default:
        break;
    }
    QStringList parts{stepText(progress)};
    if (state == RunState::Running && progress.samples_per_second > 0)
        parts << speedText(progress);
    if (state == RunState::Running && progress.seconds_left >= 0)
        parts << words(QT_TRANSLATE_NOOP("RunWords", "%1 left")).arg(clockText(progress.seconds_left));
    return parts.join(QStringLiteral(" · "));
}

void HeadlineMetrics::begin(const std::vector<SeriesInfo>& series)
{
    m_watched.clear();
    watch(series, false);
    watch(series, true);
}

void HeadlineMetrics::addSeries(const std::vector<SeriesInfo>& series)
{
    const std::vector<Watched> before = m_watched;
    begin(series);
    for (Watched& watched : m_watched)
        for (const Watched& old : before)
            if (old.series == watched.series)
                watched = old;
}

void HeadlineMetrics::watch(const std::vector<SeriesInfo>& series, bool loss)
{
    const SeriesInfo* chosen = nullptr;
    for (const SeriesInfo& one : series) {
        const bool fits = loss ? one.chart == "loss" && one.split != "validation" : one.chart != "loss" && !one.split.empty();
        if (fits && (!chosen || rank(one) < rank(*chosen)))
            chosen = &one;
    }
    if (chosen)
        m_watched.push_back({static_cast<std::uint32_t>(chosen - series.data()), labelOf(*chosen), chosen->percent});
}

void HeadlineMetrics::add(std::span<const ScalarSample> samples)
{
    for (const ScalarSample& sample : samples)
        for (Watched& watched : m_watched)
            if (watched.series == sample.series) {
                watched.best = watched.seen ? std::max(watched.best, sample.value) : sample.value;
                watched.last = sample.value;
                watched.seen = true;
            }
}

std::vector<HeadlineMetric> HeadlineMetrics::metrics() const
{
    std::vector<HeadlineMetric> result;
    for (const Watched& watched : m_watched)
        if (watched.seen)
            result.push_back(
                {watched.label, valueText(watched.last, watched.percent), watched.percent && watched.last >= watched.best});
    return result;
}

}  // namespace ts
