#pragma once

#include <optional>

#include "engine/graph/training_settings.h"
#include "engine/registry/param_spec.h"

namespace ts {

/// A choice of weight initialiser called `name`; null leaves it to the layer. `ofBiases`: only those that can set biases.
ParamSpec initializerSpec(const char* name, bool ofBiases, const char* help);

/// The parameters of the chosen initialiser of weights.
void appendInitializerParams(std::vector<ParamSpec>& specs, const std::optional<InitializerSettings>& init);

/// "init", "bias_init" and the parameters of the former.
void addInitializers(Params& values, const std::optional<InitializerSettings>& init,
                     const std::optional<InitializerSettings>& biasInit);

/// Sets one of those; a null or a default is left out of the settings.
void setInitializerParam(std::optional<InitializerSettings>& init, std::optional<InitializerSettings>& biasInit,
                         std::string_view name, const ParamValue& value);

}  // namespace ts
