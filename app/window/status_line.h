#pragma once

#include <QDateTime>
#include <QStatusBar>
#include <QTimer>

#include "engine/graph/graph_document.h"
#include "engine/graph/shape_report.h"
#include "engine/train/telemetry.h"

class QLabel;

namespace ts {

/// Size of the model on the left; run, state of saving and memory on the right. Hints appear over the left part.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    enum class SaveState { Saved, Edited, Unsaved, Example };

    explicit StatusLine(QWidget* parent = nullptr);

    void setModel(const Graph& graph, const ShapeReport& report);
    void setRun(const QString& name);
    /// How the run uses its device.
    void setDevice(const DeviceReport& report);
    void setSaveState(SaveState state, const QDateTime& savedAt);
    void setHint(const QString& hint);
    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString saveText() const;
    [[nodiscard]] QString deviceText() const;

    QLabel* m_model;
    QLabel* m_right;
    QTimer m_clock;
    QString m_run;
    DeviceReport m_device;
    QDateTime m_savedAt;
    SaveState m_state = SaveState::Unsaved;
};

/// "9 nodes · 4,970 parameters · 1.2 MFLOP a sample · no problems"
QString modelText(const Graph& graph, const ShapeReport& report);

}  // namespace ts
