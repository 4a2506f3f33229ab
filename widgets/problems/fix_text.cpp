#include "widgets/problems/fix_text.h"

#include <QCoreApplication>

#include "engine/registry/node_type.h"
#include "widgets/text/engine_text.h"

namespace ts {

QString fixText(const Problem& problem)
{
    if (problem.fix.empty())
        return {};
    const NodeType* type = find_node_type(problem.fix);
    const QString title = type ? engineText(type->title) : QString::fromStdString(problem.fix);
    return QCoreApplication::translate("ts::ProblemsView", "Insert %1").arg(title);
}

}  // namespace ts
