#include "app/window/main_window.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/commands/command_palette.h"
#include "app/session/settings.h"
#include "app/start/start_page.h"
#include "app/window/breadcrumb.h"
#include "app/window/edit_commands.h"
#include "app/window/file_flow.h"
#include "app/window/frame_on_open.h"
#include "app/window/menus.h"
#include "app/window/message_bar.h"
#include "app/window/panels.h"
#include "app/window/run_status.h"
#include "app/window/shortcut_sheet.h"
#include "app/window/status_line.h"
#include "app/window/tab_dock.h"
#include "app/window/train_toolbar.h"
#include "app/window/training_flow.h"
#include "app/window/view_commands.h"
#include "widgets/canvas/graph_view.h"
#include "widgets/text/engine_text.h"

namespace ts {

namespace {

/// Grows when docks change, so that an old layout is not forced on them.
constexpr int kLayoutVersion = 1;

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      m_actions(this),
      m_canvas(new GraphView),
      m_breadcrumb(new Breadcrumb(m_canvas)),
      m_framing(new FrameOnOpen(*m_canvas)),
      m_messages(new MessageBar),
      m_start(new StartPage),
      m_centre(new QStackedWidget),
      m_menus(new Menus(m_actions, this)),
      m_toolbar(new TrainToolbar(m_actions, this)),
      m_status(new StatusLine(this)),
      m_panels(new Panels(m_document, *m_canvas, this)),
      m_edit(new EditCommands(m_document, {m_actions, *m_canvas, *m_panels, *m_status}, this)),
      m_files(new FileFlow(m_document, *m_messages, this)),
      m_training(new TrainingFlow(m_document, {m_actions, *m_toolbar, *m_panels, *m_status, *m_messages}, this))
{
    setMenuBar(m_menus);
    addToolBar(m_toolbar);
    setStatusBar(m_status);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setContextMenuPolicy(Qt::NoContextMenu);
    buildCentre();
    connectFileActions();
    connectViewCommands(m_actions, *m_panels, this);
    connectTrainActions();
    connectHelpActions();
    connectDocument();
    connectPages();
    restoreLayout();
    m_commands = new CommandPalette(m_actions, this);
    refresh();
    setProjectVisible(false);
}

MainWindow::~MainWindow()
{
    // What goes first must not tell those that are gone, or go while they are told.
    m_document.disconnect();
    m_document.undoStack().disconnect();
    m_canvas->disconnect();
    for (TabDock* dock : {&m_panels->paletteDock(), &m_panels->side(), &m_panels->bottom()})
        dock->disconnect();
}

void MainWindow::buildCentre()
{
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_centre, 1);
    m_centre->addWidget(m_start);
    m_centre->addWidget(m_canvas);
    m_canvas->setFrameShape(QFrame::NoFrame);
    setCentralWidget(middle);
}

void MainWindow::connectFileActions()
{
    const auto on = [this](Command command, auto handler) { m_actions.onTriggered(command, this, handler); };
    on(Command::New, [this] { m_files->newProject(); });
    on(Command::Open, [this] { m_files->chooseAndOpen(); });
    on(Command::Save, [this] { m_files->save(); });
    on(Command::SaveAs, [this] { m_files->saveAs(); });
    on(Command::StartPage, [this] { showStartPage(); });
    on(Command::CloseProject, [this] {
        m_files->confirmLoss([this] {
            m_training->reset();
            m_document.open({}, QString(), m_document.folder());
            showStartPage();
        });
    });
    on(Command::Quit, [this] { close(); });
    connect(m_menus, &Menus::recentChosen, m_files, &FileFlow::open);
}

void MainWindow::connectTrainActions()
{
    const auto on = [this](Command command, auto handler) { m_actions.onTriggered(command, m_training, handler); };
    on(Command::Train, [this] { m_training->train(); });
    on(Command::Pause, [this] { m_training->pause(); });
    on(Command::Step, [this] { m_training->step(); });
    on(Command::Stop, [this] { m_training->stop(); });
    on(Command::OpenRunFolder, [this] { m_training->openRunFolder(); });
    connect(m_training, &TrainingFlow::problemsRequested, this, [this](const QString& node) {
        m_panels->side().showPage(Panels::ProblemsPage);
        if (!node.isEmpty())
            m_canvas->focusNode(node.toStdString());
    });
    connect(m_toolbar, &TrainToolbar::deviceChosen, this, [this](const QString& device) {
        TrainingSettings training = m_document.value().training;
        training.device = device.toStdString();
        m_document.edit({{SetTraining{training}}}, tr("Choose device"));
    });
}

void MainWindow::connectHelpActions()
{
    m_actions.onTriggered(Command::CommandPalette, this, [this] { m_commands->open(); });
    m_actions.onTriggered(Command::Shortcuts, this, [this] { showShortcuts(m_actions, this); });
    m_actions.onTriggered(Command::About, this, [this] { showAbout(this); });
}

void MainWindow::connectDocument()
{
    connect(&m_document, &Document::replaced, this, [this] { m_canvas->setGraph(m_document.value().graph); });
    connect(&m_document, &Document::changed, this, [this](const GraphDelta& delta) {
        m_canvas->applyDelta(m_document.value().graph, delta);
        m_toolbar->setDevice(QString::fromStdString(m_document.value().training.device));
    });
    connect(&m_document, &Document::reportChanged, this, [this] {
        m_canvas->setReport(m_document.report());
        updateActions();
        m_status->setModel(m_document.value().graph, m_document.report());
    });
    connect(&m_document, &Document::editRefused, this,
            [this](const Message& reason) { m_messages->show(MessageKind::Warning, engineText(reason)); });
    connect(&m_document, &Document::titleChanged, this, &MainWindow::updateTitle);
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectPages()
{
    connect(m_files, &FileFlow::opened, this, &MainWindow::showProject);
    connect(m_start, &StartPage::exampleChosen, m_files, &FileFlow::open);
    connect(m_start, &StartPage::fileChosen, m_files, &FileFlow::open);
    connect(m_start, &StartPage::newRequested, m_files, &FileFlow::newProject);
    connect(m_start, &StartPage::openRequested, m_files, &FileFlow::chooseAndOpen);
    connect(m_canvas, &GraphView::selectionChanged, this, &MainWindow::updateActions);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &MainWindow::refresh);
}

void MainWindow::openProject(const QString& file)
{
    m_files->open(file);
}

void MainWindow::startTraining()
{
    m_training->train();
}

void MainWindow::offerLostWork()
{
    m_files->offerLost();
}

void MainWindow::showProject()
{
    m_training->reset();
    m_toolbar->setDevice(QString::fromStdString(m_document.value().training.device));
    setProjectVisible(true);
    m_framing->begin();
    m_canvas->setFocus();
    updateTitle();
}

void MainWindow::showStartPage()
{
    m_start->refresh();
    setProjectVisible(false);
}

void MainWindow::setProjectVisible(bool visible)
{
    const bool shown = m_centre->currentWidget() == m_canvas && m_toolbar->isVisibleTo(this);
    if (shown && !visible)
        m_layout = saveState(kLayoutVersion);
    m_centre->setCurrentWidget(visible ? static_cast<QWidget*>(m_canvas) : m_start);
    if (visible && !shown)
        restoreState(m_layout, kLayoutVersion);
    if (!visible)
        for (TabDock* dock : {&m_panels->paletteDock(), &m_panels->side(), &m_panels->bottom()})
            dock->hide();
    m_toolbar->setVisible(visible);
    m_status->setVisible(visible);
    updateActions();
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(settings::windowGeometry()))
        resize(1440, 900);
    m_panels->applyDefaultLayout();
    m_layout = saveState(kLayoutVersion);
    const QByteArray remembered = settings::windowLayout();
    if (restoreState(remembered, kLayoutVersion))
        m_layout = remembered;
}

