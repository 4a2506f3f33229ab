#include <limits>

#include "engine/ops/op_record.h"
#include "engine/ops/rearrange.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

using Ints = std::vector<std::int64_t>;

/// In an attribute a missing bound of a range is this number.
constexpr std::int64_t kOpen = std::numeric_limits<std::int64_t>::min();

OpSample of(const Shape& sizes, const Params& attributes)
{
    return {{sample_values(sizes, -2, 2)}, attributes};
}

std::vector<OpSample> slices()
{
    return {of({4, 3}, {{"ranges", Ints{1, kOpen, 1}}}), of({5, 9}, {{"ranges", Ints{kOpen, kOpen, 2, 1, -1, 3}}}),
            of({5, 4}, {{"ranges", Ints{kOpen, kOpen, -2, -1, 0, -1}}}), of({0, 3}, {{"ranges", Ints{kOpen, 2, 1}}}),
            of({3, 4}, {{"ranges", Ints{2, 1, 1}}})};
}
std::vector<OpSample> squeezes()
{
    return {of({2, 1, 2, 1}, {}), of({2, 1, 2, 1}, {{"dim", std::int64_t{1}}}), of({1, 3}, {{"dim", std::int64_t{-1}}})};
}
std::vector<OpSample> unflattens()
{
    return {of({4, 6}, {{"dim", std::int64_t{1}}, {"sizes", Ints{2, -1}}}),
            of({4}, {{"dim", std::int64_t{0}}, {"sizes", Ints{4}}})};
}
std::vector<OpSample> moves()
{
    return {of({2, 3, 4}, {{"source", Ints{0}}, {"destination", Ints{-1}}}),
            of({2, 3, 4}, {{"source", Ints{2, 0}}, {"destination", Ints{0, 1}}})};
}
std::vector<OpSample> splits()
{
    return {of({2, 8}, {{"split_size", std::int64_t{3}}, {"dim", std::int64_t{1}}}),
            of({6}, {{"split_size", Ints{1, 0, 5}}, {"dim", std::int64_t{-1}}})};
}
std::vector<OpSample> chunks()
{
    return {of({7, 2}, {{"chunks", std::int64_t{3}}, {"dim", std::int64_t{0}}}),
            of({2, 5}, {{"chunks", std::int64_t{2}}, {"dim", std::int64_t{1}}})};
}
std::vector<OpSample> unbinds()
{
    return {of({3, 2}, {{"dim", std::int64_t{0}}}), of({2, 3}, {{"dim", std::int64_t{-1}}})};
}
std::vector<OpSample> repetitions()
{
    return {of({2, 3}, {{"repeats", Ints{2, 3}}}), of({3}, {{"repeats", Ints{2, 1, 2}}}), of({2}, {{"repeats", Ints{1}}}),
            of({2, 3}, {{"repeats", Ints{0, 1}}})};
}
std::vector<OpSample> tiles()
{
    return {of({2, 3}, {{"dims", Ints{2}}}), of({}, {{"dims", Ints{2, 2}}})};
}
std::vector<OpSample> flips()
{
    return {of({3, 5}, {{"dims", Ints{0, 1}}}), of({2, 3, 4}, {{"dims", Ints{-2}}}), of({0, 2}, {{"dims", Ints{1}}})};
}
std::vector<OpSample> rolls()
{
    return {of({3, 5}, {{"shifts", std::int64_t{2}}, {"dim", std::int64_t{1}}}), of({3, 5}, {{"shifts", std::int64_t{-4}}}),
            of({3, 5}, {{"shifts", Ints{1, -2}}, {"dim", Ints{0, 1}}})};
}
std::vector<OpSample> vectors()
{
    return {{{sample_values({2}, -2, 2), sample_values({3}, -2, 2), sample_values({1}, -2, 2)}, {}},
            {{sample_values({4}, -2, 2)}, {}}};
}

