#pragma once

#include <span>
#include <string>

#include "comparison.h"
#include "family.h"
#include "variant.h"

namespace ts::golden {

/// Compares outputs with out0, out1, ... of the case; adds what differs to `failures`.
void check_outputs(const Family& family, const nlohmann::ordered_json& test, std::span<const Tensor> outputs,
                   Failures& failures);

/// Runs backwards from every output that the case has a gradient for (gout0, gout1, ...), in one pass.
void backward_from_outputs(const Family& family, const nlohmann::ordered_json& test, std::span<const Tensor> outputs,
                           const Variant& variant);

Tolerance tolerance_of(const nlohmann::ordered_json& test);

/// Runs a case in every variant that fits it and gathers failures; an exception is a failure with its message.
template <class Run> Failures run_variants(std::span<const Variant> variants, Run run)
{
    Failures all;
    for (const Variant& variant : variants) {
        Failures found;
        try {
            run(variant, found);
        } catch (const std::exception& error) {
            found.emplace_back(error.what());
        }
        for (const std::string& text : found)
            all.push_back(variant.plain() ? text : text + " (" + variant.text() + ")");
    }
    return all;
}

}  // namespace ts::golden
