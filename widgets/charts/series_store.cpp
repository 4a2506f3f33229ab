#include "widgets/charts/series_store.h"

#include <algorithm>
#include <cmath>

namespace ts {

/// Gathers extremes into pixel columns and writes at most two points for each.
class SeriesStore::Columns {
public:
    Columns(const SeriesStore& store, double x0, double x1, int count, std::vector<QPointF>& out)
        : m_store(store), m_x0(x0), m_scale(count / (x1 - x0)), m_out(out)
    {
    }

    void add(const Extremes& extremes, std::size_t at)
    {
        const double column = std::floor((m_store.m_x[at] - m_x0) * m_scale);
        if (column != m_column)
            flush();
        m_column = column;
        m_first = m_empty ? at : m_first;
        m_empty = false;
        m_extremes.add(extremes);
    }

    void flush()
    {
        if (m_empty)
            return;
        if (m_extremes.empty()) {
            m_out.emplace_back(m_store.m_x[m_first], std::numeric_limits<double>::quiet_NaN());
        } else {
            const auto [early, late] = std::minmax(m_extremes.lowAt, m_extremes.highAt);
            m_out.emplace_back(m_store.m_x[early], m_store.m_y[early]);
            if (late != early)
                m_out.emplace_back(m_store.m_x[late], m_store.m_y[late]);
        }
        m_extremes = {};
        m_empty = true;
    }

private:
    const SeriesStore& m_store;
    double m_x0;
    double m_scale;
    std::vector<QPointF>& m_out;
    double m_column = std::numeric_limits<double>::quiet_NaN();
    Extremes m_extremes;
    std::size_t m_first = 0;
    bool m_empty = true;
};

void SeriesStore::Extremes::add(float y, std::uint32_t at)
{
    if (!std::isfinite(y))
        return;
    if (y < low) {
        low = y;
        lowAt = at;
    }
    if (y > high) {
        high = y;
        highAt = at;
    }
}

void SeriesStore::Extremes::add(const Extremes& other)
{
    if (other.empty())
        return;
    add(other.low, other.lowAt);
    add(other.high, other.highAt);
}

void SeriesStore::append(double x, double y)
{
    m_x.push_back(m_x.empty() ? x : std::max(x, m_x.back()));
    m_y.push_back(static_cast<float>(y));
    grow(m_y.back(), static_cast<std::uint32_t>(m_y.size() - 1));
}

void SeriesStore::grow(float y, std::uint32_t at)
{
    std::size_t span = kBucket;
    for (std::size_t level = 0; level == 0 || span <= m_y.size(); ++level, span *= kFan) {
        if (level == m_levels.size()) {
            m_levels.emplace_back();
            for (std::size_t below = 0; level > 0 && below < m_levels[level - 1].size(); ++below) {
                if (below % kFan == 0)
                    m_levels[level].emplace_back();
                m_levels[level].back().add(m_levels[level - 1][below]);
            }
        }
        if (m_levels[level].size() <= at / span)
            m_levels[level].emplace_back();
        m_levels[level].back().add(y, at);
    }
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
    std::size_t level = 0;
    for (std::size_t span = kBucket; span <= perColumn && level < m_levels.size(); span *= kFan)
        ++level;
    Columns gathered(*this, x0, x1, columns, out);
    reduce(first, last, level, gathered);
    gathered.flush();
}

void SeriesStore::reduce(std::size_t first, std::size_t last, std::size_t level, Columns& columns) const
{
    if (level == 0) {
        for (std::size_t i = first; i < last; ++i) {
            Extremes one;
            one.add(m_y[i], static_cast<std::uint32_t>(i));
            columns.add(one, i);
        }
        return;
    }
    std::size_t span = kBucket;
    for (std::size_t i = 1; i < level; ++i)
        span *= kFan;
    const std::size_t firstWhole = std::min((first + span - 1) / span, last / span);
    const std::size_t lastWhole = last / span;
    if (firstWhole * span < first || firstWhole == lastWhole)
        return reduce(first, last, level - 1, columns);
    reduce(first, firstWhole * span, level - 1, columns);
    for (std::size_t i = firstWhole; i < lastWhole; ++i)
        columns.add(m_levels[level - 1][i], i * span);
    reduce(lastWhole * span, last, level - 1, columns);
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
