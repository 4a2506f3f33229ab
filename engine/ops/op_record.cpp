#include "engine/ops/op_record.h"

#include <algorithm>
#include <memory>

#include "engine/tensor/random.h"

namespace ts {

namespace {

std::vector<const OpRecord*>& records()
{
    static std::vector<const OpRecord*> list;
    return list;
}

}  // namespace

RegisterOp::RegisterOp(OpRecord record)
{
    // Records live as long as the program.
    const auto* kept = std::make_unique<OpRecord>(std::move(record)).release();
    std::vector<const OpRecord*>& list = records();
    list.insert(std::upper_bound(list.begin(), list.end(), kept, [](auto* a, auto* b) { return a->name < b->name; }), kept);
}

std::span<const OpRecord* const> op_records()
{
    return records();
}

const OpRecord* find_op(std::string_view name)
{
    for (const OpRecord* record : records())
        if (record->name == name)
            return record;
    return nullptr;
}

Tensor sample_values(const Shape& sizes, double low, double high)
{
    Tensor out = empty(sizes, DType::Float64);
    fill_uniform(out, Philox(static_cast<std::uint64_t>(sizes.numel()), 77), low, high);
    return out;
}

double number_attribute(const Params& attributes, std::string_view name, double fallback)
{
    const ParamValue* value = attributes.find(name);
    if (!value)
        return fallback;
    if (const auto* number = std::get_if<double>(value))
        return *number;
    const auto* whole = std::get_if<std::int64_t>(value);
    return whole ? static_cast<double>(*whole) : fallback;
}

std::int64_t integer_attribute(const Params& attributes, std::string_view name, std::int64_t fallback)
{
    const ParamValue* value = attributes.find(name);
    const auto* whole = value ? std::get_if<std::int64_t>(value) : nullptr;
    return whole ? *whole : fallback;
}

bool bool_attribute(const Params& attributes, std::string_view name, bool fallback)
{
    const ParamValue* value = attributes.find(name);
    const auto* flag = value ? std::get_if<bool>(value) : nullptr;
    return flag ? *flag : fallback;
}

std::vector<std::int64_t> integers_attribute(const Params& attributes, std::string_view name,
                                             std::vector<std::int64_t> fallback)
{
    const ParamValue* value = attributes.find(name);
    if (!value)
        return fallback;
    if (const auto* list = std::get_if<std::vector<std::int64_t>>(value))
        return *list;
    const auto* whole = std::get_if<std::int64_t>(value);
    return whole ? std::vector<std::int64_t>{*whole} : fallback;
}

}  // namespace ts
