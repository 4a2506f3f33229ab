#include "widgets/properties/initializer_params.h"

#include "engine/registry/initializer_type.h"

namespace ts {

namespace {

void choose(std::optional<InitializerSettings>& settings, const ParamValue& value)
{
    const auto* type = std::get_if<std::string>(&value);
    settings = type ? std::optional(InitializerSettings{*type, {}}) : std::nullopt;
}

}  // namespace

ParamSpec initializerSpec(const char* name, bool ofBiases, const char* help)
{
    ParamSpec spec{.name = name, .type = ParamType::Choice, .help = help};
    for (const InitializerType* type : initializer_types())
        if (!ofBiases || !type->needs_matrix)
            spec.choices.push_back(type->name);
    spec.allow_null = true;
    spec.null_text = translatable("engine", "default");
    return spec;
}

void appendInitializerParams(std::vector<ParamSpec>& specs, const std::optional<InitializerSettings>& init)
{
    if (const InitializerType* type = init ? find_initializer_type(init->type) : nullptr)
        specs.insert(specs.end(), type->params.begin(), type->params.end());
}

void addInitializers(Params& values, const std::optional<InitializerSettings>& init,
                     const std::optional<InitializerSettings>& biasInit)
{
    if (biasInit)
        values.set("bias_init", biasInit->type);
    if (!init)
        return;
    values.set("init", init->type);
    for (const auto& [name, value] : init->params)
        values.set(name, value);
}

void setInitializerParam(std::optional<InitializerSettings>& init, std::optional<InitializerSettings>& biasInit,
                         std::string_view name, const ParamValue& value)
{
    if (name == "init" || name == "bias_init") {
        choose(name == "init" ? init : biasInit, value);
        return;
    }
    const InitializerType* type = init ? find_initializer_type(init->type) : nullptr;
    const ParamSpec* spec = type ? type->param(name) : nullptr;
    if (!spec)
        return;
    if (value == spec->default_value)
        init->params.erase(name);
    else
        init->params.set(name, value);
}

}  // namespace ts
