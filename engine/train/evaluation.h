#pragma once

#include "engine/autograd/node.h"
#include "engine/train/model.h"
#include "engine/train/reading_queue.h"
#include "engine/train/training_data.h"

namespace ts {

/// Runs a model in evaluation mode, with its averaged weights where it keeps an average, over the batches that `next` feeds and
/// averages its readings into `sums`. `stop()` is asked before each batch; returns false where it said yes.
template <class Stop>
bool evaluate(Model& model, TrainingData& data, std::int64_t (TrainingData::*next)(GraphExecutor&),
              const nn::RunContext& context, ReadingSums& sums, Stop&& stop)
{
    const NoGradGuard no_grad;
    const EvaluationWeights weights(model);
    GraphExecutor& executor = model.executor();
    ReadingQueue queue(model.device(), model.readings());
    const auto add = [&](const BatchTurn& turn, std::span<const double> values) { sums.add(values, turn.rows); };
    sums.reset(model.readings().size());
    if (next == &TrainingData::next_validation)
        data.begin_validation();
    else
        data.begin_epoch(0, 0);
    while (const std::int64_t rows = (data.*next)(executor)) {
        if (stop())
            return false;
        executor.run(executor.training_plan(), context);
        queue.gather(executor, executor.loss());
        queue.send({.rows = rows});
        queue.take(false, add);
        executor.clear();
    }
    queue.take(true, add);
    return true;
}

}  // namespace ts
