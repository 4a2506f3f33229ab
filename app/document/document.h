#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>

#include "engine/graph/graph_document.h"
#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"

namespace ts {

/// The project being edited: its value, its undo list, the file it belongs to and what is known of its shapes.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    [[nodiscard]] const GraphDocument& value() const { return m_value; }
    [[nodiscard]] const ShapeReport& report() const { return m_shapes; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    /// Grows by one with every change of the value.
    [[nodiscard]] quint64 revision() const { return m_revision; }
    /// Counts the projects opened here, to tell whether work begun for one is still about the one shown.
    [[nodiscard]] quint64 generation() const { return m_generation; }

    /// The file saved to; empty before the first save.
    [[nodiscard]] QString file() const { return m_file; }
    /// The folder paths in the project are relative to.
    [[nodiscard]] QString folder() const { return m_folder; }
    /// The name to show: the file's, else the project's, else "untitled".
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] bool isDirty() const { return !m_undo.isClean(); }

    /// Replaces everything. `file` is empty for a project that has no place of its own yet (a new one, an example, a copy).
    void open(GraphDocument value, const QString& file, const QString& folder);
    /// Marks what is shown as different from the file, as after a restore.
    void setDirty();
    /// The value of `revision` was written to `file`.
    void markSaved(const QString& file, quint64 revision);
    /// Makes relative paths in parameters mean the same from `folder` and takes it as the project's folder.
    void moveTo(const QString& folder);

    /// Applies an edit as one step of the undo list. Returns false and emits editRefused where it does not fit.
    bool edit(const GraphEdit& edit, const QString& text);
    /// The next edit of the same value is a step of its own, however soon it comes.
    void endMerge() { m_lastEdit.invalidate(); }
    [[nodiscard]] bool isMerging() const;

    /// For EditCommand: applies an edit that is known to fit.
    void applyFromUndo(const GraphEdit& edit);

Q_SIGNALS:
    /// The value changed; once for every edit, undo and redo.
    void changed(const ts::GraphDelta& delta);
    /// Everything was replaced by open().
    void replaced();
    void reportChanged();
    /// File, name or dirtiness changed.
    void titleChanged();
    void editRefused(const ts::Message& reason);

private:
    void publish(const GraphDelta& delta);
    void updateReport();

    GraphDocument m_value;
    QUndoStack m_undo;
    IncrementalShapes m_inference;
    ShapeReport m_shapes;
    QString m_file;
    QString m_folder;
    quint64 m_revision = 0;
    quint64 m_generation = 0;
    QElapsedTimer m_lastEdit;
};

}  // namespace ts
