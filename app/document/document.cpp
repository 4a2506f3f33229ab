#include "app/document/document.h"

#include <QDir>
#include <QFileInfo>

#include "app/document/edit_command.h"
#include "app/document/project_paths.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

/// Typing pauses shorter than this belong to one step of the undo list.
constexpr qint64 kMergeMilliseconds = 1500;

bool onlyMoved(const GraphDelta& delta)
{
    return delta.added.empty() && delta.removed.empty() && delta.changed.empty() && delta.rewired.empty()
        && delta.renamed.empty() && !delta.edges && !delta.training;
}

}  // namespace

Document::Document(QObject* parent) : QObject(parent), m_folder(QDir::homePath())
{
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::titleChanged);
}

QString Document::displayName() const
{
    if (!m_file.isEmpty())
        return QFileInfo(m_file).completeBaseName();
    return m_value.name.empty() ? tr("untitled") : QString::fromStdString(m_value.name);
}

void Document::open(GraphDocument value, const QString& file, const QString& folder)
{
    m_value = std::move(value);
    m_file = file;
    m_folder = folder;
    m_inference = IncrementalShapes();
    m_undo.clear();
    endMerge();
    ++m_revision;
    ++m_generation;
    Q_EMIT replaced();
    updateReport();
    Q_EMIT titleChanged();
}

void Document::setDirty()
{
    m_undo.resetClean();
    Q_EMIT titleChanged();
}

void Document::markSaved(const QString& file, quint64 revision)
{
    m_file = file;
    endMerge();
    if (revision == m_revision)
        m_undo.setClean();
    else
        m_undo.resetClean();
    Q_EMIT titleChanged();
}

void Document::moveTo(const QString& folder)
{
    const GraphEdit rebase = rebasePaths(m_value.graph, m_folder, folder);
    m_folder = folder;
    if (rebase.empty() || !edit(rebase, tr("Keep data paths"))) {
        updateReport();
        return;
    }
    // Going back past the move would bring paths back that mean nothing in this folder.
    m_undo.clear();
    m_undo.resetClean();
}

bool Document::isMerging() const
{
    return m_lastEdit.isValid() && m_lastEdit.elapsed() < kMergeMilliseconds;
}

bool Document::edit(const GraphEdit& edit, const QString& text)
{
    if (edit.empty())
        return true;
    AppliedEdit applied;
    try {
        applied = apply(m_value, edit);
    } catch (const Error& error) {
        Q_EMIT editRefused(error.message());
        return false;
    }
    const GraphDelta delta = applied.delta;
    m_undo.push(new EditCommand(*this, edit, std::move(applied), text, setsTheSame(edit, edit)));
    m_lastEdit.start();
    publish(delta);
    return true;
}

void Document::applyFromUndo(const GraphEdit& edit)
{
    endMerge();
    publish(apply(m_value, edit).delta);
}

void Document::publish(const GraphDelta& delta)
{
    ++m_revision;
    Q_EMIT changed(delta);
    if (!onlyMoved(delta))
        updateReport();
}

void Document::updateReport()
{
    m_shapes = m_inference.update(m_value, std::filesystem::path(m_folder.toStdString()));
    Q_EMIT reportChanged();
}

}  // namespace ts
