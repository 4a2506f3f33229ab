#pragma once

#include <QWidget>

#include "engine/train/telemetry.h"

namespace ts {

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

    [[nodiscard]] QString node() const;
    /// Which tensor is shown: "output", "gradient" or "weight", as SnapshotRequest::slice_what.
    [[nodiscard]] QString what() const;

Q_SIGNALS:
    /// Another slice is wanted from now on.
    void sliceRequested(const QString& node, const QString& what);
};

}  // namespace ts
