#include "widgets/charts/series_store.h"

#include <algorithm>
#include <cmath>

namespace ts {

/// Gathers extremes into pixel columns and writes at most two points for each.
class SeriesStore::Columns {
public:
    Columns(double x0, double x1, int count, std::vector<QPointF>& out) : m_x0(x0), m_scale(count / (x1 - x0)), m_out(out) { }

    void add(const Extremes& extremes)
    {
        const double column = std::floor((extremes.firstX - m_x0) * m_scale);
        if (column == m_column) {
            m_extremes.add(extremes);
            return;
        }
        flush();
        m_column = column;
        m_extremes = extremes;
    }

    void flush()
    {
        if (std::isnan(m_column))
            return;
        const Extremes& e = m_extremes;
        if (e.empty()) {
            m_out.emplace_back(e.firstX, std::numeric_limits<double>::quiet_NaN());
            return;
        }
        const QPointF low(e.lowX, static_cast<double>(e.low));
        const QPointF high(e.highX, static_cast<double>(e.high));
        m_out.push_back(e.lowX <= e.highX ? low : high);
        if (e.lowX != e.highX)
            m_out.push_back(e.lowX <= e.highX ? high : low);
    }

private:
    double m_x0;
    double m_scale;
    std::vector<QPointF>& m_out;
    double m_column = std::numeric_limits<double>::quiet_NaN();
    Extremes m_extremes;
};

void SeriesStore::Extremes::add(double x, float y)
{
    if (!std::isfinite(y))
        return;
    if (y < low) {
        low = y;
        lowX = x;
    }
    if (y > high) {
        high = y;
        highX = x;
    }
}

void SeriesStore::Extremes::add(const Extremes& other)
{
    if (other.low < low) {
        low = other.low;
        lowX = other.lowX;
    }
    if (other.high > high) {
        high = other.high;
        highX = other.highX;
    }
}

bool SeriesStore::append(double x, double y)
{
    const bool full = m_x.size() == kMostSamples;
    if (full)
        fold();
    push(m_x.empty() ? x : std::max(x, m_x.back()), static_cast<float>(y));
    return full;
}

void SeriesStore::push(double x, float y)
{
    m_x.push_back(x);
    m_y.push_back(y);
    grow(x, y);
}

/// Keeps of every few samples in a row the smallest, the largest and the last, at their places: at most half of them.
void SeriesStore::fold()
{
    constexpr std::size_t kTogether = 6;
    SeriesStore folded;
    folded.m_x.reserve(kMostSamples);
    folded.m_y.reserve(kMostSamples);
    for (std::size_t first = 0; first < m_y.size(); first += kTogether) {
        const std::size_t last = std::min(first + kTogether, m_y.size()) - 1;
        std::size_t low = last, high = last;
        for (std::size_t i = first; i < last; ++i) {
            if (std::isfinite(m_y[i]) && !(m_y[i] >= m_y[low]))
                low = i;
            if (std::isfinite(m_y[i]) && !(m_y[i] <= m_y[high]))
                high = i;
        }
        const std::size_t inner[] = {std::min(low, high), std::max(low, high)};
        if (inner[0] != inner[1])
            folded.push(m_x[inner[0]], m_y[inner[0]]);
        if (inner[1] != last)
            folded.push(m_x[inner[1]], m_y[inner[1]]);
        folded.push(m_x[last], m_y[last]);
    }
    *this = std::move(folded);
}

void SeriesStore::grow(double x, float y)
{
    const std::size_t at = m_y.size() - 1;
    std::size_t span = kBucket;
    for (std::size_t level = 0; level == 0 || span <= m_y.size(); ++level, span *= kFan) {
        if (level == m_levels.size())
            startLevel();
        std::vector<Extremes>& entries = m_levels[level];
        if (entries.size() <= at / span) {
            entries.emplace_back();
            entries.back().firstX = x;
        }
        entries.back().add(x, y);
    }
}

void SeriesStore::startLevel()
{
    std::vector<Extremes> entries;
    const std::size_t below = m_levels.empty() ? 0 : m_levels.back().size();
    for (std::size_t i = 0; i < below; ++i)
        if (i % kFan == 0)
            entries.push_back(m_levels.back()[i]);
        else
            entries.back().add(m_levels.back()[i]);
    m_levels.push_back(std::move(entries));
}

void SeriesStore::clear()
{
    m_x.clear();
    m_y.clear();
    m_levels.clear();
}

std::pair<std::size_t, std::size_t> SeriesStore::rangeOf(double x0, double x1) const
{
    auto first = std::lower_bound(m_x.begin(), m_x.end(), x0);
    auto last = std::upper_bound(first, m_x.end(), x1);
    first -= first == m_x.begin() ? 0 : 1;
    last += last == m_x.end() ? 0 : 1;
    return {static_cast<std::size_t>(first - m_x.begin()), static_cast<std::size_t>(last - m_x.begin())};
}

void SeriesStore::copyRange(std::size_t first, std::size_t last, std::vector<QPointF>& out) const
{
    for (std::size_t i = first; i < last; ++i)
        out.emplace_back(m_x[i],
                         std::isfinite(m_y[i]) ? static_cast<double>(m_y[i]) : std::numeric_limits<double>::quiet_NaN());
}

void SeriesStore::query(double x0, double x1, int columns, std::vector<QPointF>& out) const
{
    out.clear();
    if (m_x.empty() || !(x1 > x0) || columns < 1)
        return;
    const auto [first, last] = rangeOf(x0, x1);
    const std::size_t perColumn = (last - first) / static_cast<std::size_t>(columns);
    if (perColumn < 3)
        return copyRange(first, last, out);
    Columns gathered(x0, x1, columns, out);
    reduce(first, last, m_levels.size(), (x1 - x0) / columns, gathered);
    gathered.flush();
}

void SeriesStore::reduce(std::size_t first, std::size_t last, std::size_t level, double width, Columns& columns) const
{
    if (level == 0) {
        for (std::size_t i = first; i < last; ++i) {
            Extremes one;
            one.firstX = m_x[i];
            one.add(m_x[i], m_y[i]);
            columns.add(one);
        }
        return;
    }
    std::size_t span = kBucket;
    for (std::size_t i = 1; i < level; ++i)
        span *= kFan;
    const std::size_t firstWhole = std::min((first + span - 1) / span, last / span);
    const std::size_t lastWhole = last / span;
    if (firstWhole * span < first || firstWhole == lastWhole)
        return reduce(first, last, level - 1, width, columns);
    reduce(first, firstWhole * span, level - 1, width, columns);
    const std::vector<Extremes>& entries = m_levels[level - 1];
    for (std::size_t i = firstWhole; i < lastWhole; ++i) {
        const double end = i + 1 < entries.size() ? entries[i + 1].firstX : m_x.back();
        if (end - entries[i].firstX <= width)
            columns.add(entries[i]);
        else
            reduce(i * span, (i + 1) * span, level - 1, width, columns);
    }
    reduce(lastWhole * span, last, level - 1, width, columns);
}

std::optional<std::size_t> SeriesStore::nearest(double x) const
{
    if (m_x.empty())
        return std::nullopt;
    const auto above = std::lower_bound(m_x.begin(), m_x.end(), x);
    if (above == m_x.begin())
        return 0;
    const auto at = static_cast<std::size_t>(above - m_x.begin());
    if (above == m_x.end())
        return at - 1;
    return x - m_x[at - 1] <= m_x[at] - x ? at - 1 : at;
}

}  // namespace ts
