#include "engine/graph/json_object.h"
#include "engine/graph/object_text.h"
#include "engine/graph/project_file.h"
#include "engine/graph/training_text.h"

namespace ts {
namespace {

std::string params_text(const Params& params)
{
    ObjectText object;
    object.add(params);
    return object.text();
}

std::string node_text(const GraphNode& node)
{
    ObjectText object;
    object.add("id", quoted_text(node.id));
    object.add("type", quoted_text(node.type));
    object.add("params", params_text(node.params));
    if (!node.label.empty())
        object.add("label", quoted_text(node.label));
    object.add("position", "[" + plain_number(node.position.x) + ", " + plain_number(node.position.y) + "]");
    if (node.training != NodeTraining())
        object.add("training", node_training_text(node.training));
    object.add(node.extra);
    return object.text();
}

std::string edge_text(const GraphEdge& edge)
{
    ObjectText object;
    object.add("from", quoted_text(edge.from.text()));
    object.add("to", quoted_text(edge.to.text()));
    object.add(edge.extra);
    return object.text();
}

/// A list with one item a line.
template <typename T> std::string lines(const std::vector<T>& items, std::string (*text)(const T&), std::size_t indent)
{
    if (items.empty())
        return "[]";
    const std::string line = "\n" + std::string(indent, ' ');
    std::string out;
    for (const T& item : items)
        out += (out.empty() ? "" : ",") + line + "  " + text(item);
    return "[" + out + line + "]";
}

std::string graph_text(const Graph& graph)
{
    ObjectText object(4);
    object.add("nodes", lines(graph.nodes, node_text, 4));
    object.add("edges", lines(graph.edges, edge_text, 4));
    object.add(graph.extra);
    return object.text();
}

}  // namespace

std::string write_project(const GraphDocument& document)
{
    ObjectText object(2);
    object.add("format", "\"tensorscape\"");
    object.add("version", std::to_string(kProjectVersion));
    object.add("name", quoted_text(document.name));
    object.add("graph", graph_text(document.graph));
    object.add("training", training_text(document.training));
    object.add(document.extra);
    return object.text() + "\n";
}

std::string write_graph_part(const Graph& part)
{
    ObjectText object(2);
    object.add("format", "\"tensorscape-part\"");
    object.add("nodes", lines(part.nodes, node_text, 2));
    object.add("edges", lines(part.edges, edge_text, 2));
    return object.text() + "\n";
}

}  // namespace ts
