#include "app/window/actions.h"

#include <algorithm>

#include <QCoreApplication>
#include <QRegularExpression>

#include "app/window/icons.h"

namespace ts {

namespace {

constexpr const char* kContext = "Actions";

constexpr CommandSpec kCommands[] = {
    {Command::New, Menu::File, QT_TRANSLATE_NOOP("Actions", "&New project"), "Ctrl+N",
     QT_TRANSLATE_NOOP("Actions", "Start with an empty canvas")},
    {Command::Open, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Open…"), "Ctrl+O",
     QT_TRANSLATE_NOOP("Actions", "Open a project file")},
    {Command::StartPage, Menu::File, QT_TRANSLATE_NOOP("Actions", "Start &page"), "Ctrl+Shift+H",
     QT_TRANSLATE_NOOP("Actions", "Examples and recent projects")},
    {Command::Save, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Save"), "Ctrl+S",
     QT_TRANSLATE_NOOP("Actions", "Write the project to its file"), nullptr, false, true},
    {Command::SaveAs, Menu::File, QT_TRANSLATE_NOOP("Actions", "Save &as…"), "Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("Actions", "Write the project to another file")},
    {Command::CloseProject, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Close project"), "Ctrl+W",
     QT_TRANSLATE_NOOP("Actions", "Close the project and go to the start page"), nullptr, false, true},
    {Command::Quit, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q",
     QT_TRANSLATE_NOOP("Actions", "End Tensorscape")},

    {Command::Undo, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z",
     QT_TRANSLATE_NOOP("Actions", "Take back the last edit")},
    {Command::Redo, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y",
     QT_TRANSLATE_NOOP("Actions", "Do again what was taken back")},
    {Command::Cut, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Cu&t"), "Ctrl+X",
     QT_TRANSLATE_NOOP("Actions", "Move the selected nodes to the clipboard"), nullptr, false, true},
    {Command::Copy, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Copy"), "Ctrl+C",
     QT_TRANSLATE_NOOP("Actions", "Copy the selected nodes and their wires as text")},
    {Command::Paste, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Paste"), "Ctrl+V",
     QT_TRANSLATE_NOOP("Actions", "Insert nodes from the clipboard")},
    {Command::Duplicate, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Duplicate"), "Ctrl+D",
     QT_TRANSLATE_NOOP("Actions", "Copy the selected nodes in place")},
    {Command::Delete, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "De&lete"), "Del; Backspace",
     QT_TRANSLATE_NOOP("Actions", "Remove the selected nodes and wires")},
    {Command::SelectAll, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Select &all"), "Ctrl+A",
     QT_TRANSLATE_NOOP("Actions", "Select every node"), nullptr, false, true},

    {Command::ShowProperties, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Properties"), "Alt+1",
     QT_TRANSLATE_NOOP("Actions", "Show the parameters of what is selected")},
    {Command::ShowInspector, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Inspector"), "Alt+2",
     QT_TRANSLATE_NOOP("Actions", "Show the numbers inside the selected node")},
    {Command::ShowProblems, Menu::View, QT_TRANSLATE_NOOP("Actions", "P&roblems"), "Alt+3",
     QT_TRANSLATE_NOOP("Actions", "List what is wrong with the graph")},
    {Command::ShowCharts, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Charts"), "Alt+4",
     QT_TRANSLATE_NOOP("Actions", "Show the curves of the run")},
    {Command::ShowSurface, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Decision surface"), "Alt+5",
     QT_TRANSLATE_NOOP("Actions", "Show what a model of points answers all over the plane")},
    {Command::TogglePalette, Menu::View, QT_TRANSLATE_NOOP("Actions", "Pale&tte"), "Ctrl+1",
     QT_TRANSLATE_NOOP("Actions", "Show or hide the node palette"), nullptr, true, true},
    {Command::ToggleSide, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Side panel"), "Ctrl+2",
     QT_TRANSLATE_NOOP("Actions", "Show or hide properties, inspector and problems"), nullptr, true},
    {Command::ToggleBottom, Menu::View, QT_TRANSLATE_NOOP("Actions", "&Bottom panel"), "Ctrl+3",
     QT_TRANSLATE_NOOP("Actions", "Show or hide the charts"), nullptr, true},
    {Command::ResetLayout, Menu::View, QT_TRANSLATE_NOOP("Actions", "Reset &layout"), "Ctrl+0",
     QT_TRANSLATE_NOOP("Actions", "Put every panel back in its place")},
    {Command::ColourGradients, Menu::View, QT_TRANSLATE_NOOP("Actions", "Colour by gradient &norm"), "Alt+G",
     QT_TRANSLATE_NOOP("Actions", "Wires and nodes show how large the gradients are"), nullptr, true, true},
    {Command::ColourTimes, Menu::View, QT_TRANSLATE_NOOP("Actions", "Colour by ti&me"), "Alt+M",
     QT_TRANSLATE_NOOP("Actions", "Wires and nodes show how long the device takes for them"), nullptr, true},
    {Command::ThemeDark, Menu::View, QT_TRANSLATE_NOOP("Actions", "Dar&k theme"), "Ctrl+Alt+D",
     QT_TRANSLATE_NOOP("Actions", "Light text on a dark ground"), nullptr, true, true},
    {Command::ThemeLight, Menu::View, QT_TRANSLATE_NOOP("Actions", "Li&ght theme"), "Ctrl+Alt+L",
     QT_TRANSLATE_NOOP("Actions", "Dark text on a light ground"), nullptr, true},
    {Command::LanguageEnglish, Menu::View, "English", "Ctrl+Alt+E", "Use English", nullptr, true, true},
    {Command::LanguageKorean, Menu::View, "한국어", "Ctrl+Alt+K", "한국어로 표시", nullptr, true},

    {Command::AddNode, Menu::Graph, QT_TRANSLATE_NOOP("Actions", "&Add node…"), "Shift+A",
     QT_TRANSLATE_NOOP("Actions", "Search the node types and insert one")},
    {Command::FindNode, Menu::Graph, QT_TRANSLATE_NOOP("Actions", "&Find in palette"), "Ctrl+F",
     QT_TRANSLATE_NOOP("Actions", "Type to filter the palette")},
    {Command::FrameAll, Menu::Graph, QT_TRANSLATE_NOOP("Actions", "Show &whole graph"), "Home",
     QT_TRANSLATE_NOOP("Actions", "Zoom so that every node is visible"), nullptr, false, true},
    {Command::FrameSelection, Menu::Graph, QT_TRANSLATE_NOOP("Actions", "Show &selection"), ".",
     QT_TRANSLATE_NOOP("Actions", "Zoom to the selected nodes")},

    {Command::Train, Menu::Train, QT_TRANSLATE_NOOP("Actions", "&Train"), "Ctrl+Return; F5",
     QT_TRANSLATE_NOOP("Actions", "Train the network, or go on after a pause"), "play"},
    {Command::Pause, Menu::Train, QT_TRANSLATE_NOOP("Actions", "&Pause"), "F6",
     QT_TRANSLATE_NOOP("Actions", "Wait after the step in progress"), "pause"},
    {Command::Step, Menu::Train, QT_TRANSLATE_NOOP("Actions", "&Single step"), "F10",
     QT_TRANSLATE_NOOP("Actions", "Do one training step, then pause"), "step"},
    {Command::Stop, Menu::Train, QT_TRANSLATE_NOOP("Actions", "St&op"), "Shift+F5",
     QT_TRANSLATE_NOOP("Actions", "End the run after the step in progress and keep its weights"), "stop"},
    {Command::OpenRunFolder, Menu::Train, QT_TRANSLATE_NOOP("Actions", "Open run &folder"), "Ctrl+Alt+R",
     QT_TRANSLATE_NOOP("Actions", "Show checkpoints and event files of the last run"), nullptr, false, true},

    {Command::CommandPalette, Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Command palette…"), "Ctrl+Shift+P",
     QT_TRANSLATE_NOOP("Actions", "Find and run any command by name")},
    {Command::Shortcuts, Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Keyboard and mouse"), "F1",
     QT_TRANSLATE_NOOP("Actions", "List every shortcut and gesture")},
    {Command::About, Menu::Help, QT_TRANSLATE_NOOP("Actions", "&About Tensorscape"), "Ctrl+F1",
     QT_TRANSLATE_NOOP("Actions", "Version and licence"), nullptr, false, true},
};

QString translated(const char* source)
{
    return QCoreApplication::translate(kContext, source);
}

void showIn(QAction& action, const CommandSpec& spec)
{
    action.setText(translated(spec.text));
    action.setIconText(plainText(action.text()));
    action.setStatusTip(translated(spec.help));
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    action.setToolTip(keys.isEmpty() ? action.statusTip() : QStringLiteral("%1  (%2)").arg(action.statusTip(), keys));
    if (spec.icon)
        action.setIcon(themedIcon(QLatin1String(spec.icon)));
}

}  // namespace

std::span<const CommandSpec> commandSpecs()
{
    return kCommands;
}

Actions::Actions(QObject* parent) : QObject(parent)
{
    for (const CommandSpec& spec : kCommands) {
        auto* action = new QAction(this);
        action->setShortcuts(QKeySequence::listFromString(QLatin1String(spec.shortcut)));
        action->setCheckable(spec.checkable);
        m_actions.emplace(spec.command, action);
    }
    refresh();
}

void Actions::onTriggered(Command command, QObject* context, std::function<void()> handler) const
{
    connect(m_actions.at(command), &QAction::triggered, context, std::move(handler));
}

void Actions::refresh()
{
    for (const CommandSpec& spec : kCommands)
        showIn(*m_actions.at(spec.command), spec);
}

void Actions::setDetail(Command command, const QString& detail) const
{
    const auto* spec = std::find_if(std::begin(kCommands), std::end(kCommands),
                                    [command](const CommandSpec& one) { return one.command == command; });
    const QString text = translated(spec->text);
    m_actions.at(command)->setText(detail.isEmpty() ? text : QStringLiteral("%1: %2").arg(text, detail));
}

bool isLayoutCommand(Command command)
{
    return command >= Command::ShowProperties && command <= Command::ResetLayout;
}

QString plainText(QString text)
{
    // Korean puts the letter behind the word: "저장(&S)".
    static const QRegularExpression behind(QStringLiteral("\\(&.\\)"));
    return text.remove(behind).remove(QLatin1Char('&'));
}

QString menuTitle(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return Actions::tr("&File");
    case Menu::Edit:
        return Actions::tr("&Edit");
    case Menu::View:
        return Actions::tr("&View");
    case Menu::Graph:
        return Actions::tr("&Graph");
    case Menu::Train:
        return Actions::tr("&Train");
    case Menu::Help:
        return Actions::tr("&Help");
    }
    return {};
}

}  // namespace ts
