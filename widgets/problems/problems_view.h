#pragma once

#include <QWidget>

#include "engine/graph/shape_report.h"

namespace ts {

/// The problems of the graph as a list.
class ProblemsView : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsView(QWidget* parent = nullptr);

    void setReport(const ShapeReport& report);

Q_SIGNALS:
    /// Show this node: a problem of it was double clicked or Enter pressed on it.
    void nodeRequested(const QString& id);
    /// The repair named in Problem::fix is wanted.
    void fixRequested(const ts::Problem& problem);
};

}  // namespace ts
