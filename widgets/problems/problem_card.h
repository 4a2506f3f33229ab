#pragma once

#include <QWidget>

#include "engine/graph/shape_report.h"

namespace ts {

/// One problem where it arises: its sign, the sentence, and a button for the repair where there is one.
class ProblemCard : public QWidget {
    Q_OBJECT
public:
    explicit ProblemCard(const Problem& problem, QWidget* parent = nullptr);

Q_SIGNALS:
    void fixRequested(const ts::Problem& problem);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Problem m_problem;
};

}  // namespace ts
