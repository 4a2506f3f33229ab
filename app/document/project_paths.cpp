#include "app/document/project_paths.h"

#include <QDir>

#include "engine/registry/node_type.h"

namespace ts {

namespace {

QString rebased(const QString& path, const QDir& from, const QDir& to)
{
    const QString target = QDir::cleanPath(from.absoluteFilePath(path));
    const QString relative = to.relativeFilePath(target);
    return relative.startsWith(QStringLiteral("..")) ? target : relative;
}

void addPathChanges(GraphEdit& edit, const GraphNode& node, const NodeType& type, const QDir& from, const QDir& to)
{
    for (const ParamSpec& spec : type.params) {
        const ParamValue* value = spec.type == ParamType::Path ? node.params.find(spec.name) : nullptr;
        const auto* path = value ? std::get_if<std::string>(value) : nullptr;
        if (!path || path->empty())
            continue;
        const std::string moved = rebased(QString::fromStdString(*path), from, to).toStdString();
        if (moved != *path)
            edit.changes.push_back(SetParam{node.id, spec.name, ParamValue(moved)});
    }
}

}  // namespace

GraphEdit rebasePaths(const Graph& graph, const QString& from, const QString& to)
{
    GraphEdit edit;
    if (QDir(from) == QDir(to))
        return edit;
    for (const GraphNode& node : graph.nodes)
        if (const NodeType* type = find_node_type(node.type))
            addPathChanges(edit, node, *type, QDir(from), QDir(to));
    return edit;
}

}  // namespace ts
