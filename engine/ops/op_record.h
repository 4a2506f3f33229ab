#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "engine/registry/param_value.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// One set of inputs to try an operation on.
struct OpSample {
    std::vector<Tensor> inputs;  ///< float64, away from kinks and poles; integer and bool inputs as they are
    Params attributes;
};

/// An operation that takes and gives lists of tensors, made from a function with one result or with several.
class OpCall {
public:
    using Single = Tensor (*)(std::span<const Tensor> inputs, const Params& attributes);
    using Several = std::vector<Tensor> (*)(std::span<const Tensor> inputs, const Params& attributes);

    OpCall(Single function) : m_single(function) { }
    OpCall(Several function) : m_several(function) { }

    std::vector<Tensor> operator()(std::span<const Tensor> inputs, const Params& attributes) const
    {
        if (m_several)
            return m_several(inputs, attributes);
        return {m_single(inputs, attributes)};
    }

private:
    Single m_single = nullptr;
    Several m_several = nullptr;
};

/// What is known of an operation beside its C++ function; gradient checks, reference tests, CPU-against-device tests and
/// benchmarks are generated from it. Declared next to the operation: `const RegisterOp registered{{...}};`.
struct OpRecord {
    std::string name;  ///< PyTorch's
    OpCall call{OpCall::Single{}};
    std::vector<OpSample> (*samples)() = nullptr;
    bool differentiable = true;
    bool twice_differentiable = false;  ///< its backward pass can be recorded
};

std::span<const OpRecord* const> op_records();
const OpRecord* find_op(std::string_view name);

class RegisterOp {
public:
    explicit RegisterOp(OpRecord record);
};

/// A float64 tensor of reproducible numbers in [low, high) for samples.
Tensor sample_values(const Shape& sizes, double low, double high);

/// Numbers of an attribute; `fallback` where it is absent.
double number_attribute(const Params& attributes, std::string_view name, double fallback);
std::int64_t integer_attribute(const Params& attributes, std::string_view name, std::int64_t fallback);
bool bool_attribute(const Params& attributes, std::string_view name, bool fallback);
/// A list of ints; a single int gives a list of one.
std::vector<std::int64_t> integers_attribute(const Params& attributes, std::string_view name,
                                             std::vector<std::int64_t> fallback);

}  // namespace ts
