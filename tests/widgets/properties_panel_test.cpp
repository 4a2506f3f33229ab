#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "engine/registry/node_type.h"
#include "widgets/properties/param_text.h"
#include "widgets/properties/properties_panel.h"
#include "widgets/properties/rate_curve.h"

using namespace ts;

namespace {

const RegisterNodeType testLinear{
    {.name = "TestLinear",
     .title = "Test linear",
     .category = Category::Layer,
     .help = "Weighted sums",
     .outputs = {{.name = "output"}},
     .params
     = {{.name = "out_features", .type = ParamType::Int, .default_value = std::int64_t{64}, .help = "Size", .minimum = 1}}}};

}  // namespace

class PropertiesPanelTest : public QObject {
    Q_OBJECT

    static GraphDocument document()
    {
        GraphDocument made;
        made.name = "demo";
        made.graph.nodes = {{"fc1", "TestLinear", {}, {}, {}, {}},
                            {"fc2", "TestLinear", {{"out_features", std::int64_t{10}}}, {}, {}, {}},
                            {"odd", "NoSuchType", {}, {}, {}, {}}};
        return made;
    }
    static ShapeReport report()
    {
        ShapeReport made;
        made.nodes["fc1"].outputs = {{DType::Float32, {kBatch, Dim(64)}}};
        made.nodes["fc1"].parameter_count = 2570;
        made.problems.push_back({Severity::Error, "fc1", "input", Message("Needs two dimensions."), "Flatten", {}});
        return made;
    }
    static void show(PropertiesPanel& panel)
    {
        panel.setDocument(document());
        panel.setReport(report());
        panel.resize(340, 700);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.activateWindow();
        QTRY_VERIFY(panel.isActiveWindow());
    }
    template <typename Widget> static Widget* visible(const PropertiesPanel& panel, const QByteArray& name)
    {
        for (auto* found : panel.findChildren<Widget*>())
            if (found->isVisible() && found->accessibleName() == QString::fromLatin1(name))
                return found;
        return nullptr;
    }
    /// The caption of a parameter.
    static QByteArray label(const char* name) { return paramLabel({.name = name}).toLatin1(); }
    static bool shows(const PropertiesPanel& panel, const QString& text)
    {
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
    static void enter(QLineEdit* field, const char* text)
    {
        QVERIFY(field);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
        QTest::keyClick(field, Qt::Key_Return);
    }
    template <typename T> static const T* change(const QSignalSpy& spy, int call)
    {
        static GraphEdit edit;
        edit = spy[call][0].value<GraphEdit>();
        return edit.changes.size() == 1 ? std::get_if<T>(&edit.changes[0]) : nullptr;
    }

private Q_SLOTS:
    void selectedNodeIsShownAndItsParameterEdited()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc2"});
        QVERIFY(shows(panel, QStringLiteral("Test linear")));
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        enter(visible<QLineEdit>(panel, "Out features"), "32");
        QCOMPARE(edits.size(), 1);
        const auto* set = change<SetParam>(edits, 0);
        QVERIFY(set && set->node == "fc2" && set->name == "out_features" && set->value == ParamValue(std::int64_t{32}));
    }

