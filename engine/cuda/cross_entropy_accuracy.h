#pragma once

#include "engine/ops/class_layout.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

/// See CrossEntropyKernels::accuracy.
void accuracy(const Tensor& scores, const Tensor& target, const ClassLayout& layout, std::int64_t ignore_index,
              const Tensor& out);

}  // namespace ts::cuda
