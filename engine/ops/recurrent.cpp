#include "engine/ops/recurrent.h"

#include <vector>

#include "engine/ops/autocast.h"
#include "engine/ops/computed_type.h"
#include "engine/ops/dropout.h"
#include "engine/ops/one_device.h"
#include "engine/ops/recurrent_layer.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

const char* name_of(RecurrentCell cell)
{
    return cell == RecurrentCell::Lstm ? "lstm" : cell == RecurrentCell::Gru ? "gru" : "rnn";
}

void check_input(const Tensor& x, const char* op)
{
    if (x.dim() != 3)
        throw ShapeError(translatable("engine", "%1: sequences with three dimensions are needed, not %2."),
                         {op, x.sizes().text()});
    if (x.dtype() != DType::Float32 && x.dtype() != DType::Float64)
        throw TypeError(translatable("engine", "%1: the input is %2; convert it to float32 first."),
                        {op, std::string(name(x.dtype()))});
    if (x.size(0) == 0)
        throw ShapeError(translatable("engine", "%1: a sequence needs at least one step; the input has shape %2."),
                         {op, x.sizes().text()});
}

void check_same(const Tensor& t, const Shape& expected, const Tensor& x, const char* what, const char* op)
{
    expect_one_device(op, x, t);
    if (t.sizes() != expected)
        throw ShapeError(translatable("engine", "%1: %2 has shape %3; %4 is needed."),
                         {op, what, t.sizes().text(), expected.text()});
    if (t.dtype() != x.dtype())
        throw TypeError(translatable("engine", "%1: the input is %2 but %3 is %4."),
                        {op, std::string(name(x.dtype())), what, std::string(name(t.dtype()))});
}

void check_lengths(const Tensor& lengths, std::int64_t steps, std::int64_t batch, const char* op)
{

    if (lengths.dtype() != DType::Int64 || lengths.dim() != 1 || lengths.size(0) != batch)
        throw ShapeError(translatable("engine", "%1: lengths must be %2 whole numbers (int64), one a row, not %3 of shape %4."),
                         {op, std::to_string(batch), std::string(name(lengths.dtype())), lengths.sizes().text()});
    if (lengths.device().type != DeviceType::Cpu)
        return;  // its kernels report a length out of range
    for (const double length : lengths.to_vector())
        if (length < 0 || length > static_cast<double>(steps))
            throw ArgumentError(translatable("engine", "A length of %1 does not fit a sequence of %2 steps."),
                                {std::to_string(static_cast<std::int64_t>(length)), std::to_string(steps)});
}

/// Sizes that follow from the options and the weights.
struct Stack {
    const RecurrentOptions& options;
    std::int64_t directions, per_direction, hidden;

    Stack(const RecurrentOptions& o, std::span<const Tensor> weights)
        : options(o), directions(o.bidirectional ? 2 : 1), per_direction(o.bias ? 4 : 2), hidden(0)
    {
        const std::int64_t count = o.num_layers * directions * per_direction;
        if (o.num_layers < 1 || static_cast<std::int64_t>(weights.size()) != count || weights[1].dim() != 2)
            throw ArgumentError(
                translatable("engine", "%1: %2 layers need %3 weights but there are %4."),
                {name_of(o.cell), std::to_string(o.num_layers), std::to_string(count), std::to_string(weights.size())});
        hidden = weights[1].size(1);
    }

    [[nodiscard]] std::span<const Tensor> of_layer(std::span<const Tensor> weights, std::int64_t layer) const
    {
        const auto count = static_cast<std::size_t>(directions * per_direction);
        return weights.subspan(static_cast<std::size_t>(layer) * count, count);
    }

    void check_layer(std::span<const Tensor> weights, const Tensor& x) const
    {
        const std::int64_t wide = gate_count(options.cell) * hidden, in = x.size(2);
        const char* const names[] = {"weight_ih", "weight_hh", "bias_ih", "bias_hh"};
        const Shape shapes[] = {{wide, in}, {wide, hidden}, {wide}, {wide}};
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const std::size_t which = i % static_cast<std::size_t>(per_direction);
            check_same(weights[i], shapes[which], x, names[which], name_of(options.cell));
        }
    }

    /// The first states of a layer (D, N, H), undefined where there are none.
    [[nodiscard]] Tensor states_of(const Tensor& all, std::int64_t layer) const
    {
        return all.defined() && options.num_layers > 1 ? narrow(all, 0, layer * directions, directions) : all;
    }

    [[nodiscard]] Tensor dropped(const Tensor& y, std::int64_t layer) const
    {
        if (options.dropout == 0 || layer + 1 == options.num_layers)
            return y;
        const std::uint64_t counter = options.counter + static_cast<std::uint64_t>(layer) * dropout_counters(y.numel());
        return dropout(y, options.dropout, options.random, counter);
    }
};

