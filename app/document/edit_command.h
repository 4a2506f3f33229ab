#pragma once

#include <QUndoCommand>

#include "engine/graph/graph_edit.h"

namespace ts {

class Document;

/// One step of the undo list: a value edit and its inverse.
class EditCommand : public QUndoCommand {
public:
    /// `applied` is what applying `edit` to the document gave; the first redo() leaves the document alone.
    /// `mergeable` commands join the one before them while the document's merge window is open.
    EditCommand(Document& document, GraphEdit edit, AppliedEdit applied, const QString& text, bool mergeable);

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* next) override;

private:
    Document* m_document;
    GraphEdit m_edit;
    GraphEdit m_inverse;
    bool m_mergeable;
    bool m_applied = true;
};

/// Whether `next` sets the very thing `first` set (one parameter, one label, the training settings), so that the two may
/// be one step of the undo list.
bool setsTheSame(const GraphEdit& first, const GraphEdit& next);

}  // namespace ts
