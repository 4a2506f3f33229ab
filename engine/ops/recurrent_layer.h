#pragma once

#include "engine/ops/recurrent.h"

namespace ts {

/// What one layer reads. D is 1, or 2 with a reverse direction; time comes first.
struct RecurrentLayerInputs {
    const Tensor& x;                  ///< (T, N, I)
    const Tensor& h_0;                ///< (D, N, H) or undefined
    const Tensor& c_0;                ///< (D, N, H) or undefined
    std::span<const Tensor> weights;  ///< of one direction after the other
    const Tensor& lengths;            ///< (N) int64 or undefined
};

/// One layer of `recurrent` as a single operation of the tape. Inputs must have been checked.
RecurrentResult recurrent_layer(const RecurrentLayerInputs& in, RecurrentCell cell, bool bidirectional, bool bias);

}  // namespace ts
