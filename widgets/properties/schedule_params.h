#pragma once

#include <optional>

#include "engine/graph/training_settings.h"
#include "engine/registry/param_spec.h"

namespace ts {

/// A schedule as parameters: "schedule" chooses one or none, "every" and "warmup_steps" and its own follow.
std::vector<ParamSpec> scheduleSpecs(const std::optional<ScheduleSettings>& schedule);
Params scheduleParams(const std::optional<ScheduleSettings>& schedule);

/// The schedule with one of those parameters changed; one that gets its default is left out. Another schedule keeps the
/// parameters both have.
std::optional<ScheduleSettings> withScheduleParam(std::optional<ScheduleSettings> schedule, std::string_view name,
                                                  const ParamValue& value);

}  // namespace ts
