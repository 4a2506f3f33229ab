#include "engine/ops/recurrent_layer.h"

#include <algorithm>
#include <array>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise_kernels.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/last_step_kernels.h"
#include "engine/ops/recurrent_kernels.h"
#include "engine/ops/reduce_kernels.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct LayerAttributes {
    RecurrentCell cell;
    bool bidirectional, bias;

    [[nodiscard]] int directions() const { return bidirectional ? 2 : 1; }
    [[nodiscard]] int weights() const { return bias ? 4 : 2; }
    /// Index of weight `w` (weight_ih, weight_hh, bias_ih, bias_hh) of a direction among the inputs of the operation.
    [[nodiscard]] int input(int direction, int w) const { return 3 + direction * weights() + w; }
};

// What is saved: x, h_0, c_0, y, lengths, then for each direction weight_ih, weight_hh, gates, cells.
constexpr int kX = 0, kH0 = 1, kC0 = 2, kY = 3, kLengths = 4, kDirections = 5;
constexpr int kWeightIh = 0, kWeightHh = 1, kGates = 2, kCells = 3, kSavedOfDirection = 4;

constexpr std::size_t kMostInputs = 3 + 2 * 4;
constexpr std::size_t kMostSaved = kDirections + 2 * kSavedOfDirection;

std::int64_t leading(std::int64_t columns)
{
    return std::max<std::int64_t>(columns, 1);
}

/// Entry `index` of the first dimension, without history.
Tensor entry(const Tensor& t, std::int64_t index)
{
    if (!t.defined())
        return t;
    Shape sizes = t.sizes(), strides = t.strides();
    sizes.erase(0);
    strides.erase(0);
    return t.as_strided(sizes, strides, t.storage_offset() + index * t.strides()[0]);
}

void* data_of(const Tensor& t)
{
    return t.defined() ? t.raw_data() : nullptr;
}

/// Address `elements` behind the first element.
void* at(const Tensor& t, std::int64_t elements)
{
    return static_cast<std::byte*>(t.raw_data()) + elements * static_cast<std::int64_t>(item_size(t.dtype()));
}

Tensor row_major(const Tensor& t)
{
    return t.defined() ? contiguous_copy(t) : t;
}

RecurrentSweep sweep_of(const Tensor& x, const Tensor& weight_hh, const Tensor& lengths, RecurrentCell cell, bool reverse)
{
    return {cell,
            x.dtype(),
            reverse,
            x.size(0),
            x.size(1),
            weight_hh.size(1),
            lengths.defined() ? lengths.data<std::int64_t>() : nullptr};
}

/// `count` elements of a vector, without history.
Tensor elements(const Tensor& vector, std::int64_t start, std::int64_t count)
{
    return vector.as_strided({count}, {1}, vector.storage_offset() + start);
}

/// b_ih + b_hh; of a GRU's new gate b_ih alone, because its b_hh is weighed by the reset gate.
Tensor joined_bias(const Tensor& bias_ih, const Tensor& bias_hh, RecurrentCell cell)
{
    const Tensor sum = empty(bias_ih.sizes(), bias_ih.options());
    const std::int64_t gates = gate_count(cell), hidden = bias_ih.size(0) / gates;
    const std::int64_t both = cell == RecurrentCell::Gru ? 2 * hidden : gates * hidden;
    KernelTable<ElementwiseKernels>::of(sum.device())
        .binary(BinaryOp::Add, elements(bias_ih, 0, both), elements(bias_hh, 0, both), elements(sum, 0, both), 0);
    copy_elements(elements(bias_ih, both, gates * hidden - both), elements(sum, both, gates * hidden - both));
    return sum;
}

/// What inputs and biases add to the gates of all steps (T, N, G H).
Tensor input_sums(const Tensor& x, std::span<const Tensor> weights, RecurrentCell cell)
{
    const std::int64_t rows = x.size(0) * x.size(1), in = x.size(2), wide = weights[kWeightIh].size(0);
    const auto& kernels = KernelTable<GemmKernels>::of(x.device());
    Tensor sums = empty({x.size(0), x.size(1), wide}, x.options());
    const bool bias = weights.size() > 2;
    if (bias)
        kernels.fill_rows(x.dtype(), joined_bias(weights[2], weights[3], cell).raw_data(), sums.raw_data(), rows, wide);
    kernels.gemm({x.dtype(), false, true, rows, wide, in, x.raw_data(), leading(in), weights[kWeightIh].raw_data(), leading(in),
                  sums.raw_data(), wide, bias ? 1.0 : 0.0});
    return sums;
}

