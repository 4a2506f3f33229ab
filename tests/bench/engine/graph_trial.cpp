#include "graph_trial.h"

#include "engine/autograd/backward.h"
#include "engine/tensor/copy.h"
#include "engine/tensor/random.h"
#include "engine/tensor/step_capture.h"
#include "engine/train/model.h"

namespace ts {

namespace {

class GraphTrial : public Trial {
public:
    GraphTrial(const GraphDocument& document, std::vector<Tensor> batch)
        : m_model(document, {}, 0),
          m_capture(batch.front().device()),
          m_data(m_model.executor().data_nodes()[0]),
          m_batch(std::move(batch))
    {
    }

    void step() override
    {
        ++m_steps;
        m_capture.run(
            "step", m_steps, [this] { learn_from_batch(); }, [this] { update(); });
    }

private:
    void learn_from_batch()
    {
        GraphExecutor& executor = m_model.executor();
        executor.feed(m_data, m_batch);
        executor.arena().zero_grad();
        executor.run(executor.training_plan(), {.training = true, .step = m_steps});
        backward(executor.loss());
        update();
        executor.clear();
    }
    void update() { m_model.optimizer().step(m_model.learning_rate()); }

    Model m_model;
    StepCapture m_capture;
    std::uint32_t m_data;
    std::vector<Tensor> m_batch;
    std::uint64_t m_steps = 0;
};

}  // namespace

std::unique_ptr<Trial> train_graph(GraphDocument document, std::vector<Tensor> batch, const Setting& on)
{
    document.training.device = on.device.text();
    document.training.precision = on.tf32 ? "tf32" : "float32";
    return std::make_unique<GraphTrial>(document, std::move(batch));
}

Tensor random_numbers(const Shape& sizes, const Setting& on)
{
    const Tensor numbers = empty(sizes);
    fill_normal(numbers, Philox(1), 0, 1);
    return copy_to_device(numbers, on.device);
}

Tensor random_classes(const Shape& sizes, std::int64_t count, const Setting& on)
{
    const Philox random(2);
    const Tensor classes = empty(sizes, DType::Int64);
    for (std::int64_t i = 0; i < classes.numel(); ++i)
        classes.data<std::int64_t>()[i]
            = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(count)));
    return copy_to_device(classes, on.device);
}

}  // namespace ts
