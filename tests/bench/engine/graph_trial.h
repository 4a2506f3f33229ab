#pragma once

#include <memory>
#include <vector>

#include "engine/graph/graph_document.h"
#include "engine/tensor/tensor.h"
#include "workload.h"

namespace ts {

/// Trains a sketched graph on one batch: features and targets of its data node.
std::unique_ptr<Trial> train_graph(GraphDocument document, std::vector<Tensor> batch, const Setting& on);

/// Normally distributed numbers, always the same.
Tensor random_numbers(const Shape& sizes, const Setting& on);
/// Class numbers below `count`, always the same.
Tensor random_classes(const Shape& sizes, std::int64_t count, const Setting& on);

}  // namespace ts