Tensor joined(const std::vector<Tensor>& states)
{
    return states.size() == 1 ? states.front() : cat(states, 0);
}

RecurrentResult in_float32(const Tensor& x, const Tensor& h_0, const Tensor& c_0, std::span<const Tensor> weights,
                           const Tensor& lengths, const RecurrentOptions& options)
{
    std::vector<Tensor> wide;
    for (const Tensor& weight : weights)
        wide.push_back(computed(weight));
    const RecurrentResult out = recurrent(computed(x), computed(h_0), computed(c_0), wide, lengths, options);
    return {to(out.output, x.dtype()), to(out.h_n, x.dtype()), out.c_n.defined() ? to(out.c_n, x.dtype()) : Tensor()};
}

RecurrentResult in_low_type(const Tensor& x, const Tensor& h_0, const Tensor& c_0, std::span<const Tensor> weights,
                            const Tensor& lengths, const RecurrentOptions& options)
{
    std::vector<Tensor> low;
    for (const Tensor& weight : weights)
        low.push_back(autocast_lowered(weight));
    return with_lowered(
        [&](const Tensor& in, const Tensor& h, const Tensor& c) { return recurrent(in, h, c, low, lengths, options); }, x, h_0,
        c_0);
}

}  // namespace

RecurrentResult recurrent(const Tensor& x, const Tensor& h_0, const Tensor& c_0, std::span<const Tensor> weights,
                          const Tensor& lengths, const RecurrentOptions& options)
{
    if (autocast_lowers(x))
        return in_low_type(x, h_0, c_0, weights, lengths, options);
    if (is_half(x.dtype()))
        return in_float32(x, h_0, c_0, weights, lengths, options);
    const char* op = name_of(options.cell);
    const Stack stack(options, weights);
    Tensor values = options.batch_first && x.dim() == 3 ? transpose(x, 0, 1) : x;
    check_input(values, op);
    const std::int64_t batch = values.size(1);
    const Shape states{options.num_layers * stack.directions, batch, stack.hidden};
    if (h_0.defined())
        check_same(h_0, states, x, "h_0", op);
    if (c_0.defined())
        check_same(c_0, states, x, "c_0", op);
    expect_one_device(op, x, lengths);
    if (lengths.defined())
        check_lengths(lengths, values.size(0), batch, op);
    std::vector<Tensor> h_n, c_n;
    for (std::int64_t layer = 0; layer < options.num_layers; ++layer) {
        const std::span<const Tensor> own = stack.of_layer(weights, layer);
        stack.check_layer(own, values);
        RecurrentResult out = recurrent_layer({values, stack.states_of(h_0, layer), stack.states_of(c_0, layer), own, lengths},
                                              options.cell, options.bidirectional, options.bias);
        values = stack.dropped(out.output, layer);
        h_n.push_back(std::move(out.h_n));
        c_n.push_back(std::move(out.c_n));
    }
    return {options.batch_first ? transpose(values, 0, 1) : values, joined(h_n),
            options.cell == RecurrentCell::Lstm ? joined(c_n) : Tensor()};
}

CellState recurrent_step(const Tensor& x, const CellState& before, std::span<const Tensor> weights, RecurrentCell cell)
{
    if (x.dim() != 2)
        throw ShapeError(translatable("engine", "%1: rows (N, features) are needed, not %2."),
                         {name_of(cell), x.sizes().text()});
    const auto with_layer = [](const Tensor& t) { return t.defined() ? unsqueeze(t, 0) : t; };
    RecurrentOptions options;
    options.cell = cell;
    options.bias = weights.size() == 4;
    const RecurrentResult out = recurrent(unsqueeze(x, 0), with_layer(before.h), with_layer(before.c), weights, {}, options);
    return {squeeze(out.h_n, 0), out.c_n.defined() ? squeeze(out.c_n, 0) : Tensor()};
}

}  // namespace ts
