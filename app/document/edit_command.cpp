#include "app/document/edit_command.h"

#include "app/document/document.h"

namespace ts {

namespace {

constexpr int kMergeId = 1;

bool sameTarget(const SetParam& a, const SetParam& b)
{
    return a.node == b.node && a.name == b.name;
}

bool sameTarget(const SetLabel& a, const SetLabel& b)
{
    return a.node == b.node;
}

bool sameTarget(const SetNodeTraining& a, const SetNodeTraining& b)
{
    return a.node == b.node;
}

bool sameTarget(const SetTraining&, const SetTraining&)
{
    return true;
}

bool sameTarget(const SetName&, const SetName&)
{
    return true;
}

template <class Kind> bool bothSet(const Change& a, const Change& b)
{
    const Kind* first = std::get_if<Kind>(&a);
    const Kind* next = std::get_if<Kind>(&b);
    return first && next && sameTarget(*first, *next);
}

}  // namespace

EditCommand::EditCommand(Document& document, GraphEdit edit, AppliedEdit applied, const QString& text, bool mergeable)
    : QUndoCommand(text),
      m_document(&document),
      m_edit(std::move(edit)),
      m_inverse(std::move(applied.inverse)),
      m_mergeable(mergeable)
{
}

void EditCommand::undo()
{
    m_document->applyFromUndo(m_inverse);
}

void EditCommand::redo()
{
    if (m_applied)
        m_applied = false;
    else
        m_document->applyFromUndo(m_edit);
}

int EditCommand::id() const
{
    return m_mergeable ? kMergeId : -1;
}

bool EditCommand::mergeWith(const QUndoCommand* next)
{
    const auto* other = static_cast<const EditCommand*>(next);
    if (!m_document->isMerging() || !setsTheSame(m_edit, other->m_edit))
        return false;
    m_edit = other->m_edit;
    return true;
}

bool setsTheSame(const GraphEdit& first, const GraphEdit& next)
{
    if (first.changes.size() != 1 || next.changes.size() != 1)
        return false;
    const Change& a = first.changes.front();
    const Change& b = next.changes.front();
    return bothSet<SetParam>(a, b) || bothSet<SetLabel>(a, b) || bothSet<SetNodeTraining>(a, b) || bothSet<SetTraining>(a, b)
        || bothSet<SetName>(a, b);
}

}  // namespace ts
