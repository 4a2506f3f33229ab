#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "app/training/training_controller.h"
#include "app/window/device_box.h"
#include "app/window/status_line.h"
#include "tests/app/support/sample_project.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

QString textsOf(const QWidget& parent)
{
    QStringList texts;
    for (const QLabel* label : parent.findChildren<QLabel*>())
        texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

}  // namespace

/// What the window shows of a run on a CUDA device, real or emulated.
class DeviceRunTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_runs;

    void start(TrainingController& controller) const
    {
        GraphDocument project = spiralsProject();
        project.training.device = "cuda";
        project.training.epochs = 100000;
        controller.start(project, exampleFolder().toStdString(), m_runs.path().toStdString());
    }

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void menuShowsTheDeviceAndTheMemoryInUse()
    {
        DeviceBox box;
        QTRY_VERIFY(box.count() >= 3);
        const int row = box.findData(QStringLiteral("cuda"));
        QVERIFY(box.model()->flags(box.model()->index(row, 0)) & Qt::ItemIsEnabled);
        QVERIFY(box.itemData(row, Qt::AccessibleDescriptionRole).toString().contains(QStringLiteral(" in use")));
        QVERIFY(box.itemText(0).contains(box.itemText(row)));
    }

    void statusLineTellsDeviceCaptureAndMemory()
    {
        TrainingController controller;
        StatusLine status;
        start(controller);
        QTRY_VERIFY_WITH_TIMEOUT(controller.deviceReport().captured, 30000);
        QTRY_VERIFY(controller.deviceReport().memory_bytes > 0);
        status.setDevice(controller.deviceReport());
        QVERIFY2(textsOf(status).contains(QStringLiteral("step captured")), qPrintable(textsOf(status)));
        QVERIFY(textsOf(status).contains(QString::fromStdString(backend(kCuda).devices().front().name)));
        controller.stop();
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), RunState::Stopped, 30000);
    }

    void nodesTellTheirTimesWhenAsked()
    {
        TrainingController controller;
        SnapshotRequest wanted;
        wanted.nodes = wanted.timings = true;
        controller.setWanted(wanted);
        int timed = 0;
        connect(&controller, &TrainingController::snapshotReady, this, [&timed](const Snapshot& snapshot) {
            timed = static_cast<int>(std::ranges::count_if(
                snapshot.nodes, [](const NodeSnapshot& node) { return node.forward_seconds.value_or(0) > 0; }));
        });
        start(controller);
        QTRY_VERIFY_WITH_TIMEOUT(timed > 3, 30000);
        controller.stop();
        QTRY_COMPARE_WITH_TIMEOUT(controller.state(), RunState::Stopped, 30000);
    }
};

QTEST_MAIN(DeviceRunTest)
#include "device_run_test.moc"
