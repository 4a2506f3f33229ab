#include "app/window/view_commands.h"

#include "app/session/language.h"
#include "app/session/settings.h"
#include "app/window/actions.h"
#include "app/window/panels.h"
#include "app/window/tab_dock.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

struct Language {
    Command command;
    const char* code;
};

constexpr Language kLanguages[] = {{Command::LanguageEnglish, "en"}, {Command::LanguageKorean, "ko"}};

constexpr std::pair<Command, ThemeKind> kThemes[]
    = {{Command::ThemeDark, ThemeKind::Dark}, {Command::ThemeLight, ThemeKind::Light}};

constexpr std::pair<Command, HeatMeasure> kColours[]
    = {{Command::ColourGradients, HeatMeasure::GradientNorm}, {Command::ColourTimes, HeatMeasure::Time}};

void checkColours(const Actions& actions, HeatMeasure shown)
{
    for (const auto& [command, measure] : kColours)
        actions[command].setChecked(measure == shown);
}

void connectPages(const Actions& actions, Panels& panels, QObject* context)
{
    const auto page = [&](Command command, TabDock& dock, int index) {
        actions.onTriggered(command, context, [&dock, index] { dock.showPage(index); });
    };
    page(Command::ShowProperties, panels.side(), Panels::PropertiesPage);
    page(Command::ShowInspector, panels.side(), Panels::InspectorPage);
    page(Command::ShowProblems, panels.side(), Panels::ProblemsPage);
    page(Command::ShowCharts, panels.bottom(), Panels::ChartsPage);
    page(Command::ShowSurface, panels.bottom(), Panels::SurfacePage);
}

void connectDocks(const Actions& actions, Panels& panels)
{
    const auto toggle = [&](Command command, TabDock& dock) {
        QObject::connect(&actions[command], &QAction::triggered, &dock, &QDockWidget::setVisible);
        QObject::connect(dock.toggleViewAction(), &QAction::toggled, &actions[command], &QAction::setChecked);
    };
    toggle(Command::TogglePalette, panels.paletteDock());
    toggle(Command::ToggleSide, panels.side());
    toggle(Command::ToggleBottom, panels.bottom());
}

}  // namespace

void connectViewCommands(const Actions& actions, Panels& panels, QObject* context)
{
    connectPages(actions, panels, context);
    connectDocks(actions, panels);
    actions.onTriggered(Command::ResetLayout, context, [&panels] { panels.applyDefaultLayout(); });
    for (const auto& [command, measure] : kColours)
        actions.onTriggered(command, context, [&actions, &panels, measure = measure] {
            panels.setHeatMeasure(measure);
            checkColours(actions, measure);
        });
    checkColours(actions, panels.heatMeasure());
    for (const auto& [command, kind] : kThemes)
        actions.onTriggered(command, context, [kind = kind] {
            settings::setTheme(kind);
            setTheme(kind);
        });
    for (const auto& [command, code] : kLanguages)
        actions.onTriggered(command, context, [code = QString::fromLatin1(code)] {
            settings::setLanguage(code);
            setLanguage(code);
        });
}

void checkViewCommands(const Actions& actions)
{
    for (const auto& [command, kind] : kThemes)
        actions[command].setChecked(theme().kind == kind);
    for (const auto& [command, code] : kLanguages)
        actions[command].setChecked(language() == QLatin1String(code));
}

}  // namespace ts
