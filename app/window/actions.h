#pragma once

#include <functional>
#include <span>
#include <unordered_map>

#include <QAction>
#include <QObject>

namespace ts {

/// Everything a user can do, in menu order.
enum class Command {
    New,
    Open,
    Save,
    SaveAs,
    StartPage,
    CloseProject,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    AddNode,
    FindNode,
    FrameAll,
    FrameSelection,
    ShowProperties,
    ShowInspector,
    ShowProblems,
    ShowCharts,
    ShowSurface,
    TogglePalette,
    ToggleSide,
    ToggleBottom,
    ResetLayout,
    ColourGradients,
    ColourTimes,
    ThemeDark,
    ThemeLight,
    LanguageEnglish,
    LanguageKorean,
    Train,
    Pause,
    Step,
    Stop,
    OpenRunFolder,
    CommandPalette,
    Shortcuts,
    About,
};

enum class Menu { File, Edit, View, Graph, Train, Help };

/// How a command is offered. Text and help are English source of the translation context "Actions".
struct CommandSpec {
    Command command;
    Menu menu;
    const char* text;
    const char* shortcut;  ///< portable text; several are separated by "; "
    const char* help;      ///< one line for tooltip and command palette
    const char* icon = nullptr;
    bool checkable = false;
    bool separator = false;  ///< a line before it in its menu
};

/// All commands in the order of the menus.
std::span<const CommandSpec> commandSpecs();

/// One QAction for each command; menus, toolbar and command palette share them.
class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QObject* parent);

    [[nodiscard]] QAction& operator[](Command command) const { return *m_actions.at(command); }
    /// Calls `handler` when the command is triggered.
    void onTriggered(Command command, QObject* context, std::function<void()> handler) const;
    /// Says what a command would do now, as "Undo move".
    void setDetail(Command command, const QString& detail) const;
    /// Puts texts, tooltips and icons into the language and theme in use.
    void refresh();

private:
    std::unordered_map<Command, QAction*> m_actions;
};

/// Whether a command shows, hides or places panels.
bool isLayoutCommand(Command command);

/// The text of an action or menu without its mnemonic.
QString plainText(QString text);

/// Name of a menu in the language in use.
QString menuTitle(Menu menu);

}  // namespace ts
