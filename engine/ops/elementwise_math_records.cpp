#include <cmath>
#include <limits>

#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_math.h"
#include "engine/ops/op_record.h"

namespace ts {

namespace {

std::vector<OpSample> samples_in(double low, double high, const Params& attributes = {})
{
    std::vector<OpSample> list;
    for (const Shape& sizes : {Shape{3, 4}, Shape{2, 3, 4}, Shape{}, Shape{1}, Shape{0, 3}})
        list.push_back({{sample_values(sizes, low, high)}, attributes});
    return list;
}
std::vector<OpSample> signed_values()
{
    return samples_in(-2, 2);
}
std::vector<OpSample> below_one()
{
    return samples_in(-0.9, 0.9);
}
std::vector<OpSample> positive()
{
    return samples_in(0.3, 3);
}
/// Away from whole numbers and halves, where rounding jumps.
std::vector<OpSample> between_steps()
{
    std::vector<OpSample> list = samples_in(-0.2, 0.2);
    for (OpSample& sample : list) {
        const Tensor& x = sample.inputs[0];
        for (std::int64_t i = 0; i < x.numel(); ++i)
            x.data<double>()[i] += static_cast<double>(i % 5) - 1.75;
    }
    return list;
}
std::vector<OpSample> bounded()
{
    std::vector<OpSample> list = samples_in(-2, 2, {{"min", -0.5}, {"max", 0.7}});
    list.push_back({{sample_values({3, 4}, -2, 2)}, {{"min", 0.1}}});
    list.push_back({{sample_values({3, 4}, -2, 2)}, {{"max", 0.1}}});
    return list;
}
std::vector<OpSample> quotients()
{
    const auto one = [](const Shape& a, const Shape& b) {
        return OpSample{{sample_values(a, -2, 2), add(sample_values(b, 0.6, 1.9), 0.0123)}, {}};
    };
    return {one({3, 4}, {3, 4}), one({3, 4}, {4}), one({}, {3}), one({0, 3}, {1, 3})};
}
std::vector<OpSample> special_values()
{
    constexpr double inf = std::numeric_limits<double>::infinity();
    return {{{tensor<double>({1, -inf, 0, inf, std::nan(""), -2}, {2, 3})}, {}}, {{tensor<std::int64_t>({1, 0})}, {}}};
}
std::vector<OpSample> truths()
{
    return {{{tensor<double>({1, 0, 0, 2}, {2, 2}), tensor<double>({1, 0}, {2})}, {}},
            {{tensor<bool>({true, false}), tensor<std::int64_t>({0, 3})}, {}}};
}

std::optional<double> bound(const Params& p, const char* name)
{
    const ParamValue* value = p.find(name);
    if (!value || std::holds_alternative<std::monostate>(*value))
        return std::nullopt;
    return number_attribute(p, name, 0);
}

template <Tensor (*F)(const Tensor&)> Tensor call(std::span<const Tensor> in, const Params&)
{
    return F(in[0]);
}
template <Tensor (*F)(const Tensor&, const Tensor&)> Tensor call_pair(std::span<const Tensor> in, const Params&)
{
    return F(in[0], in[1]);
}
Tensor call_clamp(std::span<const Tensor> in, const Params& p)
{
    return clamp(in[0], bound(p, "min"), bound(p, "max"));
}

const RegisterOp registered[] = {
    RegisterOp{{"floor", call<floor>, between_steps, true, true}},
    RegisterOp{{"ceil", call<ceil>, between_steps, true, true}},
    RegisterOp{{"round", call<round>, between_steps, true, true}},
    RegisterOp{{"trunc", call<trunc>, between_steps, true, true}},
    RegisterOp{{"tan", call<tan>, below_one, true, true}},
    RegisterOp{{"asin", call<asin>, below_one, true, true}},
    RegisterOp{{"acos", call<acos>, below_one, true, true}},
    RegisterOp{{"atan", call<atan>, signed_values, true, true}},
    RegisterOp{{"sinh", call<sinh>, signed_values, true, true}},
    RegisterOp{{"cosh", call<cosh>, signed_values, true, true}},
    RegisterOp{{"expm1", call<expm1>, signed_values, true, true}},
    RegisterOp{{"log1p", call<log1p>, positive, true, true}},
    RegisterOp{{"log2", call<log2>, positive, true, true}},
    RegisterOp{{"rsqrt", call<rsqrt>, positive, true, true}},
    RegisterOp{{"clamp", call_clamp, bounded, true, true}},
    RegisterOp{{"remainder", call_pair<remainder>, quotients, true, true}},
    RegisterOp{{"isnan", call<isnan>, special_values, false}},
    RegisterOp{{"isinf", call<isinf>, special_values, false}},
    RegisterOp{{"isfinite", call<isfinite>, special_values, false}},
    RegisterOp{{"logical_and", call_pair<logical_and>, truths, false}},
    RegisterOp{{"logical_or", call_pair<logical_or>, truths, false}},
    RegisterOp{{"logical_xor", call_pair<logical_xor>, truths, false}},
    RegisterOp{{"logical_not", call<logical_not>, truths, false}},
};

}  // namespace

}  // namespace ts
