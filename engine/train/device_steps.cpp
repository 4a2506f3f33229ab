#include "engine/train/device_steps.h"

#include <charconv>

#include "engine/autograd/backward.h"

namespace ts {

namespace {

template <class Number> void append(std::string& key, Number number)
{
    constexpr std::size_t kLongest = 32;
    char text[kLongest];
    key.append(text, std::to_chars(text, text + kLongest, number).ptr);
    key += ' ';
}

}  // namespace

DeviceSteps::DeviceSteps(Model& model) : m_model(model), m_readings(model.device(), model.readings()), m_capture(model.device())
{
}

void DeviceSteps::learn(const Batch& batch, bool plain)
{
    GraphExecutor& executor = m_model.executor();
    if (plain) {
        queue(batch);
        m_readings.send(batch.turn);
        return;
    }
    const std::string key = key_of(batch);
    const auto tell = [&] {
        // A replay does on the device what queue() did to gradients, and the host is to know it.
        set_gradients_reached(m_reached[key]);
        if (batch.finish)
            batch.finish();
    };
    const auto body = [&] {
        queue(batch);
        if (is_capturing())
            executor.clear();
    };
    if (m_capture.run(key, batch.context.step, body, tell) == StepCapture::Outcome::Recorded)
        m_reached[key] = gradients_reached();
    executor.clear();
    m_readings.send(batch.turn);
}

void DeviceSteps::queue(const Batch& batch)
{
    GraphExecutor& executor = m_model.executor();
    if (batch.first)
        executor.arena().zero_grad();
    executor.run(executor.training_plan(), batch.context);
    const Tensor loss = executor.loss();
    if (!loss.requires_grad())
        throw ArgumentError(translatable("engine", "Nothing can be learned: no node with parameters leads to a loss."), {});
    m_readings.gather(executor, loss);
    backward(loss, m_model.backward_seed(batch.turn.share));
    if (batch.finish)
        batch.finish();
}

/// Everything the work depends on that may differ between the batches of one model.
std::string DeviceSteps::key_of(const Batch& batch) const
{
    const GraphExecutor& executor = m_model.executor();
    std::string key;
    append(key, static_cast<int>(batch.first) + 2 * static_cast<int>(static_cast<bool>(batch.finish)));
    append(key, batch.turn.share);
    for (const std::uint32_t index : executor.data_nodes()) {
        const GraphExecutor::NodeInfo& node = executor.nodes()[index];
        for (std::size_t i = 0; i < node.output_count; ++i)
            if (const Tensor& value = executor.value(node.first_output + i); value.defined()) {
                append(key, reinterpret_cast<std::uintptr_t>(value.raw_data()));
                for (const std::int64_t size : value.sizes())
                    append(key, size);
            }
    }
    return key;
}

std::vector<bool> DeviceSteps::gradients_reached() const
{
    std::vector<bool> reached;
    for (const auto& entry : m_model.executor().arena().entries())
        reached.push_back(nn::ParameterArena::has_gradient(entry));
    return reached;
}

void DeviceSteps::set_gradients_reached(const std::vector<bool>& reached) const
{
    const auto entries = m_model.executor().arena().entries();
    for (std::size_t i = 0; i < reached.size(); ++i)
        entries[i].value.record()->grad_valid = reached[i];
}

}  // namespace ts