void MainWindow::rememberLayout()
{
    if (m_toolbar->isVisible())
        m_layout = saveState(kLayoutVersion);
    settings::setWindow(saveGeometry(), m_layout);
}

void MainWindow::updateTitle()
{
    const bool edited = m_document.isDirty();
    const QString name = m_document.file().isEmpty() ? m_document.displayName() : QFileInfo(m_document.file()).fileName();
    const bool project = m_centre->currentWidget() == m_canvas;
    const QString title = !project ? QString() : edited ? tr("%1 • edited").arg(name) : name;
    m_menus->setTitle(title);
    setWindowTitle(project ? tr("%1 – Tensorscape").arg(title) : QStringLiteral("Tensorscape"));
    m_breadcrumb->setProject(m_document.displayName());
    using State = StatusLine::SaveState;
    const State state = edited        ? State::Edited
        : m_files->isExample()        ? State::Example
        : m_document.file().isEmpty() ? State::Unsaved
                                      : State::Saved;
    m_status->setSaveState(state, m_files->savedAt());
}

void MainWindow::updateActions()
{
    const bool project = m_centre->currentWidget() == m_canvas;
    for (const CommandSpec& spec : commandSpecs())
        if (isLayoutCommand(spec.command))
            m_actions[spec.command].setEnabled(project);
    for (const Command command : {Command::Save, Command::SaveAs, Command::StartPage, Command::CloseProject})
        m_actions[command].setEnabled(project);
    m_actions[Command::ShowSurface].setEnabled(project && hasPlaneInput(m_document.value().graph, m_document.report()));
    m_edit->update(project);
    m_training->updateActions(project);
}

void MainWindow::refresh()
{
    m_actions.refresh();
    checkViewCommands(m_actions);
    m_menus->refresh();
    m_toolbar->refresh();
    m_panels->refresh();
    if (m_centre->currentWidget() == m_start)
        m_start->refresh();
    m_status->setModel(m_document.value().graph, m_document.report());
    updateTitle();
    updateActions();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_closing || !m_document.isDirty()) {
        rememberLayout();
        m_files->autosave().clear();
        return event->accept();
    }
    event->ignore();
    m_files->confirmLoss([this] {
        m_closing = true;
        close();
    });
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_commands) {
        refresh();
        m_panels->remake();
    }
}

}  // namespace ts
