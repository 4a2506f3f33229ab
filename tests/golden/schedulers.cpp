#include "attributes.h"
#include "comparison.h"
#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"
#include "family.h"
#include "outputs.h"

// The family schedulers: the learning rate before each step.

namespace ts::golden {

namespace {

using Json = nlohmann::ordered_json;

Failures run(const Family& /*family*/, const Json& test)
{
    const auto name = test["scheduler"].get<std::string>();
    const ScheduleType* type = find_schedule_type(name);
    if (!type)
        throw ArgumentError("there is no schedule %1", {name});
    const Params arguments = attributes_of(test["args"]);
    const auto schedule = type->make(ParamReader(type->params, arguments), test["base_lr"].get<double>());
    for (std::size_t i = 0; i < test["lrs"].size(); ++i) {
        if (auto problem = difference("step " + std::to_string(i), schedule->lr(), test["lrs"][i].get<double>(),
                                      {test["rtol"].get<double>(), 1e-15}))
            return {*problem};
        schedule->step(test.contains("metrics") ? std::optional(test["metrics"][i].get<double>()) : std::nullopt);
    }
    return {};
}

const RegisterFamily registered{"schedulers", run};

}  // namespace

}  // namespace ts::golden
