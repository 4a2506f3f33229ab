#include "engine/graph/graph_edit.h"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/graph/list_places.h"
#include "engine/graph/wire_index.h"

namespace ts {
namespace {

constexpr std::size_t kEnd = static_cast<std::size_t>(-1);

template <typename T> void insert_at(std::vector<T>& list, std::size_t index, T item)
{
    if (index != kEnd && index > list.size())
        throw ArgumentError(translatable("engine", "There is no place %1 in a list of %2."),
                            {std::to_string(index), std::to_string(list.size())});
    list.insert(index == kEnd ? list.end() : list.begin() + static_cast<std::ptrdiff_t>(index), std::move(item));
}

void replace(std::set<std::string>& ids, const std::string& from, const std::string& to)
{
    if (ids.erase(from) > 0)
        ids.insert(to);
}

/// Applies changes one by one and notes for each how to take it back.
class Editor {
public:
    explicit Editor(GraphDocument& document) : m_document(document), m_graph(document.graph) { }

    void run(const std::vector<Change>& changes)
    {
        for (std::size_t i = 0; i < changes.size();) {
            std::size_t end = i + 1;
            while (end < changes.size() && changes[end].index() == changes[i].index())
                ++end;
            make_all(std::span(changes).subspan(i, end - i));
            i = end;
        }
    }

    /// Takes back what was done, newest first.
    void roll_back() { run(inverse().changes); }

    [[nodiscard]] AppliedEdit result() { return {inverse(), std::move(m_delta)}; }

private:
    void make(const AddNode& change);
    void make(const RemoveNode& change);
    void make(const AddEdge& change);
    void make(const RemoveEdge& change);
    void make(const SetParam& change);
    void make(const SetLabel& change);
    void make(const SetNodeTraining& change);
    void make(const RenameNode& change);
    void make(const MoveNodes& change);
    void make(const SetTraining& change);
    void make(const SetName& change);

    /// Makes changes of one kind, in one pass over the lists where they are many and their order allows it.
    void make_all(std::span<const Change> changes);
    bool take_out_edges(std::span<const Change> changes);
    bool take_out_nodes(std::span<const Change> changes);
    bool put_in_edges(std::span<const Change> changes);
    bool put_in_nodes(std::span<const Change> changes);
    void note_removed(const std::string& id);
    void note_rewired(const std::string& id);

    [[nodiscard]] GraphEdit inverse() { return {{m_undo.rbegin(), m_undo.rend()}}; }
    [[nodiscard]] std::size_t place_of(const std::string& id);
    [[nodiscard]] GraphNode& node(const std::string& id) { return m_graph.nodes[place_of(id)]; }
    void note_rename(const std::string& from, const std::string& to);

