#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/registry/param_spec.h"

namespace ts {

class Schedule;

/// Declares one learning-rate schedule; the property editor, JSON checks and the command line derive from it.
struct ScheduleType {
    std::string name{};               ///< JSON's "type"; PyTorch's class name
    std::string title{};              ///< shown to the user; translatable where it is not a term of the field
    std::string help{};               ///< one line of English, translatable
    std::vector<ParamSpec> params{};  ///< PyTorch's names, with its defaults where it has them
    std::string length_param{};       ///< the one that says how many steps the whole schedule takes; null in it: the whole run
    bool each_step = false;           ///< stepped after every optimizer step unless told otherwise, else after every epoch

    /// Makes the schedule of an optimizer whose learning rate is `base_lr`. Throws ArgumentError where parameters do not go
    /// together or the length is null.
    std::unique_ptr<Schedule> (*make)(const ParamReader& params, double base_lr) = nullptr;

    [[nodiscard]] const ParamSpec* param(std::string_view param_name) const;
};

/// All schedules of the program, ordered by title.
std::span<const ScheduleType* const> schedule_types();

/// The schedule called `name`, or null.
const ScheduleType* find_schedule_type(std::string_view name);

/// Declares a schedule: `const RegisterScheduleType step_lr{{.name = "StepLR", ...}};` at namespace scope in its own file.
/// Two schedules of one name are a programming error and end the program at start.
class RegisterScheduleType {
public:
    explicit RegisterScheduleType(ScheduleType type);
};

}  // namespace ts
