#include "engine/graph/wiring.h"

#include <algorithm>

namespace ts {
namespace {

/// Tarjan's strongly connected components along incoming wires: a component is closed after all it reads from, so closing
/// order is the order wanted. The recursion is kept on a stack of its own, since chains can be long.
class ComponentSearch {
public:
    explicit ComponentSearch(const Wiring& wiring)
        : m_wiring(wiring),
          m_found(wiring.incoming.size(), 0),
          m_low(wiring.incoming.size(), 0),
          m_open(wiring.incoming.size(), false)
    {
    }

    NodeOrder run()
    {
        for (std::size_t node = 0; node < m_found.size(); ++node)
            if (m_found[node] == 0)
                search_from(node);
        return std::move(m_result);
    }

private:
    struct Step {
        std::size_t node;
        std::size_t next = 0;  ///< incoming wire to follow next
    };

    void search_from(std::size_t root)
    {
        enter(root);
        while (!m_path.empty()) {
            Step& step = m_path.back();
            const auto& wires = m_wiring.incoming[step.node];
            if (step.next < wires.size())
                visit(step.node, wires[step.next++].node);
            else
                leave(step.node);
        }
    }

    void enter(std::size_t node)
    {
        m_found[node] = m_low[node] = ++m_count;
        m_open[node] = true;
        m_stack.push_back(node);
        m_path.push_back({node});
    }

    void visit(std::size_t node, std::size_t source)
    {
        if (m_found[source] == 0)
            enter(source);
        else if (m_open[source])
            m_low[node] = std::min(m_low[node], m_found[source]);
    }

    void leave(std::size_t node)
    {
        m_path.pop_back();
        if (!m_path.empty())
            m_low[m_path.back().node] = std::min(m_low[m_path.back().node], m_low[node]);
        if (m_low[node] == m_found[node])
            close(node);
    }

    void close(std::size_t root)
    {
        const auto first = std::find(m_stack.rbegin(), m_stack.rend(), root).base() - 1;
        const bool single = m_stack.end() - first == 1 && !reads_itself(root);
        for (auto node = first; node != m_stack.end(); ++node) {
            m_open[*node] = false;
            (single ? m_result.order : m_result.cyclic).push_back(*node);
        }
        m_stack.erase(first, m_stack.end());
    }

    [[nodiscard]] bool reads_itself(std::size_t node) const
    {
        return std::ranges::any_of(m_wiring.incoming[node], [&](const Wiring::End& end) { return end.node == node; });
    }

    const Wiring& m_wiring;
    std::vector<std::size_t> m_found, m_low;
    std::vector<bool> m_open;
    std::vector<std::size_t> m_stack;
    std::vector<Step> m_path;
    std::size_t m_count = 0;
    NodeOrder m_result;
};

}  // namespace

Wiring::Wiring(const Graph& graph) : incoming(graph.nodes.size()), outgoing(graph.nodes.size())
{
    numbers.reserve(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        numbers.emplace(graph.nodes[i].id, i);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto from = number(graph.edges[i].from.node);
        const auto to = number(graph.edges[i].to.node);
        if (!from || !to) {
            dangling.push_back(i);
            continue;
        }
        incoming[*to].push_back({*from, i});
        outgoing[*from].push_back({*to, i});
    }
}

std::optional<std::size_t> Wiring::number(std::string_view id) const
{
    const auto found = numbers.find(id);
    if (found == numbers.end())
        return std::nullopt;
    return found->second;
}

NodeOrder order_nodes(const Wiring& wiring)
{
    return ComponentSearch(wiring).run();
}

std::vector<bool> nodes_leading_to(const Wiring& wiring, const std::vector<std::size_t>& ends)
{
    std::vector<bool> marked(wiring.incoming.size(), false);
    std::vector<std::size_t> open = ends;
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        if (marked[node])
            continue;
        marked[node] = true;
        for (const Wiring::End& wire : wiring.incoming[node])
            open.push_back(wire.node);
    }
    return marked;
}

}  // namespace ts