/// What forward keeps of a direction for the way back.
struct Kept {
    Tensor weight_ih, weight_hh, gates, cells;
};

Kept run_direction(const RecurrentLayerInputs& in, std::span<const Tensor> weights, const RecurrentResult& out,
                   RecurrentCell cell, int direction)
{
    const bool two_parts = cell == RecurrentCell::Lstm || cell == RecurrentCell::Gru;
    const std::int64_t hidden = weights[kWeightHh].size(1);
    Kept kept{weights[kWeightIh], weights[kWeightHh], input_sums(in.x, weights, cell), {}};
    if (two_parts)
        kept.cells = empty({in.x.size(0), in.x.size(1), hidden}, in.x.options());
    const bool bias = weights.size() > 2;
    RecurrentForward call{};
    call.sweep = sweep_of(in.x, kept.weight_hh, in.lengths, cell, direction == 1);
    call.gates = kept.gates.raw_data();
    call.weight = kept.weight_hh.raw_data();
    call.hidden_bias = bias && cell == RecurrentCell::Gru ? at(weights[3], 2 * hidden) : nullptr;
    call.h_first = data_of(entry(in.h_0, direction));
    call.c_first = data_of(entry(in.c_0, direction));
    call.y = at(out.output, direction * hidden);
    call.y_row = out.output.size(2);
    call.cells = data_of(kept.cells);
    call.h_last = entry(out.h_n, direction).raw_data();
    call.c_last = data_of(entry(out.c_n, direction));
    KernelTable<RecurrentKernels>::of(in.x.device()).forward(call);
    if (!two_parts)
        kept.gates = {};
    return kept;
}

/// The way back through one direction.
class DirectionGradients {
public:
    DirectionGradients(Node& node, Gradients& g, int direction)
        : m_node(node),
          m_g(g),
          m_attributes(node.attributes<LayerAttributes>()),
          m_direction(direction),
          m_x(node.saved(kX)),
          m_y(node.saved(kY)),
          m_lengths(node.saved(kLengths)),
          m_h0(entry(node.saved(kH0), direction)),
          m_weight_ih(saved(kWeightIh)),
          m_weight_hh(saved(kWeightHh)),
          m_hidden(m_weight_hh.size(1)),
          m_wide(m_weight_hh.size(0)),
          m_rows(m_x.size(0) * m_x.size(1))
    {
    }

    /// `dy` contiguous or undefined; dh and dc (N, H) hold the gradients of the last states and get those of the first.
    void run(const Tensor& dy, const Tensor& dh, const Tensor& dc)
    {
        m_sums = empty({m_x.size(0), m_x.size(1), m_wide}, m_x.options());
        m_hidden_sums = m_attributes.cell == RecurrentCell::Gru ? empty_like(m_sums) : m_sums;
        RecurrentBackward call{};
        call.sweep = sweep_of(m_x, m_weight_hh, m_lengths, m_attributes.cell, m_direction == 1);
        call.gates = data_of(saved(kGates));
        call.weight = m_weight_hh.raw_data();
        call.h_first = data_of(m_h0);
        call.c_first = data_of(entry(m_node.saved(kC0), m_direction));
        call.y = at(m_y, m_direction * m_hidden);
        call.y_row = m_y.size(2);
        call.cells = data_of(saved(kCells));
        call.dy = dy.defined() ? at(dy, m_direction * m_hidden) : nullptr;
        call.dh = dh.raw_data();
        call.dc = data_of(dc);
        call.dgates = m_sums.raw_data();
        call.dhidden = same(m_sums, m_hidden_sums) ? nullptr : m_hidden_sums.raw_data();
        KernelTable<RecurrentKernels>::of(m_x.device()).backward(call);
    }

    /// dx = or += what this direction brings.
    void input(const Tensor& dx, bool add) const
    {
        const std::int64_t in = m_x.size(2);
        gemm(false, m_rows, in, m_wide, m_sums.raw_data(), m_wide, m_weight_ih.raw_data(), leading(in), dx, add);
    }

