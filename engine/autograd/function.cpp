#include "engine/autograd/function.h"

#include <algorithm>

#include "engine/autograd/backward.h"

namespace ts {

namespace {

bool holds(std::span<const Tensor> tensors, const Tensor& t)
{
    return std::ranges::any_of(tensors, [&](const Tensor& other) { return other.defined() && same(other, t); });
}

}  // namespace

/// One recorded call: lives as long as its tape record, whose attributes point to it.
class FunctionCall {
public:
    explicit FunctionCall(std::shared_ptr<Function> function)
        : m_function(std::move(function)), m_name(m_function->name()), m_op{m_name.c_str(), run_backward, dispose}
    {
    }

    std::vector<Tensor> forward(std::span<const Tensor> inputs);
    /// Puts `call` on the tape, which then owns it.
    static void put_on_tape(std::unique_ptr<FunctionCall> call, std::span<const Tensor> inputs, std::span<Tensor> outputs);

private:
    struct Attributes {
        FunctionCall* call;
    };
    static void run_backward(Node& node, Gradients& g) { node.attributes<Attributes>().call->backward(node, g); }
    static void dispose(void* attributes) noexcept
    {
        const std::unique_ptr<FunctionCall> owned(static_cast<Attributes*>(attributes)->call);
    }

    void backward(Node& node, Gradients& g);
    std::vector<Tensor> output_gradients(const Gradients& g) const;
    void check(std::size_t input, const Tensor& gradient) const;

    std::shared_ptr<Function> m_function;
    std::string m_name;
    OpGradient m_op;
    FunctionContext m_context;
};

std::vector<Tensor> FunctionCall::forward(std::span<const Tensor> inputs)
{
    for (const Tensor& input : inputs) {
        m_context.m_needed.push_back(input.defined() && input.requires_grad());
        m_context.m_inputs.push_back(input.defined() ? FunctionContext::Described{input.sizes(), input.dtype()}
                                                     : FunctionContext::Described{});
    }
    const NoGradGuard unrecorded;
    std::vector<Tensor> outputs = m_function->forward(m_context, inputs);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        if (!outputs[i].defined())
            throw ArgumentError(translatable("engine", "%1: result %2 is undefined."), {m_name, std::to_string(i)});
        // A result with history of its own, an input handed through above all, must not lose it to this call.
        if (holds(inputs, outputs[i]) || outputs[i].requires_grad())
            outputs[i] = outputs[i].detach();
        const bool differentiable
            = is_floating(outputs[i].dtype()) && std::ranges::count(m_context.m_without_gradient, static_cast<int>(i)) == 0;
        m_context.m_outputs.push_back({outputs[i].sizes(), outputs[i].dtype(), differentiable, outputs[i].device()});
    }
    return outputs;
}

void FunctionCall::put_on_tape(std::unique_ptr<FunctionCall> call, std::span<const Tensor> inputs, std::span<Tensor> outputs)
{
    FunctionContext& context = call->m_context;
    std::vector<const Tensor*> from, saved;
    for (const Tensor& input : inputs)
        from.push_back(&input);
    std::vector<Tensor*> results;
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (context.m_outputs[i].differentiable)
            results.push_back(&outputs[i]);
    if (results.empty())
        return;
    const std::vector<Tensor> kept = std::move(context.m_saved);
    for (const Tensor& t : kept) {
        const auto result = std::ranges::find_if(results, [&](const Tensor* r) { return t.defined() && same(*r, t); });
        saved.push_back(result == results.end() ? &t : *result);
    }
    const Attributes attributes{call.get()};
    record_node({call->m_op, from, saved, results}, &attributes, sizeof attributes);
    call.release();
}

/// One gradient a result, those without one included.
std::vector<Tensor> FunctionCall::output_gradients(const Gradients& g) const
{
    std::vector<Tensor> gradients;
    int recorded = 0;
    for (const FunctionContext::Described& output : m_context.m_outputs) {
        Tensor gradient = output.differentiable ? g.output(recorded++) : Tensor();
        if (!gradient.defined() && m_context.m_materialize)
            gradient = zeros(output.sizes, {output.dtype, output.device});
        gradients.push_back(gradient);
    }
    return gradients;
}

void FunctionCall::check(std::size_t input, const Tensor& gradient) const
{
    const FunctionContext::Described& wanted = m_context.m_inputs[input];
    if (gradient.sizes() != wanted.sizes)
        throw ShapeError(translatable("engine", "%1: its backward pass gave a gradient of shape %2 for an input of shape %3."),
                         {m_name, gradient.sizes().text(), wanted.sizes.text()});
    if (gradient.dtype() != wanted.dtype)
        throw TypeError(translatable("engine", "%1: its backward pass gave a gradient of %2 for an input of %3."),
                        {m_name, std::string(ts::name(gradient.dtype())), std::string(ts::name(wanted.dtype))});
}

void FunctionCall::backward(Node& node, Gradients& g)
{
    if (g.create_graph() && m_function->once_differentiable())
        throw ArgumentError(translatable("engine",
                                         "%1: this function is differentiable once only; its gradient cannot be recorded "
                                         "with create_graph."),
                            {m_name});
    m_context.m_node = &node;
    const std::vector<Tensor> gradients = m_function->backward(m_context, output_gradients(g));
    if (gradients.size() != m_context.m_inputs.size())
        throw ArgumentError(translatable("engine", "%1: its backward pass gave %2 gradients for %3 inputs."),
                            {m_name, std::to_string(gradients.size()), std::to_string(m_context.m_inputs.size())});
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        if (!gradients[i].defined() || !node.needs(static_cast<int>(i)))
            continue;
        check(i, gradients[i]);
        g.set(static_cast<int>(i), gradients[i]);
    }
}

Tensor FunctionContext::saved(int i) const
{
    if (!m_node)
        return m_saved.at(static_cast<std::size_t>(i));
    if (i < 0 || i >= m_node->saved_count)
        throw ArgumentError(translatable("engine", "%1: saved tensor %2 was asked for, but %3 were saved."),
                            {m_node->op->name, std::to_string(i), std::to_string(m_node->saved_count)});
    return m_node->saved(i);
}

bool FunctionContext::needs_input_grad(int i) const
{
    return m_node ? m_node->needs(i) : m_needed.at(static_cast<std::size_t>(i));
}

std::vector<Tensor> apply_function(const std::shared_ptr<Function>& function, std::span<const Tensor> inputs)
{
    auto call = std::make_unique<FunctionCall>(function);
    std::vector<Tensor> outputs = call->forward(inputs);
    if (needs_record(inputs))
        FunctionCall::put_on_tape(std::move(call), inputs, outputs);
    return outputs;
}

}  // namespace ts
