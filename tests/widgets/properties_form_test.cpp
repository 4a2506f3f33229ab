#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/properties/param_form.h"

using namespace ts;

class PropertiesFormTest : public QObject {
    Q_OBJECT

    const std::vector<ParamSpec> m_specs{
        {.name = "in_features",
         .type = ParamType::Int,
         .help = "Input size",
         .minimum = 1,
         .allow_null = true,
         .null_text = "auto"},
        {.name = "out_features",
         .type = ParamType::Int,
         .default_value = std::int64_t{64},
         .help = "Output size",
         .minimum = 1},
        {.name = "lr", .type = ParamType::Float, .default_value = 0.001, .help = "Rate", .minimum = 0, .open_minimum = true},
        {.name = "bias", .type = ParamType::Bool, .default_value = true, .help = "Bias"},
        {.name = "kernel_size", .type = ParamType::IntPair, .default_value = std::int64_t{3}, .help = "Window", .minimum = 1},
        {.name = "mode",
         .type = ParamType::Choice,
         .default_value = std::string("zeros"),
         .help = "Mode",
         .choices = {"zeros", "reflect"},
         .advanced = true},
    };

    struct Window {
        QWidget widget;
        ParamForm* form = new ParamForm;
        QLineEdit* elsewhere = new QLineEdit;
    };
    void show(Window& window) const
    {
        auto* layout = new QVBoxLayout(&window.widget);
        layout->addWidget(window.form);
        layout->addWidget(window.elsewhere);
        window.form->setSpecs(m_specs);
        window.form->setValues({}, {{"in_features", std::int64_t{256}}});
        window.widget.resize(360, 500);
        window.widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window.widget));
        window.widget.activateWindow();
        QTRY_VERIFY(window.widget.isActiveWindow());
    }
    template <typename Editor> static Editor* editor(const Window& window, const char* label)
    {
        for (auto* found : window.form->findChildren<Editor*>())
            if (found->accessibleName() == QString::fromLatin1(label))
                return found;
        return nullptr;
    }
    static void type(QLineEdit* field, const char* text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
    }
    static QString visibleError(const Window& window, const char* part)
    {
        for (const QLabel* label : window.form->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QString::fromLatin1(part)))
                return label->text();
        return {};
    }
    static ParamValue value(const QSignalSpy& spy, int call) { return spy[call][1].value<ParamValue>(); }