    void typingTheDefaultUnsetsTheParameter()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc2"});
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        enter(visible<QLineEdit>(panel, "Out features"), "64");
        QCOMPARE(edits.size(), 1);
        const auto* set = change<SetParam>(edits, 0);
        QVERIFY(set && !set->value);
    }

    void factsAndProblemsOfTheNodeAreShown()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc1"});
        QVERIFY(shows(panel, QStringLiteral("N×64")));
        QVERIFY(shows(panel, QStringLiteral("2,570")));
        QVERIFY(shows(panel, QStringLiteral("Needs two dimensions.")));
        QSignalSpy fixes(&panel, &PropertiesPanel::fixRequested);
        for (auto* button : panel.findChildren<QPushButton*>())
            if (button->isVisible() && button->text().contains(QLatin1String("Flatten")))
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(fixes.size(), 1);
        panel.setSelection({"fc2"});
        QVERIFY(!shows(panel, QStringLiteral("Needs two dimensions.")));
    }

    void idIsCheckedBeforeItIsAskedFor()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc1"});
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        auto* id = visible<QLineEdit>(panel, "Id");
        enter(id, "fc2");
        QVERIFY(shows(panel, QStringLiteral("Another node is called")));
        enter(id, "1x");
        QVERIFY(shows(panel, QStringLiteral("letters, digits")));
        QCOMPARE(edits.size(), 0);
        enter(id, "head");
        QCOMPARE(edits.size(), 1);
        const auto* rename = change<RenameNode>(edits, 0);
        QVERIFY(rename && rename->from == "fc1" && rename->to == "head");
        GraphDocument renamed = document();
        renamed.graph.nodes[0].id = "head";
        panel.setDocument(renamed);
        QCOMPARE(visible<QLineEdit>(panel, "Id")->text(), QStringLiteral("head"));
    }

    void labelIsEdited()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc1"});
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        enter(visible<QLineEdit>(panel, "Label"), "hidden");
        QCOMPARE(edits.size(), 1);
        const auto* label = change<SetLabel>(edits, 0);
        QVERIFY(label && label->node == "fc1" && label->label == "hidden");
    }

    void textBeingTypedGoesToTheNodeItWasTypedFor()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc1"});
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        auto* field = visible<QLineEdit>(panel, "Out features");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("77"));
        panel.setSelection({"fc2"});
        QCOMPARE(edits.size(), 1);
        QCOMPARE(change<SetParam>(edits, 0)->node, std::string("fc1"));
        QCOMPARE(visible<QLineEdit>(panel, "Out features")->text(), QStringLiteral("10"));
    }

    void unknownTypeIsExplained()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"odd"});
        QVERIFY(shows(panel, QStringLiteral("NoSuchType")));
    }

    void severalNodesAreCounted()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc1", "fc2"});
        QVERIFY(shows(panel, QStringLiteral("2")));
        QVERIFY(shows(panel, QStringLiteral("2,570")));
    }

    void projectSettingsAreEditedWithoutSelection()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({});
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        enter(visible<QLineEdit>(panel, "Batch size"), "64");
        QVERIFY(change<SetTraining>(edits, 0) && change<SetTraining>(edits, 0)->training.batch_size == 64);
        enter(visible<QLineEdit>(panel, "Clip grad norm"), "1.5");
        QVERIFY(change<SetTraining>(edits, 1)->training.clip_grad_norm == 1.5);
        enter(visible<QLineEdit>(panel, "Name"), "spiral");
        QVERIFY(change<SetName>(edits, 2) && change<SetName>(edits, 2)->name == "spiral");
    }

    void optimizerKeepsTheLearningRate()
    {
        PropertiesPanel panel;
        show(panel);
        GraphDocument made = document();
        made.training.optimizer.params.set("lr", 0.02);
        made.training.optimizer.params.set("beta1", 0.8);
        panel.setDocument(made);
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        auto* combo = visible<QComboBox>(panel, "Optimizer");
        QVERIFY(combo);
        combo->setFocus();
        QTest::keyClicks(combo, QStringLiteral("SGD"));
        QTRY_VERIFY(!edits.empty());
        const OptimizerSettings chosen = change<SetTraining>(edits, static_cast<int>(edits.size()) - 1)->training.optimizer;
        QCOMPARE(chosen.type, std::string("SGD"));
        QVERIFY(chosen.params == (Params{{"lr", 0.02}}));
    }

    void learningRateIsToldTwiceWhileRunning()
    {
        PropertiesPanel panel;
        show(panel);
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        QSignalSpy rates(&panel, &PropertiesPanel::learningRateEdited);
        enter(visible<QLineEdit>(panel, "Learning rate"), "0.01");
        QCOMPARE(edits.size(), 1);
        QCOMPARE(rates.size(), 0);
        panel.setRunning(true);
        enter(visible<QLineEdit>(panel, "Learning rate"), "0.05");
        QCOMPARE(edits.size(), 2);
        QCOMPARE(rates.size(), 1);
        QCOMPARE(rates[0][0].toDouble(), 0.05);
    }

    void aScheduleIsChosenAndItsParametersEdited()
    {
        PropertiesPanel panel;
        show(panel);
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        auto* combo = visible<QComboBox>(panel, label("schedule"));
        QVERIFY(combo);
        combo->setFocus();
        QTest::keyClicks(combo, QStringLiteral("StepLR"));
        QTRY_VERIFY(!edits.empty());
        GraphDocument made = document();
        made.training = change<SetTraining>(edits, static_cast<int>(edits.size()) - 1)->training;
        QVERIFY(made.training.schedule && made.training.schedule->type == "StepLR");
        panel.setDocument(made);
        edits.clear();
        QTRY_VERIFY(visible<QLineEdit>(panel, label("step_size")));
        enter(visible<QLineEdit>(panel, label("step_size")), "4");
        enter(visible<QLineEdit>(panel, label("warmup_steps")), "50");
        QVERIFY(change<SetTraining>(edits, 0)->training.schedule->params == (Params{{"step_size", std::int64_t{4}}}));
        QCOMPARE(change<SetTraining>(edits, 1)->training.schedule->warmup_steps, std::int64_t{50});
    }

    void theCurveOfTheRateStandsBesideItsSchedule()
    {
        PropertiesPanel panel;
        GraphDocument made = document();
        made.training.schedule.emplace();
        show(panel);
        const auto* curve = panel.findChild<RateCurve*>();
        QVERIFY(curve && !curve->isVisible());
        panel.setDocument(made);
        panel.setRates({0.1, 0.05, 0.01});
        QTRY_VERIFY(curve->isVisible());
        panel.setDocument(document());
        QTRY_VERIFY(!curve->isVisible());
    }

    void gradientsAndWeightsAreEdited()
    {
        PropertiesPanel panel;
        show(panel);
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        enter(visible<QLineEdit>(panel, label("clip_grad_value")), "0.5");
        enter(visible<QLineEdit>(panel, label("accumulate_steps")), "4");
        enter(visible<QLineEdit>(panel, label("ema_decay")), "0.99");
        QVERIFY(change<SetTraining>(edits, 0)->training.clip_grad_value == 0.5);
        QCOMPARE(change<SetTraining>(edits, 1)->training.accumulate_steps, std::int64_t{4});
        QVERIFY(change<SetTraining>(edits, 2)->training.ema_decay == 0.99);
        enter(visible<QLineEdit>(panel, label("ema_decay")), "1");
        QCOMPARE(edits.size(), 3);
    }

    void aNodeThatLearnsHasSettingsOfItsOwn()
    {
        PropertiesPanel panel;
        show(panel);
        panel.setSelection({"fc2"});
        QVERIFY(!visible<QLineEdit>(panel, label("lr_scale")));
        panel.setSelection({"fc1"});
        QSignalSpy edits(&panel, &PropertiesPanel::editRequested);
        enter(visible<QLineEdit>(panel, label("lr_scale")), "0.1");
        enter(visible<QLineEdit>(panel, label("weight_decay")), "0");
        const auto* rate = change<SetNodeTraining>(edits, 0);
        QVERIFY(rate && rate->node == "fc1" && rate->training.lr_scale == 0.1);
        QVERIFY(change<SetNodeTraining>(edits, 1)->training.weight_decay == 0.0);
        auto* combo = visible<QComboBox>(panel, label("init"));
        QVERIFY(combo);
        combo->setFocus();
        QTest::keyClicks(combo, QStringLiteral("orth"));
        QTRY_VERIFY(edits.size() > 2);
        const auto* init = change<SetNodeTraining>(edits, static_cast<int>(edits.size()) - 1);
        QCOMPARE(init->training.init->type, std::string("orthogonal"));
    }
};

QTEST_MAIN(PropertiesPanelTest)
#include "properties_panel_test.moc"
