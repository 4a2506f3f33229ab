#include "app/window/shortcut_sheet.h"

#include <utility>

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/window/actions.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

QString words(const char* source)
{
    return QCoreApplication::translate("ShortcutSheet", source);
}

constexpr std::pair<const char*, const char*> kGestures[] = {
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Drag on empty canvas"), QT_TRANSLATE_NOOP("ShortcutSheet", "Select")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Middle or right drag, Space and drag"), QT_TRANSLATE_NOOP("ShortcutSheet", "Pan")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Wheel"), QT_TRANSLATE_NOOP("ShortcutSheet", "Zoom at the cursor")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Tab, or double click on empty canvas"),
     QT_TRANSLATE_NOOP("ShortcutSheet", "Search a node to insert")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Drag from port to port"), QT_TRANSLATE_NOOP("ShortcutSheet", "Connect")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Drop a node on a wire"), QT_TRANSLATE_NOOP("ShortcutSheet", "Insert it there")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Alt and click on a port"), QT_TRANSLATE_NOOP("ShortcutSheet", "Remove its wires")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Ctrl and drag on a port"),
     QT_TRANSLATE_NOOP("ShortcutSheet", "Move its wires to another port")},
    {QT_TRANSLATE_NOOP("ShortcutSheet", "Ctrl and right drag"), QT_TRANSLATE_NOOP("ShortcutSheet", "Cut wires")},
};

class Sheet : public QGridLayout {
public:
    void addTitle(const QString& title)
    {
        auto* label = new QLabel(title);
        label->setFont(uiFont(0.5, QFont::DemiBold));
        label->setContentsMargins(0, rowCount() > 1 ? 12 : 0, 0, 2);
        addWidget(label, rowCount(), 0, 1, 2);
    }

    void addLine(const QString& what, const QString& keys, bool mono)
    {
        const int row = rowCount();
        addWidget(new QLabel(what), row, 0);
        auto* label = new QLabel(keys);
        label->setFont(mono ? monoFont(-0.5) : uiFont());
        label->setAlignment(Qt::AlignRight);
        QPalette muted = label->palette();
        muted.setColor(QPalette::WindowText, theme().textMuted);
        label->setPalette(muted);
        addWidget(label, row, 1);
    }
};

QString keysOf(const QAction& action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
}

void addCommands(Sheet& sheet, const Actions& actions)
{
    const CommandSpec* before = nullptr;
    for (const CommandSpec& spec : commandSpecs()) {
        if (!before || before->menu != spec.menu)
            sheet.addTitle(plainText(menuTitle(spec.menu)));
        sheet.addLine(plainText(actions[spec.command].text()), keysOf(actions[spec.command]), true);
        before = &spec;
    }
}

void addGestures(Sheet& sheet)
{
    sheet.addTitle(words(QT_TRANSLATE_NOOP("ShortcutSheet", "Canvas")));
    for (const auto& [gesture, meaning] : kGestures)
        sheet.addLine(words(meaning), words(gesture), false);
}

}  // namespace

void showShortcuts(const Actions& actions, QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(words(QT_TRANSLATE_NOOP("ShortcutSheet", "Keyboard and mouse")));
    auto* content = new QWidget;
    auto* sheet = new Sheet;
    content->setLayout(sheet);
    sheet->setContentsMargins(20, 16, 20, 16);
    sheet->setHorizontalSpacing(40);
    addGestures(*sheet);
    addCommands(*sheet, actions);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    dialog->resize(560, qMin(620, window->height() - 60));
    dialog->open();
}

void showAbout(QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(words(QT_TRANSLATE_NOOP("ShortcutSheet", "About Tensorscape")));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(28, 24, 28, 24);
    auto* title = new QLabel(QStringLiteral("Tensorscape %1").arg(QCoreApplication::applicationVersion()));
    title->setFont(uiFont(4, QFont::DemiBold));
    column->addWidget(title);
    column->addWidget(new QLabel(
        words(QT_TRANSLATE_NOOP("ShortcutSheet", "Build neural networks as graphs, train them in place and watch."))));
    column->addWidget(
        new QLabel(words(QT_TRANSLATE_NOOP("ShortcutSheet", "Uses Qt %1 and oneDNN.")).arg(QLatin1String(qVersion()))));
    dialog->open();
}

}  // namespace ts