    void weights() const
    {
        if (m_node.needs(m_attributes.input(m_direction, kWeightIh)))
            into_weight(kWeightIh, m_weight_ih, [this](const Tensor& dw, bool add) {
                const std::int64_t in = m_x.size(2);
                gemm(true, m_wide, in, m_rows, m_sums.raw_data(), m_wide, m_x.raw_data(), leading(in), dw, add);
            });
        if (m_node.needs(m_attributes.input(m_direction, kWeightHh)))
            into_weight(kWeightHh, m_weight_hh, [this](const Tensor& dw, bool add) { hidden_weight(dw, add); });
        if (!m_attributes.bias)
            return;
        into_bias(2, m_sums);
        into_bias(3, m_hidden_sums);
    }

private:
    [[nodiscard]] Tensor saved(int which) const { return m_node.saved(kDirections + m_direction * kSavedOfDirection + which); }

    void gemm(bool transpose_a, std::int64_t m, std::int64_t n, std::int64_t k, const void* a, std::int64_t lda, const void* b,
              std::int64_t ldb, const Tensor& c, bool add) const
    {
        KernelTable<GemmKernels>::of(m_x.device())
            .gemm({m_x.dtype(), transpose_a, false, m, n, k, a, lda, b, ldb, c.raw_data(), leading(n), add ? 1.0 : 0.0});
    }

    /// The state before each step is the output of its neighbour, and h_0 before the first.
    void hidden_weight(const Tensor& dw, bool add) const
    {
        const std::int64_t batch = m_x.size(1), inner = m_rows - batch;
        const bool reverse = m_direction == 1;
        gemm(true, m_wide, m_hidden, inner, at(m_hidden_sums, reverse ? 0 : batch * m_wide), m_wide,
             at(m_y, m_direction * m_hidden + (reverse ? batch * m_y.size(2) : 0)), m_y.size(2), dw, add);
        if (!m_h0.defined() || batch == 0)
            return;
        const Tensor first = first_sums();
        gemm(true, m_wide, m_hidden, batch, first.raw_data(), m_wide, m_h0.raw_data(), m_hidden, dw, true);
    }

    /// Gradients (N, G H) of the sums that h_0 went into.
    [[nodiscard]] Tensor first_sums() const
    {
        const std::int64_t steps = m_x.size(0), batch = m_x.size(1);
        if (m_direction == 0)
            return entry(m_hidden_sums, 0);
        if (!m_lengths.defined())
            return entry(m_hidden_sums, steps - 1);
        const Tensor first = empty({batch, m_wide}, m_x.options());
        const Tensor rows = m_hidden_sums.as_strided({batch, steps, m_wide}, {m_wide, batch * m_wide, 1}, 0);
        KernelTable<LastStepKernels>::of(first.device()).gather(rows, m_lengths, first);
        return first;
    }

    template <class Write> void into_weight(int which, const Tensor& weight, Write write) const
    {
        const int input = m_attributes.input(m_direction, which);
        bool overwrite = true;
        const Tensor buffer = m_g.direct_buffer(input, overwrite);
        if (buffer.defined()) {
            write(buffer, !overwrite);
            m_g.filled(input);
            return;
        }
        const Tensor dw = empty(weight.sizes(), weight.options());
        write(dw, false);
        m_g.set(input, dw);
    }

    void into_bias(int which, const Tensor& sums) const
    {
        const int input = m_attributes.input(m_direction, which);
        if (!m_node.needs(input))
            return;
        const Tensor rows = sums.as_strided({m_rows, m_wide}, {m_wide, 1}, sums.storage_offset());
        bool overwrite = true;
        const Tensor buffer = m_g.direct_buffer(input, overwrite);
        const bool direct = buffer.defined() && overwrite;
        const Tensor db = direct ? buffer : empty({m_wide}, sums.options());
        KernelTable<ReduceKernels>::of(sums.device()).columns(rows, db);
        if (direct)
            m_g.filled(input);
        else
            m_g.set(input, db);
    }

    Node& m_node;
    Gradients& m_g;
    const LayerAttributes& m_attributes;
    int m_direction;
    Tensor m_x, m_y, m_lengths, m_h0, m_weight_ih, m_weight_hh;
    std::int64_t m_hidden, m_wide, m_rows;
    Tensor m_sums, m_hidden_sums;
};

