#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "engine/train/telemetry.h"

class QAbstractButton;
class QLabel;
class QStackedLayout;

namespace ts {

class AdviceBox;
class FactGrid;
class HeatView;
class HistogramView;

/// Shows one tensor of one node well: what it is, its picture, its statistics and at most one piece of advice.
class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent = nullptr);

    /// The node to show, or none where `id` is empty. `hasWeight` tells whether it has a parameter called "weight".
    /// Emits sliceRequested for a new node.
    void setNode(const QString& id, const QString& title, bool hasWeight = true);
    /// Shows the slice if it is the one asked for, and what the snapshot says of the node.
    void showSnapshot(const Snapshot& snapshot);
    /// Forgets what was shown, as when a new run begins.
    void clearData();

    [[nodiscard]] QString node() const { return m_node; }
    /// Which tensor is shown: "output", "gradient" or "weight", as SnapshotRequest::slice_what.
    [[nodiscard]] QString what() const { return m_what; }

Q_SIGNALS:
    /// Another slice is wanted from now on.
    void sliceRequested(const QString& node, const QString& what);

private:
    QWidget* buildSwitch();
    QWidget* buildPage();
    void choose(const QString& what);
    void showPage();
    void showSlice(const TensorSlice& slice, const NodeSnapshot* about);
    void showStats(const TensorStats& stats, const NodeSnapshot* about);

    QString m_node;
    QString m_what = QStringLiteral("output");
    bool m_hasData = false;
    std::vector<QAbstractButton*> m_switches;
    QStackedLayout* m_stack;
    QLabel* m_empty;
    QLabel* m_title;
    QLabel* m_kind;
    QWidget* m_tensor;
    QLabel* m_waiting;
    HeatView* m_heat;
    QLabel* m_caption;
    FactGrid* m_stats;
    FactGrid* m_learning;
    HistogramView* m_histogram;
    AdviceBox* m_advice;
};

}  // namespace ts
