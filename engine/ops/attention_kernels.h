#pragma once

#include "engine/ops/attention.h"
#include "engine/tensor/tensor.h"

namespace ts {

// Tensors are (B, H, rows, columns) of one type, with adjacent columns and free strides of the rest: float32 or float64, on
// devices other than the host also halves, whose mask and lse are float32.

struct AttentionForward {
    const Tensor& query;  ///< (B, H, T, D)
    const Tensor& key;    ///< (B, H, S, D)
    const Tensor& value;  ///< (B, H, S, E)
    const Tensor& mask;   ///< (B, H, T, S), added to the scores, any strides; undefined: none
    const Tensor& out;    ///< (B, H, T, E), written
    const Tensor& lse;    ///< (B, H, T) contiguous, written: the logarithm of each row's sum of exponentials
    double scale;
    bool causal;
    AttentionDropout dropout;
};

struct AttentionBackward {
    const AttentionForward& forward;
    const Tensor& g;  ///< of out
    const Tensor& dquery;
    const Tensor& dkey;
    const Tensor& dvalue;
};

struct AttentionKernels {
    static constexpr const char* family = "Attention";
    void (*forward)(const AttentionForward& call);
    void (*backward)(const AttentionBackward& call);
};

}  // namespace ts
