#pragma once

#include <QObject>

namespace ts {

class Actions;
class Document;
class GraphView;
class Panels;
class StatusLine;

/// The Edit and Graph menus: undo, clipboard, and what the canvas can do with its selection.
class EditCommands : public QObject {
    Q_OBJECT
public:
    struct Views {
        const Actions& actions;
        GraphView& canvas;
        Panels& panels;
        StatusLine& status;
    };

    EditCommands(Document& document, const Views& views, QObject* parent);

    /// Enables what can be done now; `hasProject` is false on the start page.
    void update(bool hasProject);

private:
    void connectUndo();
    void connectClipboard();
    void connectCanvas();
    void copy();
    void paste();
    void showMenu(const QPoint& at);

    Document& m_document;
    Views m_views;
};

}  // namespace ts
