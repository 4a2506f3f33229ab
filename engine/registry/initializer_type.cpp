#include "engine/registry/initializer_type.h"

#include <algorithm>
#include <exception>
#include <memory>

namespace ts {

namespace {

struct Registry {
    std::vector<std::unique_ptr<const InitializerType>> owned;
    std::vector<const InitializerType*> sorted;
};

Registry& registry()
{
    static Registry instance;
    return instance;
}

bool by_title(const InitializerType* a, const InitializerType* b)
{
    return a->title < b->title;
}

}  // namespace

const ParamSpec* InitializerType::param(std::string_view param_name) const
{
    const auto found
        = std::find_if(params.begin(), params.end(), [&](const ParamSpec& spec) { return spec.name == param_name; });
    return found == params.end() ? nullptr : &*found;
}

std::span<const InitializerType* const> initializer_types()
{
    return registry().sorted;
}

const InitializerType* find_initializer_type(std::string_view name)
{
    for (const InitializerType* type : registry().sorted)
        if (type->name == name)
            return type;
    return nullptr;
}

RegisterInitializerType::RegisterInitializerType(InitializerType type)
{
    if (find_initializer_type(type.name))
        std::terminate();
    Registry& all = registry();
    all.owned.push_back(std::make_unique<const InitializerType>(std::move(type)));
    const InitializerType* added = all.owned.back().get();
    all.sorted.insert(std::upper_bound(all.sorted.begin(), all.sorted.end(), added, by_title), added);
}

}  // namespace ts
