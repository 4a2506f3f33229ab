#pragma once

#include <QMainWindow>

#include "app/document/document.h"
#include "app/window/actions.h"

class QStackedWidget;

namespace ts {

class Breadcrumb;
class CommandPalette;
class EditCommands;
class FileFlow;
class FrameOnOpen;
class GraphView;
class Menus;
class MessageBar;
class Panels;
class StartPage;
class StatusLine;
class TrainingFlow;
class TrainToolbar;

/// The window: start page or canvas in the middle, panels around it. It puts the parts together; each does its own work.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    void openProject(const QString& file);
    void startTraining();
    void showStartPage();
    /// Offers work that an ended program left behind.
    void offerLostWork();

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] GraphView& canvas() { return *m_canvas; }
    [[nodiscard]] const Actions& actions() const { return m_actions; }
    [[nodiscard]] TrainingFlow& training() { return *m_training; }
    [[nodiscard]] FileFlow& files() { return *m_files; }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildCentre();
    void connectFileActions();
    void connectTrainActions();
    void connectHelpActions();
    void connectDocument();
    void connectPages();
    void showProject();
    void setProjectVisible(bool visible);
    void restoreLayout();
    void rememberLayout();
    void updateTitle();
    void updateActions();
    void refresh();

    Document m_document;
    Actions m_actions;
    GraphView* m_canvas;
    Breadcrumb* m_breadcrumb;
    FrameOnOpen* m_framing;
    MessageBar* m_messages;
    StartPage* m_start;
    QStackedWidget* m_centre;
    Menus* m_menus;
    TrainToolbar* m_toolbar;
    StatusLine* m_status;
    Panels* m_panels;
    EditCommands* m_edit;
    FileFlow* m_files;
    TrainingFlow* m_training;
    CommandPalette* m_commands = nullptr;
    QByteArray m_layout;
    bool m_closing = false;
};

}  // namespace ts
