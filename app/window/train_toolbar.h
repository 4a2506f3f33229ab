#pragma once

#include <QToolBar>

class QPushButton;

namespace ts {

class Actions;
class DeviceBox;
class RunStatus;

/// Train, pause, step and stop, the device, where training stands, and the way to every command.
class TrainToolbar : public QToolBar {
    Q_OBJECT
public:
    TrainToolbar(const Actions& actions, QWidget* parent);

    [[nodiscard]] RunStatus& status() { return *m_status; }
    /// Shows the device of the project's settings ("auto", "cpu", ...).
    void setDevice(const QString& device);
    /// The device cannot be changed while a run goes on.
    void setRunning(bool running);
    /// Puts texts and icons into the language and theme in use.
    void refresh();

Q_SIGNALS:
    void deviceChosen(const QString& device);

private:
    void addButton(QAction& action);

    const Actions& m_actions;
    QPushButton* m_train;
    DeviceBox* m_device;
    RunStatus* m_status;
    QPushButton* m_search;
};

}  // namespace ts
