#include <QTest>

#include "widgets/inspector/decision_surface_view.h"
#include "widgets/theme/theme.h"

using namespace ts;

class InspectorSurfaceTest : public QObject {
    Q_OBJECT

    /// Left half class 0, right half class 1; sure above, unsure below.
    static DecisionSurface surface()
    {
        DecisionSurface made;
        made.width = 8;
        made.height = 4;
        made.x_min = -4;
        made.x_max = 4;
        made.y_min = -2;
        made.y_max = 2;
        made.classes = 2;
        for (int row = 0; row < 4; ++row)
            for (int column = 0; column < 8; ++column) {
                made.best.push_back(column < 4 ? 0 : 1);
                made.confidence.push_back(row < 2 ? 1.0F : 0.5F);
            }
        return made;
    }
    static double distance(const QColor& a, const QColor& b)
    {
        return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
    }

private Q_SLOTS:
    void initTestCase() { setTheme(ThemeKind::Dark); }

    void axesKeepOneScale()
    {
        DecisionSurfaceView view;
        view.setSurface(surface());
        for (const QSize size : {QSize(600, 200), QSize(200, 600), QSize(400, 400)}) {
            view.resize(size);
            const QRectF plot = view.plotRect();
            QVERIFY(std::abs(plot.width() - 2 * plot.height()) < 1e-6);
            QVERIFY(QRectF(view.rect()).contains(plot));
        }
    }

    void classesHaveTheirColoursPalerWhereUnsure()
    {
        DecisionSurfaceView view;
        view.setSurface(surface());
        view.resize(500, 300);
        const QImage picture = view.grab().toImage();
        const QRectF plot = view.plotRect();
        const auto at = [&](double x, double y) {
            return picture.pixelColor((plot.topLeft() + QPointF(x * plot.width(), y * plot.height())).toPoint());
        };
        QVERIFY(distance(at(0.2, 0.1), theme().series(0)) < distance(at(0.2, 0.1), theme().series(1)));
        QVERIFY(distance(at(0.8, 0.1), theme().series(1)) < distance(at(0.8, 0.1), theme().series(0)));
        QVERIFY(distance(at(0.2, 0.9), theme().canvas) < distance(at(0.2, 0.1), theme().canvas));
    }

    void pointsStandWhereTheyBelong()
    {
        DecisionSurface made = surface();
        made.points = {{2.0F, 1.0F, 0}};
        DecisionSurfaceView view;
        view.setSurface(made);
        view.resize(500, 300);
        const QRectF plot = view.plotRect();
        const QPointF centre = plot.topLeft() + QPointF(0.75 * plot.width(), 0.25 * plot.height());
        QVERIFY(distance(view.grab().toImage().pixelColor(centre.toPoint()), theme().series(0)) < 12);
    }

    void emptyAndBrokenSurfacesAreHarmless()
    {
        DecisionSurfaceView view;
        view.resize(300, 300);
        const QImage empty = view.grab().toImage();
        DecisionSurface broken = surface();
        broken.confidence.pop_back();
        view.setSurface(broken);
        QCOMPARE(view.grab().toImage(), empty);
        view.setSurface(surface());
        QVERIFY(view.grab().toImage() != empty);
        view.clear();
        QCOMPARE(view.grab().toImage(), empty);
    }
};

QTEST_MAIN(InspectorSurfaceTest)
#include "inspector_surface_test.moc"
