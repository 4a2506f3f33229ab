#include "engine/train/run_identity.h"

#include "engine/graph/project_file.h"

namespace ts {

namespace {

/// As it would be read back from a file, so that 1 and 1.0 compare as they are written.
GraphDocument without_looks(GraphDocument document)
{
    document.name.clear();
    document.extra.clear();
    document.graph.extra.clear();
    document.training.extra.clear();
    for (GraphNode& node : document.graph.nodes) {
        node.label.clear();
        node.position = {};
        node.extra.clear();
        node.training.extra.clear();
    }
    for (GraphEdge& edge : document.graph.edges)
        edge.extra.clear();
    return read_project(write_project(document));
}

}  // namespace

bool trains_alike(const GraphDocument& a, const GraphDocument& b)
{
    const GraphDocument left = without_looks(a);
    const GraphDocument right = without_looks(b);
    return left.graph == right.graph && left.training == right.training;
}

}  // namespace ts
