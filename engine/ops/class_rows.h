#pragma once

#include "engine/ops/class_layout.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// Class scores and their targets arranged for the kernels: no history, dense, in one order.
struct ClassRows {
    ClassLayout layout;
    Tensor scores;  ///< float32 or float64
    Tensor target;  ///< int64, in the order of the rows
};

/// scores (C), (N, C) or (N, C, d1, ...) with target (), (N) or (N, d1, ...). Images that lie channels-last stay so. Throws
/// ShapeError or TypeError naming `op`.
ClassRows class_rows(const Tensor& scores, const Tensor& target, const char* op);

}  // namespace ts
