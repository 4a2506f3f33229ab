#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTest>

#include "widgets/charts/charts_panel.h"
#include "widgets/charts/line_chart.h"

using namespace ts;

class ChartsPanelTest : public QObject {
    Q_OBJECT

    static std::vector<SeriesInfo> series()
    {
        return {{"learning_rate", "learning_rate", "", false},
                {"train_accuracy", "accuracy", "train", true},
                {"train_loss", "loss", "train", false},
                {"val_loss", "loss", "validation", false}};
    }
    static void show(ChartsPanel& panel)
    {
        panel.resize(780, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
    }
    /// Titles of the visible charts from left to right.
    static QStringList titles(const ChartsPanel& panel)
    {
        QList<LineChart*> charts;
        for (auto* chart : panel.findChildren<LineChart*>())
            if (chart->isVisible())
                charts << chart;
        std::sort(charts.begin(), charts.end(),
                  [](const LineChart* a, const LineChart* b) { return std::pair(a->y(), a->x()) < std::pair(b->y(), b->x()); });
        QStringList texts;
        for (const LineChart* chart : charts)
            texts << chart->findChild<QLabel*>()->text();
        return texts;
    }

private Q_SLOTS:
    void emptyPanelSaysWhatToDo()
    {
        ChartsPanel panel;
        show(panel);
        bool said = false;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text() == QStringLiteral("Press Train to see curves"));
        QVERIFY(said);
    }

    void seriesAreGroupedWithLossFirst()
    {
        ChartsPanel panel;
        show(panel);
        panel.beginRun(series());
        QTRY_COMPARE(titles(panel), (QStringList{QStringLiteral("Loss"), QStringLiteral("Accuracy")}));
        panel.clear();
        QTRY_COMPARE(titles(panel), QStringList());
    }

    void chartsShareTheWidthEqually()
    {
        ChartsPanel panel;
        show(panel);
        panel.beginRun(series());
        QTRY_COMPARE(titles(panel).size(), 2);
        QList<int> widths;
        for (const auto* chart : panel.findChildren<LineChart*>())
            if (chart->isVisible())
                widths << chart->width();
        QVERIFY(widths.front() > 300 && std::abs(widths.front() - widths.back()) <= 1);
    }

    void learningRateAppearsOnceItChanges()
    {
        ChartsPanel panel;
        show(panel);
        panel.beginRun(series());
        const std::vector<ScalarSample> still{{0, 1, 0.01}, {0, 2, 0.01}};
        panel.append(still);
        QTRY_COMPARE(titles(panel).size(), 2);
        const std::vector<ScalarSample> changed{{0, 3, 0.003}};
        panel.append(changed);
        QTRY_COMPARE(titles(panel),
                     (QStringList{QStringLiteral("Loss"), QStringLiteral("Accuracy"), QStringLiteral("Learning rate")}));
    }

    void samplesReachTheirChart()
    {
        ChartsPanel panel;
        show(panel);
        panel.beginRun(series(), 50);
        QTRY_COMPARE(titles(panel).size(), 2);
        const std::vector<ScalarSample> samples{{2, 1, 7}, {3, 1, 9}, {1, 1, 0.5}, {99, 1, 1e9}};
        panel.append(samples);
        for (const auto* chart : panel.findChildren<LineChart*>()) {
            if (!chart->isVisible())
                continue;
            QCOMPARE(chart->scale().x, (Range{0, 50}));
            const bool loss = chart->findChild<QLabel*>()->text() == QStringLiteral("Loss");
            QVERIFY(loss ? chart->scale().y.high > 9 && chart->scale().y.high < 12 : chart->scale().y.high <= 1);
        }
    }

    void logButtonLeavesPercentAlone()
    {
        ChartsPanel panel;
        show(panel);
        panel.beginRun(series());
        QTRY_COMPARE(titles(panel).size(), 2);
        QTest::mouseClick(panel.findChild<QPushButton*>(), Qt::LeftButton);
        for (const auto* chart : panel.findChildren<LineChart*>())
            if (chart->isVisible())
                QCOMPARE(chart->scale().log, chart->findChild<QLabel*>()->text() == QStringLiteral("Loss"));
    }

    void keyboardMovesTheSmoothing()
    {
        ChartsPanel panel;
        show(panel);
        panel.beginRun(series());
        auto* slider = panel.findChild<QSlider*>();
        const int before = slider->value();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(slider->value(), before + 1);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(slider->value(), 99);
    }
};

QTEST_MAIN(ChartsPanelTest)
#include "charts_panel_test.moc"
