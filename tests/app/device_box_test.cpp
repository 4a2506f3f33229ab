#include <QAbstractItemView>
#include <QSignalSpy>
#include <QTest>

#include "app/window/device_box.h"
#include "engine/tensor/cuda_library.h"
#include "widgets/theme/theme.h"

using namespace ts;

namespace {

int placeOf(const DeviceBox& box, const char* id)
{
    return box.findData(QString::fromLatin1(id));
}

bool isEnabled(const DeviceBox& box, int row)
{
    return box.model()->flags(box.model()->index(row, 0)) & Qt::ItemIsEnabled;
}

QString detailOf(const DeviceBox& box, int row)
{
    return box.itemData(row, Qt::AccessibleDescriptionRole).toString();
}

}  // namespace

/// The device menu on a machine without a CUDA library.
class DeviceBoxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        set_cuda_library_file("/there/is/no/such/library.so");
        setTheme(ThemeKind::Dark);
    }

    void missingDeviceIsShownWithTheReasonAndCannotBeChosen()
    {
        DeviceBox box;
        QTRY_COMPARE(box.count(), 3);
        const int cuda = placeOf(box, "cuda");
        QVERIFY(!isEnabled(box, cuda));
        QVERIFY2(detailOf(box, cuda).contains(QStringLiteral("CUDA Toolkit")), qPrintable(detailOf(box, cuda)));
        QVERIFY(isEnabled(box, placeOf(box, "cpu")));
        QVERIFY(box.itemText(placeOf(box, "auto")).contains(QStringLiteral("CPU")));
    }

    void chosenByKeyboardItTellsTheDevice()
    {
        DeviceBox box;
        box.show();
        QTRY_COMPARE(box.count(), 3);
        QSignalSpy chosen(&box, &DeviceBox::deviceChosen);
        box.showPopup();
        QTest::keyClick(box.view(), Qt::Key_Down);
        QTest::keyClick(box.view(), Qt::Key_Return);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), QStringLiteral("cpu"));
    }

    void projectForAMissingDeviceShowsThatItIsMissing()
    {
        DeviceBox box;
        box.setDevice(QStringLiteral("cuda:0"));
        QTRY_COMPARE(box.currentData().toString(), QStringLiteral("cuda"));
        QVERIFY(box.currentText().contains(QStringLiteral("not available")));
    }
};

QTEST_MAIN(DeviceBoxTest)
#include "device_box_test.moc"
