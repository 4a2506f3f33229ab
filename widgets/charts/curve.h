#pragma once

#include <QString>

#include "widgets/charts/series_store.h"

namespace ts {

/// One curve of a chart: its samples, and an exponential moving average over them. The average of a long curve is worked out
/// in portions, so that no frame waits for it.
class Curve {
public:
    /// `smoothed` is false for curves with few, already averaged samples.
    Curve(QString name, bool smoothed) : m_name(std::move(name)), m_smoothed(smoothed) { }

    void append(double x, double y);
    void clear();
    /// Weight of the past, 0 to below 1; starts the average over.
    void setSmoothing(double weight);
    /// Averages up to `budget` further samples; returns how many.
    std::size_t advance(std::size_t budget);
    /// Does the average take in all samples, or is there none to make?
    [[nodiscard]] bool isUpToDate() const { return !isSmoothed() || m_averaged == m_raw.size(); }

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const SeriesStore& raw() const { return m_raw; }
    [[nodiscard]] const SeriesStore& average() const { return m_average; }
    /// Is there an average beside the samples?
    [[nodiscard]] bool isSmoothed() const { return m_smoothed && m_weight > 0; }

    bool visible = true;

private:
    void average(double x, double y);
    void restart();

    QString m_name;
    bool m_smoothed;
    double m_weight = 0;
    SeriesStore m_raw;
    SeriesStore m_average;
    std::size_t m_averaged = 0;  ///< samples that the average takes in
    double m_sum = 0;            ///< weighted sum of the past
    double m_mass = 0;           ///< sum of the weights, which corrects the start
};

}  // namespace ts
