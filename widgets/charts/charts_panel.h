#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include <QWidget>

#include "engine/train/telemetry.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;
class QStackedLayout;

namespace ts {

class LineChart;

/// The curves of a run, one chart for each SeriesInfo::chart, side by side. The learning rate appears once it changes.
class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChartsPanel(QWidget* parent = nullptr);

    /// Starts over with the curves of a new run; `steps` is the run's length where known, else 0.
    void beginRun(const std::vector<SeriesInfo>& series, std::int64_t steps = 0);
    /// Adds the curves that are behind those there are, where an edit made while training brought some.
    void addSeries(const std::vector<SeriesInfo>& series);
    /// Adds points and repaints each chart at most once. Samples of unknown series are ignored.
    void append(std::span<const ScalarSample> samples);
    /// Marks a change made while running in every chart, e.g. "lr 1e-2 → 3e-3".
    void addMarker(std::int64_t step, const QString& text);
    /// Removes all curves.
    void clear();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Where a series is drawn.
    struct Place {
        LineChart* chart;
        int index;
    };
    /// A chart that stays hidden while its only value has not changed.
    struct Waiting {
        LineChart* chart;
        std::optional<double> first;
    };
    void buildHeader(QWidget* header);
    LineChart* addChart(const SeriesInfo& info);
    void noticeChange(LineChart* chart, double value);
    void arrange();
    void setSmoothing(int percent);
    void setLogScale(bool log);

    std::vector<Place> m_places;
    std::vector<std::pair<std::string, LineChart*>> m_charts;
    std::vector<bool> m_isPercent;
    std::optional<Waiting> m_learningRate;
    std::int64_t m_steps = 0;
    QLabel* m_smoothingText;
    QSlider* m_smoothing;
    QPushButton* m_log;
    QStackedLayout* m_stack;
    QWidget* m_area;
    QGridLayout* m_grid;
};

}  // namespace ts
