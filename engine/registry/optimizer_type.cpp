#include "engine/registry/optimizer_type.h"

#include <algorithm>
#include <exception>
#include <memory>

namespace ts {

namespace {

struct Registry {
    std::vector<std::unique_ptr<const OptimizerType>> owned;
    std::vector<const OptimizerType*> sorted;
};

Registry& registry()
{
    static Registry instance;
    return instance;
}

bool by_title(const OptimizerType* a, const OptimizerType* b)
{
    return a->title < b->title;
}

}  // namespace

const ParamSpec* OptimizerType::param(std::string_view param_name) const
{
    const auto found
        = std::find_if(params.begin(), params.end(), [&](const ParamSpec& spec) { return spec.name == param_name; });
    return found == params.end() ? nullptr : &*found;
}

std::span<const OptimizerType* const> optimizer_types()
{
    return registry().sorted;
}

const OptimizerType* find_optimizer_type(std::string_view name)
{
    for (const OptimizerType* type : registry().sorted)
        if (type->name == name)
            return type;
    return nullptr;
}

RegisterOptimizerType::RegisterOptimizerType(OptimizerType type)
{
    if (find_optimizer_type(type.name))
        std::terminate();
    Registry& all = registry();
    all.owned.push_back(std::make_unique<const OptimizerType>(std::move(type)));
    const OptimizerType* added = all.owned.back().get();
    all.sorted.insert(std::upper_bound(all.sorted.begin(), all.sorted.end(), added, by_title), added);
}

}  // namespace ts
