#include "engine/registry/node_type.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <tuple>
#include <unordered_map>

namespace ts {
namespace {

struct Registry {
    std::vector<std::unique_ptr<const NodeType>> types;
    std::vector<const NodeType*> sorted;
    std::unordered_map<std::string_view, const NodeType*> by_name;
};

/// Made at its first use, because files register themselves in an order nobody controls.
Registry& registry()
{
    static Registry instance;
    return instance;
}

bool comes_before(const NodeType* a, const NodeType* b)
{
    return std::tie(a->category, a->title, a->name) < std::tie(b->category, b->title, b->name);
}

std::optional<std::size_t> port_index(const std::vector<PortSpec>& ports, std::string_view name)
{
    const auto found = std::ranges::find(ports, name, &PortSpec::name);
    if (found == ports.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - ports.begin());
}

}  // namespace

const char* title(Category category)
{
    static constexpr const char* titles[kCategoryCount] = {
        translatable("engine", "Data"),
        translatable("engine", "Layers"),
        translatable("engine", "Activations"),
        translatable("engine", "Normalization"),
        translatable("engine", "Pooling and shape"),
        translatable("engine", "Recurrent"),
        translatable("engine", "Attention"),
        translatable("engine", "Math"),
        translatable("engine", "Control flow"),
        translatable("engine", "Losses"),
        translatable("engine", "Metrics"),
    };
    return titles[static_cast<std::size_t>(category)];
}

const TensorSpec& ShapeQuery::input(std::size_t index) const
{
    if (index >= inputs.size() || !inputs[index])
        throw ShapeError(translatable("engine", "Nothing arrives at input %1."), {std::to_string(index + 1)});
    return *inputs[index];
}

std::optional<std::size_t> NodeType::input_index(std::string_view port) const
{
    return port_index(inputs, port);
}

std::optional<std::size_t> NodeType::output_index(std::string_view port) const
{
    return port_index(outputs, port);
}

const ParamSpec* NodeType::param(std::string_view param_name) const
{
    const auto found = std::ranges::find(params, param_name, &ParamSpec::name);
    return found == params.end() ? nullptr : &*found;
}

std::span<const NodeType* const> node_types()
{
    return registry().sorted;
}

const NodeType* find_node_type(std::string_view name)
{
    const auto found = registry().by_name.find(name);
    return found == registry().by_name.end() ? nullptr : found->second;
}

RegisterNodeType::RegisterNodeType(NodeType type)
{
    Registry& all = registry();
    auto owned = std::make_unique<const NodeType>(std::move(type));
    const NodeType* added = owned.get();
    if (!all.by_name.emplace(added->name, added).second) {
        std::fprintf(stderr, "Node type \"%s\" is declared twice.\n", added->name.c_str());
        std::abort();
    }
    all.types.push_back(std::move(owned));
    all.sorted.insert(std::ranges::upper_bound(all.sorted, added, comes_before), added);
}

}  // namespace ts
