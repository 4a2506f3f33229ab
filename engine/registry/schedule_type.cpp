#include "engine/registry/schedule_type.h"

#include <algorithm>
#include <exception>
#include <memory>

namespace ts {

namespace {

struct Registry {
    std::vector<std::unique_ptr<const ScheduleType>> owned;
    std::vector<const ScheduleType*> sorted;
};

Registry& registry()
{
    static Registry instance;
    return instance;
}

bool by_title(const ScheduleType* a, const ScheduleType* b)
{
    return a->title < b->title;
}

}  // namespace

const ParamSpec* ScheduleType::param(std::string_view param_name) const
{
    const auto found
        = std::find_if(params.begin(), params.end(), [&](const ParamSpec& spec) { return spec.name == param_name; });
    return found == params.end() ? nullptr : &*found;
}

std::span<const ScheduleType* const> schedule_types()
{
    return registry().sorted;
}

const ScheduleType* find_schedule_type(std::string_view name)
{
    for (const ScheduleType* type : registry().sorted)
        if (type->name == name)
            return type;
    return nullptr;
}

RegisterScheduleType::RegisterScheduleType(ScheduleType type)
{
    if (find_schedule_type(type.name))
        std::terminate();
    Registry& all = registry();
    all.owned.push_back(std::make_unique<const ScheduleType>(std::move(type)));
    const ScheduleType* added = all.owned.back().get();
    all.sorted.insert(std::upper_bound(all.sorted.begin(), all.sorted.end(), added, by_title), added);
}

}  // namespace ts
