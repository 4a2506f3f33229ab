#pragma once

#include <vector>

#include <QWidget>

#include "app/training/run_words.h"

namespace ts {

/// Says in words where training stands, with a progress bar and the two numbers that matter. Gives up the bar, then the
/// numbers, where there is no room.
class RunStatus : public QWidget {
    Q_OBJECT
public:
    explicit RunStatus(QWidget* parent = nullptr);

    void setRun(RunState state, const Progress& progress);
    void setMetrics(std::vector<HeadlineMetric> metrics);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintWords(QPainter& painter, int right) const;
    void paintBar(QPainter& painter, int left, int right) const;
    void paintMetrics(QPainter& painter) const;
    [[nodiscard]] int wordsWidth() const;
    [[nodiscard]] int metricsWidth() const;

    RunState m_state = RunState::Idle;
    QString m_headline;
    QString m_detail;
    double m_part = 0;
    int m_wordsWidth = 0;
    std::vector<HeadlineMetric> m_metrics;
};

}  // namespace ts
