#include <set>

#include <QMenu>
#include <QTest>

#include "app/commands/fuzzy_match.h"
#include "app/window/actions.h"
#include "app/window/menus.h"

using namespace ts;

class ActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasTextHelpAndShortcut()
    {
        const Actions actions(nullptr);
        for (const CommandSpec& spec : commandSpecs()) {
            const QAction& action = actions[spec.command];
            QVERIFY2(!action.text().isEmpty(), spec.text);
            QVERIFY2(!action.statusTip().isEmpty(), spec.text);
            QVERIFY2(!action.shortcut().isEmpty(), spec.text);
            for (const QKeySequence& keys : action.shortcuts())
                QVERIFY2(!keys.toString().isEmpty(), spec.text);
        }
    }

    void noTwoCommandsShareAShortcut()
    {
        const Actions actions(nullptr);
        std::set<QString> seen;
        for (const CommandSpec& spec : commandSpecs())
            for (const QKeySequence& keys : actions[spec.command].shortcuts())
                QVERIFY2(seen.insert(keys.toString()).second, qPrintable(keys.toString()));
    }

    void everyCommandIsInItsMenu()
    {
        const Actions actions(nullptr);
        const Menus menus(actions, nullptr);
        for (const CommandSpec& spec : commandSpecs()) {
            QStringList holders;
            for (const QAction* top : menus.actions())
                if (top->menu()->actions().contains(&actions[spec.command]))
                    holders << top->text();
            QCOMPARE(holders, QStringList{menuTitle(spec.menu)});
        }
    }

    void mnemonicsOfAMenuDiffer()
    {
        const Actions actions(nullptr);
        std::set<std::pair<Menu, QString>> seen;
        for (const CommandSpec& spec : commandSpecs()) {
            const QKeySequence mnemonic = QKeySequence::mnemonic(actions[spec.command].text());
            if (!mnemonic.isEmpty())
                QVERIFY2(seen.insert({spec.menu, mnemonic.toString()}).second, spec.text);
        }
    }

    void plainTextHasNoMnemonic()
    {
        QCOMPARE(plainText(QStringLiteral("Save &as…")), QStringLiteral("Save as…"));
        QCOMPARE(plainText(QStringLiteral("저장(&S)")), QStringLiteral("저장"));
    }

    void fuzzySearchPrefersWordStarts()
    {
        const auto score = [](const char* pattern, const char* text) {
            return fuzzyScore(QString::fromLatin1(pattern), QString::fromLatin1(text));
        };
        QVERIFY(score("sa", "Save as") > score("sa", "Select all visible"));
        QVERIFY(score("train", "Train") > score("train", "Restraint"));
        QVERIFY(score("RL", "Reset layout").has_value());
        QVERIFY(!score("xyz", "Reset layout").has_value());
        QVERIFY(!score("layoutt", "Reset layout").has_value());
        QVERIFY(score("", "Anything").has_value());
    }
};

QTEST_MAIN(ActionsTest)
#include "actions_test.moc"
