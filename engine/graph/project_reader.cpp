#include "engine/graph/json_object.h"
#include "engine/graph/project_file.h"
#include "engine/graph/project_migration.h"
#include "engine/graph/training_text.h"
#include "engine/graph/wire_index.h"

namespace ts {
namespace {

constexpr const char* kProjectFormat = "tensorscape";
constexpr const char* kPartFormat = "tensorscape-part";

void expect_format(JsonObject& file, const char* format)
{
    const Json* found = file.find("format");
    if (!found || *found != format)
        throw FormatError(
            translatable("engine", "This is not a Tensorscape project: it does not begin with \"format\": \"%1\"."), {format});
}

Position read_position(const Json& value, const std::string& path)
{
    if (!value.is_array() || value.size() != 2)
        refuse_json(translatable("engine", "%1 must be two numbers [x, y], but it is %2."), path, value);
    return {json_number(value[0], path + "[0]"), json_number(value[1], path + "[1]")};
}

GraphNode read_node(const Json& value, const std::string& path)
{
    JsonObject object(value, path);
    GraphNode node;
    node.id = object.text("id");
    node.type = object.text("type");
    if (const Json* params = object.find("params"))
        node.params = JsonObject(*params, object.path_of("params")).rest_as_params();
    node.label = object.text_or("label", "");
    if (const Json* position = object.find("position"))
        node.position = read_position(*position, object.path_of("position"));
    if (const Json* training = object.find("training"))
        node.training = read_node_training(*training, object.path_of("training"));
    node.extra = object.rest();
    return node;
}

PortRef read_port(const std::string& text, const std::string& path)
{
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == text.size())
        throw FormatError(translatable("engine", "%1 must name a port as \"node.port\", but it is \"%2\"."), {path, text});
    return {text.substr(0, dot), text.substr(dot + 1)};
}

GraphEdge read_edge(const Json& value, const std::string& path)
{
    JsonObject object(value, path);
    GraphEdge edge;
    edge.from = read_port(object.text("from"), object.path_of("from"));
    edge.to = read_port(object.text("to"), object.path_of("to"));
    edge.extra = object.rest();
    return edge;
}

void refuse_if(std::optional<Message> reason)
{
    if (reason)
        throw FormatError(std::move(*reason));
}

/// Reads nodes and edges; what no edit could have made is refused.
void read_nodes_and_edges(JsonObject& object, Graph& graph)
{
    WireIndex index(graph);
    if (const Json* nodes = object.find("nodes"))
        for (const Json& value : json_list(*nodes, object.path_of("nodes"))) {
            GraphNode node = read_node(value, object.path_of("nodes", graph.nodes.size()));
            refuse_if(refuse_node(index, node));
            index.add_node(node);
            graph.nodes.push_back(std::move(node));
        }
    if (const Json* edges = object.find("edges"))
        for (const Json& value : json_list(*edges, object.path_of("edges"))) {
            GraphEdge edge = read_edge(value, object.path_of("edges", graph.edges.size()));
            refuse_if(refuse_edge(index, graph, edge));
            index.add_edge(edge);
            graph.edges.push_back(std::move(edge));
        }
}

Graph read_graph(const Json& value)
{
    JsonObject object(value, "graph");
    Graph graph;
    read_nodes_and_edges(object, graph);
    graph.extra = object.rest();
    return graph;
}

}  // namespace

GraphDocument read_project(std::string_view text)
{
    Json json = parse_json(text);
    JsonObject before(json, "");
    expect_format(before, kProjectFormat);
    migrate_project(json);

    JsonObject object(json, "");
    object.find("format");
    object.find("version");
    GraphDocument document;
    document.name = object.text_or("name", "");
    document.graph = read_graph(object.need("graph"));
    if (const Json* training = object.find("training"))
        document.training = read_training(*training);
    document.extra = object.rest();
    return document;
}

Graph read_graph_part(std::string_view text)
{
    const Json json = parse_json(text);
    JsonObject object(json, "");
    expect_format(object, kPartFormat);
    Graph part;
    read_nodes_and_edges(object, part);
    return part;
}

}  // namespace ts
