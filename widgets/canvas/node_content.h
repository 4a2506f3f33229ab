#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <QString>

#include "engine/graph/shape_report.h"
#include "widgets/canvas/heat_scale.h"

namespace ts {

/// One line of a node: a quiet label at the left, a number or a port's name at the right.
struct NodeRow {
    QString label;
    QString value;
    double heat = -1;           ///< 0 to 1 colours the value by the heat scale
    bool valueIsLabel = false;  ///< the right side names a port
    bool good = false;          ///< a metric that rises
};

struct PortContent {
    std::string name;
    QString toolTip;
    PortKind kind = PortKind::Any;
    bool optional = false;
    bool multiple = false;
    PortKind shown = PortKind::Any;  ///< what is known to flow where `kind` takes anything
};

/// What a node says, before anything is measured.
struct NodeContent {
    QString title, id, toolTip;
    bool known = false;  ///< the type is registered
    Category category = Category::Layer;
    std::vector<PortContent> inputs, outputs;
    std::vector<NodeRow> rows;
    std::optional<std::array<std::uint32_t, 32>> histogram;
    std::optional<Severity> problem;
    QString problemText;
};

/// All that is known of one node; pointers may be null.
struct NodeFacts {
    const GraphNode& node;
    const NodeType* type = nullptr;
    const NodeReport* report = nullptr;
    const NodeSnapshot* snapshot = nullptr;
    const Problem* problem = nullptr;
    /// Ports that wires name; they stand in for the ports of a type that is not registered.
    std::vector<std::string> wiredInputs, wiredOutputs;
};

NodeContent describeNode(const NodeFacts& facts, const HeatScale& heat);

/// "float32  N×16×8×8"
QString specText(const TensorSpec& spec);

}  // namespace ts