/// A tensor that may be written into: a copy of the gradient of output `i`, or zeros.
Tensor gradient_copy(const Gradients& g, int i, const Shape& sizes, TensorOptions options)
{
    const Tensor gradient = g.output(i);
    if (!gradient.defined())
        return zeros(sizes, options);
    const Tensor copy = empty(sizes, options);
    copy_elements(gradient, copy);
    return copy;
}

void layer_backward(Node& node, Gradients& g)
{
    g.refuse_create_graph();
    const LayerAttributes& attributes = node.attributes<LayerAttributes>();
    const Tensor x = node.saved(kX), dy = row_major(g.output(0));
    const bool lstm = attributes.cell == RecurrentCell::Lstm;
    const Shape states{attributes.directions(), x.size(1), node.saved(kDirections + kWeightHh).size(1)};
    const Tensor dh = gradient_copy(g, 1, states, x.options());
    const Tensor dc = lstm ? gradient_copy(g, 2, states, x.options()) : Tensor();
    const Tensor dx = node.needs(0) ? empty(x.sizes(), x.options()) : Tensor();
    for (int d = 0; d < attributes.directions(); ++d) {
        DirectionGradients direction(node, g, d);
        direction.run(dy, entry(dh, d), entry(dc, d));
        if (dx.defined())
            direction.input(dx, d > 0);
        direction.weights();
    }
    if (dx.defined())
        g.set(0, dx);
    if (node.needs(1))
        g.set(1, dh);
    if (node.needs(2) && lstm)
        g.set(2, dc);
}
constexpr OpGradient kLayer{"recurrent", layer_backward};

/// Puts the layer on the tape: gradients go to what the caller gave, row-major copies are what is kept.
void record_layer(const RecurrentLayerInputs& given, const RecurrentLayerInputs& used, std::span<const Kept> kept,
                  RecurrentResult& out, const LayerAttributes& attributes)
{
    std::array<const Tensor*, kMostInputs> inputs{&given.x, &given.h_0, &given.c_0};
    std::array<const Tensor*, kMostSaved> saved{&used.x, &used.h_0, &used.c_0, &out.output, &used.lengths};
    std::size_t input_count = 3, saved_count = kDirections;
    for (const Tensor& weight : given.weights)
        inputs[input_count++] = &weight;
    for (const Kept& k : kept)
        for (const Tensor* t : {&k.weight_ih, &k.weight_hh, &k.gates, &k.cells})
            saved[saved_count++] = t;
    Tensor* const outputs[] = {&out.output, &out.h_n, &out.c_n};
    const std::size_t output_count = out.c_n.defined() ? 3 : 2;
    record_node({kLayer, {inputs.data(), input_count}, {saved.data(), saved_count}, {outputs, output_count}}, &attributes,
                sizeof attributes);
}

bool any_needs_record(const RecurrentLayerInputs& in)
{
    return needs_record({&in.x, &in.h_0, &in.c_0}) || needs_record(in.weights);
}

}  // namespace

RecurrentResult recurrent_layer(const RecurrentLayerInputs& in, RecurrentCell cell, bool bidirectional, bool bias)
{
    const LayerAttributes attributes{cell, bidirectional, bias};
    const auto directions = static_cast<std::size_t>(attributes.directions());
    const auto per_direction = static_cast<std::size_t>(attributes.weights());
    std::array<Tensor, kMostInputs - 3> weights;
    std::ranges::transform(in.weights, weights.begin(), row_major);
    const Tensor x = row_major(in.x), h_0 = row_major(in.h_0), c_0 = row_major(in.c_0), lengths = row_major(in.lengths);
    const RecurrentLayerInputs used{x, h_0, c_0, std::span(weights).first(directions * per_direction), lengths};
    const std::int64_t hidden = weights[kWeightHh].size(1), d = attributes.directions();
    RecurrentResult out{empty({x.size(0), x.size(1), d * hidden}, x.options()), empty({d, x.size(1), hidden}, x.options()), {}};
    if (cell == RecurrentCell::Lstm)
        out.c_n = empty({d, x.size(1), hidden}, x.options());
    std::array<Kept, 2> kept;
    for (std::size_t i = 0; i < directions; ++i)
        kept[i] = run_direction(used, used.weights.subspan(i * per_direction, per_direction), out, cell, static_cast<int>(i));
    if (any_needs_record(in))
        record_layer(in, used, std::span(kept).first(directions), out, attributes);
    return out;
}

}  // namespace ts
