#pragma once

#include <cstdint>
#include <span>

#include "engine/cuda/step_values.h"

namespace ts::cuda {

/// Settings of so many examples go to a kernel at once, as an argument: nothing is uploaded outside a captured step.
inline constexpr int kSettings = 128;
template <class Setting> struct Settings {
    Setting of[kSettings];
};

/// The setting of example `i`, read from where it lies: the whole is too large to be copied.
template <class Setting> __device__ Setting setting(const StepValue<Settings<Setting>>& settings, unsigned i)
{
    return settings.place ? settings.place->of[i] : settings.value.of[i];
}

/// Calls body(first example, number of examples, settings) for parts of all; `made` turns what is given for one example into
/// what the device needs.
template <class Setting, class Given, class Make, class Body> void each_part(std::span<const Given> all, Make made, Body body)
{
    for (std::size_t first = 0; first < all.size(); first += kSettings) {
        const std::size_t count = all.size() - first < kSettings ? all.size() - first : kSettings;
        Settings<Setting> settings{};
        for (std::size_t i = 0; i < count; ++i)
            settings.of[i] = made(all[first + i]);
        body(static_cast<std::int64_t>(first), static_cast<unsigned>(count), step_value(settings));
    }
}

}  // namespace ts::cuda
