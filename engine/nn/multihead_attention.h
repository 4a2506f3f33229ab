#pragma once

#include <string_view>

#include "engine/nn/module.h"

namespace ts::nn {

/// The weights of one multi-head attention, of width E. Biases may be undefined.
struct AttentionWeights {
    Tensor in_weight;  ///< (3 E, E): of queries, keys and values
    Tensor in_bias;    ///< (3 E)
    Tensor out_weight;
    Tensor out_bias;
};

/// PyTorch's defaults: Xavier's uniform numbers for the projections in, Linear's for the one out, biases zero.
void initialize_attention(const AttentionWeights& weights, std::uint64_t seed, std::uint64_t node);

struct AttentionCall {
    std::int64_t heads = 1;
    bool batch_first = true;
    bool is_causal = false;
    double dropout = 0;  ///< of the weights given to keys, while training
};

/// Projects, attends head by head and projects back. Sequences (N, T, E), or (T, N, E) where not batch first; undefined key and
/// value stand for the query and the key. `lengths` (N) int64 or undefined: how many keys of each sequence may be seen. `part`
/// tells several attentions of one module apart in their random numbers.
Tensor multihead_attention(const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& lengths,
                           const AttentionWeights& weights, const AttentionCall& call, const RunContext& context,
                           std::uint64_t part = 0);

/// Number of a part of a node, for random numbers of its own.
std::uint64_t part_number(std::uint64_t node, std::string_view part);

}  // namespace ts::nn