Tensor call_slice(std::span<const Tensor> in, const Params& p)
{
    const Ints flat = integers_attribute(p, "ranges", {});
    const auto bound = [](std::int64_t value) { return value == kOpen ? std::nullopt : std::optional(value); };
    std::vector<Range> ranges;
    for (std::size_t i = 0; i + 2 < flat.size(); i += 3)
        ranges.push_back({bound(flat[i]), bound(flat[i + 1]), bound(flat[i + 2]).value_or(1)});
    return slice(in[0], ranges);
}
Tensor call_squeeze(std::span<const Tensor> in, const Params& p)
{
    const Ints dim = integers_attribute(p, "dim", {});
    return dim.empty() ? squeeze(in[0]) : squeeze(in[0], dim[0]);
}
Tensor call_unflatten(std::span<const Tensor> in, const Params& p)
{
    return unflatten(in[0], integer_attribute(p, "dim", 0), integers_attribute(p, "sizes", {}));
}
Tensor call_movedim(std::span<const Tensor> in, const Params& p)
{
    return movedim(in[0], integers_attribute(p, "source", {}), integers_attribute(p, "destination", {}));
}
std::vector<Tensor> call_split(std::span<const Tensor> in, const Params& p)
{
    const std::int64_t dim = integer_attribute(p, "dim", 0);
    const ParamValue* sizes = p.find("split_size");
    if (sizes && std::holds_alternative<Ints>(*sizes))
        return split(in[0], std::get<Ints>(*sizes), dim);
    return split(in[0], integer_attribute(p, "split_size", 1), dim);
}
std::vector<Tensor> call_chunk(std::span<const Tensor> in, const Params& p)
{
    return chunk(in[0], integer_attribute(p, "chunks", 1), integer_attribute(p, "dim", 0));
}
std::vector<Tensor> call_unbind(std::span<const Tensor> in, const Params& p)
{
    return unbind(in[0], integer_attribute(p, "dim", 0));
}
Tensor call_repeat(std::span<const Tensor> in, const Params& p)
{
    return repeat(in[0], integers_attribute(p, "repeats", {}));
}
Tensor call_tile(std::span<const Tensor> in, const Params& p)
{
    return tile(in[0], integers_attribute(p, "dims", {}));
}
Tensor call_flip(std::span<const Tensor> in, const Params& p)
{
    return flip(in[0], integers_attribute(p, "dims", {}));
}
Tensor call_roll(std::span<const Tensor> in, const Params& p)
{
    return roll(in[0], integers_attribute(p, "shifts", {}), integers_attribute(p, "dim", {}));
}
std::vector<Tensor> call_meshgrid(std::span<const Tensor> in, const Params&)
{
    return meshgrid(in);
}
Tensor call_cartesian_prod(std::span<const Tensor> in, const Params&)
{
    return cartesian_prod(in);
}

const RegisterOp registered[] = {
    RegisterOp{{"slice", call_slice, slices, true, true}},
    RegisterOp{{"squeeze", call_squeeze, squeezes, true, true}},
    RegisterOp{{"unflatten", call_unflatten, unflattens, true, true}},
    RegisterOp{{"movedim", call_movedim, moves, true, true}},
    RegisterOp{{"split", call_split, splits, true, true}},
    RegisterOp{{"chunk", call_chunk, chunks, true, true}},
    RegisterOp{{"unbind", call_unbind, unbinds, true, true}},
    RegisterOp{{"repeat", call_repeat, repetitions, true, true}},
    RegisterOp{{"tile", call_tile, tiles, true, true}},
    RegisterOp{{"flip", call_flip, flips, true, true}},
    RegisterOp{{"roll", call_roll, rolls, true, true}},
    RegisterOp{{"meshgrid", call_meshgrid, vectors, true, true}},
    RegisterOp{{"cartesian_prod", call_cartesian_prod, vectors, true, true}},
};

}  // namespace

}  // namespace ts
