#include "widgets/problems/problems_model.h"

#include <algorithm>

#include "widgets/problems/fix_text.h"
#include "widgets/problems/severity_icon.h"
#include "widgets/text/engine_text.h"

namespace ts {

void ProblemsModel::setProblems(std::vector<Problem> problems)
{
    std::stable_partition(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::Error; });
    if (problems == m_problems)
        return;
    beginResetModel();
    m_problems = std::move(problems);
    endResetModel();
}

const Problem& ProblemsModel::problem(const QModelIndex& index) const
{
    return m_problems[static_cast<std::size_t>(index.row())];
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Problem& shown = problem(index);
    switch (role) {
    case Qt::DisplayRole:
        return engineText(shown.message);
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3")
            .arg(severityText(shown.severity), shown.node.empty() ? tr("project") : QString::fromStdString(shown.node),
                 engineText(shown.message));
    case NodeRole:
        return QString::fromStdString(shown.node);
    case SeverityRole:
        return static_cast<int>(shown.severity);
    case FixRole:
        return fixText(shown);
    default:
        return {};
    }
}

}  // namespace ts
