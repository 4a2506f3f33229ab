#include "app/window/edit_commands.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include "app/document/document.h"
#include "app/window/actions.h"
#include "app/window/panels.h"
#include "app/window/status_line.h"
#include "engine/graph/project_file.h"
#include "widgets/canvas/graph_view.h"

namespace ts {

namespace {

constexpr int kHintMilliseconds = 4000;

constexpr Command kMenu[] = {Command::AddNode,   Command::Cut,    Command::Copy,      Command::Paste,
                             Command::Duplicate, Command::Delete, Command::SelectAll, Command::FrameAll};

}  // namespace

EditCommands::EditCommands(Document& document, const Views& views, QObject* parent)
    : QObject(parent), m_document(document), m_views(views)
{
    connectUndo();
    connectClipboard();
    connectCanvas();
}

void EditCommands::connectUndo()
{
    QUndoStack& undo = m_document.undoStack();
    m_views.actions.onTriggered(Command::Undo, this, [&undo] { undo.undo(); });
    m_views.actions.onTriggered(Command::Redo, this, [&undo] { undo.redo(); });
}

void EditCommands::connectClipboard()
{
    m_views.actions.onTriggered(Command::Copy, this, [this] { copy(); });
    m_views.actions.onTriggered(Command::Cut, this, [this] {
        copy();
        m_views.canvas.deleteSelection();
    });
    m_views.actions.onTriggered(Command::Paste, this, [this] { paste(); });
}

void EditCommands::connectCanvas()
{
    GraphView& canvas = m_views.canvas;
    const auto on = [this](Command command, void (GraphView::*handler)()) {
        m_views.actions.onTriggered(command, this, [this, handler] { (m_views.canvas.*handler)(); });
    };
    on(Command::Duplicate, &GraphView::duplicateSelection);
    on(Command::Delete, &GraphView::deleteSelection);
    on(Command::SelectAll, &GraphView::selectAll);
    on(Command::AddNode, &GraphView::openSearch);
    on(Command::FrameAll, &GraphView::frameAll);
    on(Command::FrameSelection, &GraphView::frameSelection);
    m_views.actions.onTriggered(Command::FindNode, this, [this] { m_views.panels.focusPalette(); });
    connect(&canvas, &GraphView::editRequested, &m_document, &Document::edit);
    connect(&canvas, &GraphView::hintRequested, &m_views.status, &StatusLine::setHint);
    connect(&canvas, &GraphView::menuRequested, this, &EditCommands::showMenu);
}

void EditCommands::update(bool hasProject)
{
    const Actions& actions = m_views.actions;
    for (const CommandSpec& spec : commandSpecs())
        if (spec.menu == Menu::Edit || spec.menu == Menu::Graph)
            actions[spec.command].setEnabled(hasProject);
    const bool selected = hasProject && !m_views.canvas.selectedNodes().empty();
    for (const Command command : {Command::Cut, Command::Copy, Command::Duplicate, Command::FrameSelection})
        actions[command].setEnabled(selected);
    const QUndoStack& undo = m_document.undoStack();
    actions[Command::Undo].setEnabled(hasProject && undo.canUndo());
    actions[Command::Redo].setEnabled(hasProject && undo.canRedo());
    actions.setDetail(Command::Undo, undo.undoText());
    actions.setDetail(Command::Redo, undo.redoText());
}

void EditCommands::copy()
{
    const Graph part = m_views.canvas.copySelection();
    if (!part.nodes.empty())
        QApplication::clipboard()->setText(QString::fromStdString(write_graph_part(part)));
}

void EditCommands::paste()
{
    const std::string text = QApplication::clipboard()->text().toStdString();
    try {
        m_views.canvas.pasteGraph(read_graph_part(text));
    } catch (const Error&) {
        m_views.status.showMessage(tr("The clipboard holds no nodes"), kHintMilliseconds);
    }
}

void EditCommands::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(&m_views.canvas);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Command command : kMenu)
        menu->addAction(&m_views.actions[command]);
    menu->popup(at);
}

}  // namespace ts