    GraphDocument& m_document;
    Graph& m_graph;
    std::vector<Change> m_undo;
    GraphDelta m_delta;
    WireIndex m_index{m_graph};
    std::unordered_map<std::string, std::size_t> m_places;  ///< hints, each checked before it is used
    int m_lookups = 0;
};

std::size_t Editor::place_of(const std::string& id)
{
    constexpr int few = 8;
    if (++m_lookups == few)
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
            m_places[m_graph.nodes[i].id] = i;
    const auto hint = m_places.find(id);
    if (hint != m_places.end() && hint->second < m_graph.nodes.size() && m_graph.nodes[hint->second].id == id)
        return hint->second;
    const auto found = std::ranges::find(m_graph.nodes, id, &GraphNode::id);
    if (found == m_graph.nodes.end())
        throw ArgumentError(translatable("engine", "There is no node with the id \"%1\"."), {id});
    return static_cast<std::size_t>(found - m_graph.nodes.begin());
}

void Editor::make(const AddNode& change)
{
    if (auto reason = refuse_node(m_index, change.node))
        throw ArgumentError(std::move(*reason));
    insert_at(m_graph.nodes, change.index, change.node);
    m_index.add_node(change.node);
    m_undo.emplace_back(RemoveNode{change.node.id});
    m_delta.added.insert(change.node.id);
}

void Editor::make(const RemoveNode& change)
{
    const std::size_t place = place_of(change.id);
    if (m_index.wires_at(change.id) > 0)
        throw ArgumentError(translatable("engine", "The node \"%1\" still has wires; remove them first."), {change.id});
    const std::string id = change.id;
    m_undo.emplace_back(AddNode{m_graph.nodes[place], place});
    m_graph.nodes.erase(m_graph.nodes.begin() + static_cast<std::ptrdiff_t>(place));
    m_index.remove_node(id);
    note_removed(id);
}

void Editor::note_removed(const std::string& id)
{
    for (auto* ids : {&m_delta.changed, &m_delta.moved, &m_delta.rewired})
        ids->erase(id);
    if (m_delta.added.erase(id) == 0)
        m_delta.removed.insert(id);
}

void Editor::note_rewired(const std::string& id)
{
    m_delta.rewired.insert(id);
    m_delta.edges = true;
}

void Editor::make(const AddEdge& change)
{
    if (auto reason = refuse_edge(m_index, m_graph, change.edge))
        throw ArgumentError(std::move(*reason));
    insert_at(m_graph.edges, change.index, change.edge);
    m_index.add_edge(change.edge);
    m_undo.emplace_back(RemoveEdge{change.edge.from, change.edge.to});
    note_rewired(change.edge.to.node);
}

void Editor::make(const RemoveEdge& change)
{
    const auto matches = [&](const GraphEdge& edge) { return edge.to == change.to && edge.from == change.from; };
    const auto found = std::find_if(m_graph.edges.rbegin(), m_graph.edges.rend(), matches);
    if (found == m_graph.edges.rend())
        throw ArgumentError(translatable("engine", "There is no wire from %1 to %2."), {change.from.text(), change.to.text()});
    const auto edge = std::prev(found.base());
    m_index.remove_edge(*edge);
    note_rewired(change.to.node);
    m_undo.emplace_back(AddEdge{*edge, static_cast<std::size_t>(edge - m_graph.edges.begin())});
    m_graph.edges.erase(edge);
}

void Editor::make(const SetParam& change)
{
    GraphNode& target = node(change.node);
    std::vector<Params::Item> items(target.params.begin(), target.params.end());
    const auto found = std::ranges::find(items, change.name, &Params::Item::first);
    SetParam undo{change.node, change.name, std::nullopt};
    if (found == items.end()) {
        if (change.value)
            insert_at(items, change.index, {change.name, *change.value});
    } else {
        undo.value = std::exchange(found->second, change.value.value_or(ParamValue()));
        undo.index = static_cast<std::size_t>(found - items.begin());
        if (!change.value)
            items.erase(found);
    }
    Params params;
    for (auto& [name, value] : items)
        params.set(name, std::move(value));
    target.params = std::move(params);
    m_undo.emplace_back(std::move(undo));
    m_delta.changed.insert(change.node);
}

void Editor::make(const SetLabel& change)
{
    m_undo.emplace_back(SetLabel{change.node, std::exchange(node(change.node).label, change.label)});
    m_delta.changed.insert(change.node);
}

void Editor::make(const SetNodeTraining& change)
{
    m_undo.emplace_back(SetNodeTraining{change.node, std::exchange(node(change.node).training, change.training)});
    m_delta.changed.insert(change.node);
}

void Editor::make(const RenameNode& change)
{
    GraphNode& target = node(change.from);
    if (change.from == change.to)
        return;
    GraphNode renamed;
    renamed.id = change.to;
    if (auto reason = refuse_node(m_index, renamed))
        throw ArgumentError(std::move(*reason));
    target.id = change.to;
    for (GraphEdge& edge : m_graph.edges)
        for (PortRef* end : {&edge.from, &edge.to})
            if (end->node == change.from) {
                end->node = change.to;
                m_delta.edges = true;
            }
    m_index.reset();
    m_undo.emplace_back(RenameNode{change.to, change.from});
    note_rename(change.from, change.to);
}

void Editor::note_rename(const std::string& from, const std::string& to)
{
    for (auto* ids : {&m_delta.changed, &m_delta.moved, &m_delta.rewired})
        replace(*ids, from, to);
    if (m_delta.added.contains(from))
        replace(m_delta.added, from, to);
    else
        m_delta.renamed.emplace_back(from, to);
}

void Editor::make(const MoveNodes& change)
{
    std::vector<std::size_t> places;
    for (const auto& [id, position] : change.positions)
        places.push_back(place_of(id));
    MoveNodes undo;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& [id, position] = change.positions[i];
        undo.positions.emplace_back(id, std::exchange(m_graph.nodes[places[i]].position, position));
        m_delta.moved.insert(id);
    }
    std::ranges::reverse(undo.positions);
    m_undo.emplace_back(std::move(undo));
}

void Editor::make(const SetTraining& change)
{
    m_undo.emplace_back(SetTraining{std::exchange(m_document.training, change.training)});
    m_delta.training = true;
}

void Editor::make(const SetName& change)
{
    m_undo.emplace_back(SetName{std::exchange(m_document.name, change.name)});
}

void Editor::make_all(std::span<const Change> changes)
{
    constexpr std::size_t many = 16;
    const bool done = changes.size() >= many
        && (take_out_edges(changes) || take_out_nodes(changes) || put_in_edges(changes) || put_in_nodes(changes));
    if (!done)
        for (const Change& change : changes)
            std::visit([this](const auto& one) { make(one); }, change);
}

bool Editor::take_out_edges(std::span<const Change> changes)
{
    if (!std::holds_alternative<RemoveEdge>(changes.front()))
        return false;
    std::unordered_map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
        numbers[wire_key(m_graph.edges[i].from, m_graph.edges[i].to)] = i;
    std::vector<std::size_t> places;
    for (const Change& change : changes) {
        const auto found = numbers.find(wire_key(std::get<RemoveEdge>(change).from, std::get<RemoveEdge>(change).to));
        if (found == numbers.end())
            return false;
        places.push_back(found->second);
    }
    if (!strictly_descending(places))
        return false;
    for (const std::size_t place : places) {
        GraphEdge& edge = m_graph.edges[place];
        m_index.remove_edge(edge);
        note_rewired(edge.to.node);
        m_undo.emplace_back(AddEdge{std::move(edge), place});
    }
    erase_places(m_graph.edges, places);
    return true;
}

bool Editor::take_out_nodes(std::span<const Change> changes)
{
    if (!std::holds_alternative<RemoveNode>(changes.front()))
        return false;
    std::vector<std::size_t> places;
    for (const Change& change : changes) {
        const std::string& id = std::get<RemoveNode>(change).id;
        if (!m_index.has_node(id) || m_index.wires_at(id) > 0)
            return false;
        places.push_back(place_of(id));
    }
    if (!strictly_descending(places))
        return false;
    for (const std::size_t place : places) {
        GraphNode& node = m_graph.nodes[place];
        m_index.remove_node(node.id);
        note_removed(node.id);
        m_undo.emplace_back(AddNode{std::move(node), place});
    }
    erase_places(m_graph.nodes, places);
    return true;
}

bool Editor::put_in_edges(std::span<const Change> changes)
{
    if (!std::holds_alternative<AddEdge>(changes.front()))
        return false;
    m_index.build();
    std::vector<std::pair<std::size_t, GraphEdge>> items;
    for (const Change& change : changes) {
        const auto& [edge, place] = std::get<AddEdge>(change);
        const bool ascends = items.empty() || place > items.back().first;
        if (!ascends || place > m_graph.edges.size() + items.size() || refuse_edge(m_index, m_graph, edge)) {
            m_index.reset();
            return false;
        }
        m_index.add_edge(edge);
        items.emplace_back(place, edge);
    }
    for (const auto& [place, edge] : items) {
        note_rewired(edge.to.node);
        m_undo.emplace_back(RemoveEdge{edge.from, edge.to});
    }
    insert_places(m_graph.edges, std::move(items));
    return true;
}

bool Editor::put_in_nodes(std::span<const Change> changes)
{
    if (!std::holds_alternative<AddNode>(changes.front()))
        return false;
    m_index.build();
    std::vector<std::pair<std::size_t, GraphNode>> items;
    for (const Change& change : changes) {
        const auto& [node, place] = std::get<AddNode>(change);
        const bool ascends = items.empty() || place > items.back().first;
        if (!ascends || place > m_graph.nodes.size() + items.size() || refuse_node(m_index, node)) {
            m_index.reset();
            return false;
        }
        m_index.add_node(node);
        items.emplace_back(place, node);
    }
    for (const auto& [place, node] : items) {
        m_undo.emplace_back(RemoveNode{node.id});
        m_delta.added.insert(node.id);
    }
    insert_places(m_graph.nodes, std::move(items));
    return true;
}

}  // namespace

AppliedEdit apply(GraphDocument& document, const GraphEdit& edit)
{
    Editor editor(document);
    try {
        editor.run(edit.changes);
    } catch (...) {
        editor.roll_back();
        throw;
    }
    return editor.result();
}

}  // namespace ts
