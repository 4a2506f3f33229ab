#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/registry/node_type.h"

namespace ts {

struct Wiring;

enum class Severity : std::uint8_t { Warning, Error };

/// Something wrong with a graph, where it is and what to do.
struct Problem {
    Severity severity = Severity::Error;
    std::string node;  ///< id; empty where it concerns the whole project
    std::string port;  ///< input port, where one is meant
    Message message;
    /// Type of a node that would repair it when put into the wire at `port` (Flatten, ...); may be empty.
    std::string fix;
    Params fix_params;  ///< what must be set on that node, e.g. the shape of a Reshape

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// What is known of one node's outputs.
struct NodeReport {
    const NodeType* type = nullptr;   ///< null where unknown
    std::vector<TensorSpec> outputs;  ///< empty where the node or one before it has a problem
    std::int64_t parameter_count = 0;
    double flops_per_sample = 0;
    Params resolved;
    std::optional<std::int64_t> row_count;
    bool trained = false;  ///< a loss depends on this node

    friend bool operator==(const NodeReport&, const NodeReport&) = default;
};

/// Shapes, sizes and problems of a whole graph.
struct ShapeReport {
    std::map<std::string, NodeReport, std::less<>> nodes;
    std::vector<Problem> problems;
    std::int64_t parameter_count = 0;
    double flops_per_sample = 0;

    /// Spec at an output port, or null where unknown.
    [[nodiscard]] const TensorSpec* output(const PortRef& port) const;
    [[nodiscard]] bool has_errors() const;
};

/// Computes a report for the document: every node whose inputs are known is inferred even where others are broken.
/// Paths are taken relative to `base_dir`. Never throws for what a user can do wrong; that becomes a Problem.
ShapeReport infer_shapes(const GraphDocument& document, const std::filesystem::path& base_dir);

/// Keeps the last report and recomputes only what an edit can have changed.
class IncrementalShapes {
public:
    /// The report for `document`. Nodes whose type, parameters and input specs are as in the last call are not inferred
    /// again (data nodes are when their file changed).
    const ShapeReport& update(const GraphDocument& document, const std::filesystem::path& base_dir);

private:
    /// What a node's part of the report was computed from, and the problems found then.
    struct Entry {
        Params params;
        std::optional<std::vector<std::optional<TensorSpec>>> inputs;  ///< nothing where one of them is not known
        std::vector<std::filesystem::file_time_type> file_times;
        std::vector<Problem> problems;
    };

    std::vector<Problem> update_node(const Graph& graph, const Wiring& wiring, std::size_t number);
    /// Empties the report of a node on a cycle.
    Problem forget(const GraphNode& node);

    std::map<std::string, Entry, std::less<>> m_entries;
    std::filesystem::path m_base_dir;
    ShapeReport m_report;
};

/// Why a wire from output `from` to input `to` is refused, or nothing where it is fine: unknown ports, kinds that do not
/// match, the same node, or a cycle.
std::optional<Message> refuse_connection(const Graph& graph, const PortRef& from, const PortRef& to);

/// Node ids in an order in which every node comes after those it reads from; nodes on a cycle are left out.
std::vector<std::string> topological_order(const Graph& graph);

}  // namespace ts
