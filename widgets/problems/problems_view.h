#pragma once

#include <QWidget>

#include "engine/graph/shape_report.h"

class QAction;
class QLabel;
class QListView;
class QModelIndex;
class QStackedLayout;

namespace ts {

class ProblemsModel;

/// The problems of the graph as a list, errors first.
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

private:
    void buildList();
    void buildActions();
    void applyTheme();
    void requestNode(const QModelIndex& index);
    void requestFix(const QModelIndex& index);
    void updateActions();

    ProblemsModel* m_model;
    QListView* m_list;
    QLabel* m_empty;
    QStackedLayout* m_stack;
    QAction* m_show;
    QAction* m_fix;
    QAction* m_copy;
};

}  // namespace ts
