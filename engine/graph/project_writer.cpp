#include <cmath>

#include "engine/graph/json_object.h"
#include "engine/graph/project_file.h"

namespace ts {
namespace {

/// A JSON object with one key a line, or all on one line.
class ObjectText {
public:
    explicit ObjectText(std::size_t indent) : m_separator(",\n" + std::string(indent, ' ')) { }
    ObjectText() = default;

    void add(const std::string& key, const std::string& json)
    {
        m_keys += (m_keys.empty() ? "" : m_separator) + quoted_text(key) + ": " + json;
    }

    void add(const ExtraKeys& extra)
    {
        for (const auto& [key, json] : extra)
            add(key, json);
    }

    [[nodiscard]] std::string text() const
    {
        if (m_keys.empty())
            return "{}";
        if (m_separator == ", ")
            return "{ " + m_keys + " }";
        const std::string line = m_separator.substr(1);
        return "{" + line + m_keys + line.substr(0, line.size() - 2) + "}";
    }

private:
    std::string m_separator = ", ";
    std::string m_keys;
};

/// A number that is read as floating-point anyway, without ".0".
std::string plain_number(double value)
{
    // Also for -0, which JSON readers take for the whole number 0.
    if (!std::isfinite(value) || value == 0)
        return "0";
    const std::string text = number_text(value);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

std::string params_text(const Params& params)
{
    ObjectText object;
    for (const auto& [name, value] : params)
        object.add(name, param_text(value));
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

std::string optimizer_text(const OptimizerSettings& optimizer)
{
    ObjectText object;
    object.add("type", quoted_text(optimizer.type));
    for (const auto& [name, value] : optimizer.params)
        object.add(name, param_text(value));
    return object.text();
}

std::string training_text(const TrainingSettings& training)
{
    ObjectText object(4);
    object.add("batch_size", std::to_string(training.batch_size));
    object.add("epochs", std::to_string(training.epochs));
    object.add("seed", std::to_string(training.seed));
    object.add("device", quoted_text(training.device));
    object.add("optimizer", optimizer_text(training.optimizer));
    object.add("clip_grad_norm", training.clip_grad_norm ? plain_number(*training.clip_grad_norm) : "null");
    object.add("precision", quoted_text(training.precision));
    object.add(training.extra);
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
