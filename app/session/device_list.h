#pragma once

#include <vector>

#include <QObject>
#include <QTimer>

namespace ts {

/// A device as the device menu shows it.
struct DeviceChoice {
    QString id;      ///< as in a project: "auto", "cpu", "cuda", "cuda:1"
    QString title;   ///< "NVIDIA H200"
    QString detail;  ///< "12.1 of 141 GiB in use · 40 % busy", or why it cannot be used
    bool usable = true;

    friend bool operator==(const DeviceChoice&, const DeviceChoice&) = default;
};

/// The devices a project can be trained on. Drivers are asked on another thread, since that takes a while; until they have
/// answered there is the processor alone.
class DeviceList : public QObject {
    Q_OBJECT
public:
    explicit DeviceList(QObject* parent = nullptr);

    [[nodiscard]] const std::vector<DeviceChoice>& choices() const { return m_choices; }
    /// Asks the drivers what their devices are doing now; changed() tells when they have answered.
    void refresh();
    /// Asks again every second until `on` is false.
    void follow(bool on);

Q_SIGNALS:
    void changed();

private:
    void take(std::vector<DeviceChoice> choices);

    std::vector<DeviceChoice> m_choices;
    QTimer m_clock;
    bool m_asking = false;
};

}  // namespace ts