private Q_SLOTS:
    void enterTakesOverATypedNumber()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* field = editor<QLineEdit>(window, "Out features");
        QVERIFY(field);
        QCOMPARE(field->text(), QStringLiteral("64"));
        type(field, "128");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].toString(), QStringLiteral("out_features"));
        QVERIFY(value(edited, 0) == ParamValue(std::int64_t{128}));
    }

    void pauseTakesOverWithoutMovingTheCursor()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* field = editor<QLineEdit>(window, "Learning rate");
        type(field, "1e-3");
        field->setCursorPosition(1);
        QTest::keyClicks(field, QStringLiteral("0"));
        QTRY_COMPARE(edited.size(), 1);
        QVERIFY(value(edited, 0) == ParamValue(10e-3));
        window.form->setValues({{"lr", 10e-3}});
        QCOMPARE(field->text(), QStringLiteral("10e-3"));
        QCOMPARE(field->cursorPosition(), 2);
        QVERIFY(field->hasFocus());
    }

    void leavingTheFieldTakesOver()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        type(editor<QLineEdit>(window, "Kernel size"), "3, 5");
        QTest::mouseClick(window.elsewhere, Qt::LeftButton);
        QCOMPARE(edited.size(), 1);
        QVERIFY(value(edited, 0) == ParamValue(std::vector<std::int64_t>{3, 5}));
    }

    void wrongTextIsExplainedAndNotTakenOver()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* field = editor<QLineEdit>(window, "Out features");
        type(field, "0");
        QVERIFY(!visibleError(window, "at least 1").isEmpty());
        QVERIFY(!field->accessibleDescription().isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QTest::mouseClick(window.elsewhere, Qt::LeftButton);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(field->text(), QStringLiteral("0"));
        type(field, "8");
        QVERIFY(visibleError(window, "at least 1").isEmpty());
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
    }

    void escapeBringsTheValueBack()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* field = editor<QLineEdit>(window, "Out features");
        type(field, "abc");
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(field->text(), QStringLiteral("64"));
        QVERIFY(visibleError(window, "whole number").isEmpty());
        QCOMPARE(edited.size(), 0);
    }

    void autoValuesAreShownAsPlaceholder()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* field = editor<QLineEdit>(window, "In features");
        QCOMPARE(field->text(), QString());
        QCOMPARE(field->placeholderText(), QStringLiteral("auto (256)"));
        type(field, "100");
        QTest::keyClick(field, Qt::Key_Return);
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(edited.size(), 2);
        QVERIFY(value(edited, 1) == ParamValue());
    }

    void arrowsStep_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("int up") << "Out features" << static_cast<int>(Qt::Key_Up) << "65";
        QTest::newRow("int by ten") << "Out features" << static_cast<int>(Qt::Key_PageDown) << "54";
        QTest::newRow("float up") << "Learning rate" << static_cast<int>(Qt::Key_Up) << "0.002";
        QTest::newRow("float down") << "Learning rate" << static_cast<int>(Qt::Key_Down) << "0.0009";
        QTest::newRow("from auto") << "In features" << static_cast<int>(Qt::Key_Up) << "257";
    }
    void arrowsStep()
    {
        QFETCH(QString, label);
        QFETCH(int, key);
        QFETCH(QString, text);
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* field = editor<QLineEdit>(window, label.toLatin1().constData());
        field->setFocus();
        QTest::keyClick(field, static_cast<Qt::Key>(key));
        QCOMPARE(field->text(), text);
        QCOMPARE(edited.size(), 1);
    }

    void wheelStepsOnlyWithFocus()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* field = editor<QLineEdit>(window, "Out features");
        const auto turn = [field] {
            const QPointF at = field->rect().center();
            QWheelEvent event(at, field->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(field, &event);
        };
        window.elsewhere->setFocus();
        turn();
        QCOMPARE(edited.size(), 0);
        field->setFocus();
        turn();
        QVERIFY(edited.size() == 1 && value(edited, 0) == ParamValue(std::int64_t{65}));
    }

    void checkboxAndComboEmitAtOnce()
    {
        Window window;
        show(window);
        QSignalSpy edited(window.form, &ParamForm::valueEdited);
        auto* box = editor<QCheckBox>(window, "Bias");
        QVERIFY(box->isChecked());
        QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
        QVERIFY(edited.size() == 1 && value(edited, 0) == ParamValue(false));
        auto* combo = editor<QComboBox>(window, "Mode");
        QVERIFY(!combo->isVisible());
        for (auto* fold : window.form->findChildren<QToolButton*>())
            if (fold->isCheckable())
                QTest::mouseClick(fold, Qt::LeftButton);
        QTRY_VERIFY(combo->isVisible());
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Down);
        QVERIFY(edited.size() == 2 && value(edited, 1) == ParamValue(std::string("reflect")));
    }

    void changedValuesOfferTheDefault()
    {
        Window window;
        show(window);
        QSignalSpy reset(window.form, &ParamForm::resetRequested);
        const auto visibleResets = [&window] {
            QList<QToolButton*> found;
            for (auto* button : window.form->findChildren<QToolButton*>())
                if (button->isVisible() && button->accessibleName().contains(QLatin1String("default")))
                    found << button;
            return found;
        };
        QCOMPARE(visibleResets().size(), 0);
        window.form->setValues({{"out_features", std::int64_t{12}}, {"lr", 0.001}});
        QCOMPARE(visibleResets().size(), 1);
        QTest::mouseClick(visibleResets()[0], Qt::LeftButton);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(reset[0][0].toString(), QStringLiteral("out_features"));
    }

    void valuesFromOutsideLeaveTypingAlone()
    {
        Window window;
        show(window);
        auto* field = editor<QLineEdit>(window, "Out features");
        type(field, "1");
        window.form->setValues({{"out_features", std::int64_t{7}}});
        QCOMPARE(field->text(), QStringLiteral("1"));
        QVERIFY(field->hasFocus());
        auto* other = editor<QLineEdit>(window, "Kernel size");
        window.form->setValues({{"kernel_size", std::int64_t{9}}});
        QCOMPARE(other->text(), QStringLiteral("9"));
    }
};

QTEST_MAIN(PropertiesFormTest)
#include "properties_form_test.moc"
