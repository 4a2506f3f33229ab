#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <QPointF>

namespace ts {

/// The samples of one curve, only ever appended to, with a pyramid of minima and maxima over them: any part of a long run
/// is reduced to a few points per pixel column in time that depends on the columns alone, and no spike is lost. Where it is
/// full, few neighbours at a time are folded to their smallest, their largest and their last, so that it never takes more
/// than about a megabyte and the beginning of a long run is coarser than its end.
class SeriesStore {
public:
    static constexpr std::size_t kMostSamples = 65536;

    /// Appends a sample; `x` below the last one counts as the last one. A `y` that is not finite makes a gap. True where
    /// samples were folded before, and so have other indices.
    bool append(double x, double y);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_x.size(); }
    [[nodiscard]] bool empty() const { return m_x.empty(); }
    [[nodiscard]] double x(std::size_t index) const { return m_x[index]; }
    [[nodiscard]] double y(std::size_t index) const { return static_cast<double>(m_y[index]); }

    /// Points that draw the curve between `x0` and `x1` in `columns` pixel columns, in the order of x: all samples where
    /// there are few, else the smallest and the largest of each column. One sample beyond each end is included. A point with
    /// y = NaN stands for a gap. `out` is overwritten.
    void query(double x0, double x1, int columns, std::vector<QPointF>& out) const;

    /// Index of the sample nearest to `x`; nothing where there are no samples.
    [[nodiscard]] std::optional<std::size_t> nearest(double x) const;

private:
    static constexpr std::size_t kBucket = 16;  ///< samples below an entry of the lowest level
    static constexpr std::size_t kFan = 4;      ///< entries below an entry of a higher level

    /// Extremes of a run of samples; `low` > `high` where none of them is finite. Their x stand beside them, so that drawing
    /// reads neighbouring entries only and never jumps through the samples.
    struct Extremes {
        float low = std::numeric_limits<float>::infinity();
        float high = -std::numeric_limits<float>::infinity();
        double lowX = 0;
        double highX = 0;
        double firstX = 0;  ///< of the first sample

        [[nodiscard]] bool empty() const { return low > high; }
        void add(double x, float y);
        void add(const Extremes& other);
    };
    class Columns;

    void push(double x, float y);
    void fold();
    void grow(double x, float y);
    void startLevel();
    [[nodiscard]] std::pair<std::size_t, std::size_t> rangeOf(double x0, double x1) const;
    void copyRange(std::size_t first, std::size_t last, std::vector<QPointF>& out) const;
    /// Adds samples [first, last) to the columns, from entries at most `width` wide of this level or those below.
    void reduce(std::size_t first, std::size_t last, std::size_t level, double width, Columns& columns) const;

    std::vector<double> m_x;
    std::vector<float> m_y;
    std::vector<std::vector<Extremes>> m_levels;
};

}  // namespace ts
