#include "engine/ops/reduction.h"

#include "engine/tensor/error.h"

namespace ts {

Reduction reduction_from_name(std::string_view name)
{
    if (name == "mean")
        return Reduction::Mean;
    if (name == "sum")
        return Reduction::Sum;
    if (name == "none")
        return Reduction::None;
    throw ArgumentError(translatable("engine", "A reduction is mean, sum or none, not %1."), {std::string(name)});
}

Reduction reduction_attribute(const Params& attributes)
{
    const ParamValue* value = attributes.find("reduction");
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? reduction_from_name(*text) : Reduction::Mean;
}

}  // namespace ts
