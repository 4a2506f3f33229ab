#pragma once

#include <QComboBox>

#include "app/session/device_list.h"

namespace ts {

/// Chooses the device a network is trained on. The open list tells of each device what it is doing, and of one that cannot be
/// used why.
class DeviceBox : public QComboBox {
    Q_OBJECT
public:
    explicit DeviceBox(QWidget* parent = nullptr);

    /// Shows this device of a project's settings.
    void setDevice(const QString& id);
    /// Puts names and reasons into the language in use.
    void refresh();

    void showPopup() override;
    void hidePopup() override;

Q_SIGNALS:
    void deviceChosen(const QString& id);

private:
    void fill();
    void select(const QString& id);

    DeviceList m_devices;
    QString m_chosen = QStringLiteral("auto");
};

}  // namespace ts
