#include "engine/registry/symbolic_shape.h"

namespace ts {

std::string Dim::text() const
{
    if (known())
        return std::to_string(factor);
    return factor == 1 ? std::string(1, symbol) : std::to_string(factor) + symbol;
}

std::string to_text(const SymbolicShape& shape)
{
    if (shape.empty())
        return "scalar";
    std::string out;
    for (const Dim& dim : shape)
        out += (out.empty() ? "" : "×") + dim.text();
    return out;
}

Dim product(const SymbolicShape& shape, std::size_t first)
{
    Dim result;
    for (std::size_t i = first; i < shape.size(); ++i) {
        result.factor *= shape[i].factor;
        if (result.known())
            result.symbol = shape[i].symbol;
    }
    return result;
}

}  // namespace ts
