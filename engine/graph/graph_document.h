#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/training_settings.h"

namespace ts {

/// Upper left corner of a node on the canvas, in canvas units (1 unit = 1 pixel at 100 %).
struct Position {
    double x = 0;
    double y = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

struct GraphNode {
    std::string id;     ///< an identifier ([A-Za-z_][A-Za-z0-9_]*), unique in its graph
    std::string type;   ///< name of a registered NodeType; unknown names are kept and reported as problems
    Params params;      ///< only what was set; the rest has the type's defaults
    std::string label;  ///< text chosen by the user, shown instead of the type's title; may be empty
    Position position;
    ExtraKeys extra;
    NodeTraining training{};

    friend bool operator==(const GraphNode&, const GraphNode&) = default;
};

/// One end of a wire: "node.port".
struct PortRef {
    std::string node;
    std::string port;

    [[nodiscard]] std::string text() const { return node + "." + port; }
    friend bool operator==(const PortRef&, const PortRef&) = default;
};

struct GraphEdge {
    PortRef from;  ///< an output
    PortRef to;    ///< an input
    ExtraKeys extra;

    friend bool operator==(const GraphEdge&, const GraphEdge&) = default;
};

struct Graph {
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    ExtraKeys extra;  ///< frames, subgraphs and whatever else this version only keeps

    [[nodiscard]] const GraphNode* find(std::string_view id) const;
    [[nodiscard]] GraphNode* find(std::string_view id);
    /// `base` where free, else base2, base3 ...; characters that do not fit an identifier become '_'.
    [[nodiscard]] std::string unused_id(std::string_view base) const;

    friend bool operator==(const Graph&, const Graph&) = default;
};

/// Everything in a project file. A plain value: copies share nothing, so the trainer can work on one while the user edits
/// another.
struct GraphDocument {
    std::string name;
    Graph graph;
    TrainingSettings training;
    ExtraKeys extra;  ///< "view" and other keys this version only keeps

    friend bool operator==(const GraphDocument&, const GraphDocument&) = default;
};

/// Is `id` an identifier a node may have?
bool is_identifier(std::string_view id);

}  // namespace ts
