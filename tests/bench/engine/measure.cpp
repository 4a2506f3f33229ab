#include "measure.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "engine/autograd/backward.h"
#include "engine/cpu/compute_threads.h"
#include "engine/tensor/random.h"
#include "engine/train/model.h"

namespace ts {

namespace {

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point start)
{
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

Tensor random_targets(const Workload& workload)
{
    const Philox random(2);
    if (workload.classes == 0) {
        const Tensor targets = empty({workload.batch, 1});
        fill_normal(targets, random, 0, 1);
        return targets;
    }
    const Tensor targets = empty({workload.batch}, DType::Int64);
    for (std::int64_t i = 0; i < workload.batch; ++i)
        targets.data<std::int64_t>()[i] = static_cast<std::int64_t>(
            random.below(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(workload.classes)));
    return targets;
}

Tensor random_features(const Workload& workload, const TensorSpec& spec)
{
    Shape sizes{workload.batch};
    for (std::size_t d = 1; d < spec.shape.size(); ++d)
        sizes.push_back(spec.shape[d].factor);
    const Tensor features = empty(sizes);
    fill_normal(features, Philox(1), 0, 1);
    return features;
}

class Trial {
public:
    explicit Trial(const Workload& workload)
        : m_model(workload.project(), {}, 0),
          m_data(m_model.executor().data_nodes()[0]),
          m_inputs{random_features(workload, m_model.report().nodes.at("data").outputs[0]), random_targets(workload)}
    {
    }

    void step()
    {
        GraphExecutor& executor = m_model.executor();
        executor.feed(m_data, m_inputs);
        executor.arena().zero_grad();
        executor.run(executor.training_plan(), {.training = true, .step = ++m_steps});
        backward(executor.loss());
        m_model.optimizer().step(m_model.learning_rate());
        executor.clear();
    }

private:
    Model m_model;
    std::uint32_t m_data;
    std::vector<Tensor> m_inputs;
    std::uint64_t m_steps = 0;
};

}  // namespace

StepTimes measure(const Workload& workload, int threads, double seconds)
{
    set_compute_threads(threads);
    Trial trial(workload);
    for (int i = 0; i < 6; ++i)
        trial.step();
    std::vector<double> times;
    const Clock::time_point start = Clock::now();
    while (times.size() < 3 || (microseconds_since(start) < seconds * 1e6 && times.size() < 100000)) {
        const Clock::time_point before = Clock::now();
        trial.step();
        times.push_back(microseconds_since(before));
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.front()};
}

}  // namespace ts
