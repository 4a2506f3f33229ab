#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "engine/registry/node_type.h"
#include "widgets/properties/properties_panel.h"

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
    template <typename Widget> static Widget* visible(const PropertiesPanel& panel, const char* name)
    {
        for (auto* found : panel.findChildren<Widget*>())
            if (found->isVisible() && found->accessibleName() == QString::fromLatin1(name))
                return found;
        return nullptr;
    }
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
};

QTEST_MAIN(PropertiesPanelTest)
#include "properties_panel_test.moc"
