#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ts {

/// What decides the order of an epoch. Lengths and classes are those of each example, or empty.
struct OrderOptions {
    std::int64_t batch_size = 32;
    bool shuffle = true;  ///< a new order each epoch
    std::uint64_t seed = 0;
    std::span<const std::int64_t> lengths = {};  ///< batches are made of examples of like length, so that little is padding
    std::span<const std::int64_t> classes = {};  ///< with shuffle: examples of each class come equally often
};

/// The order of an epoch of `count` examples, by their numbers from 0: the first batch_size are the first batch, and so on.
/// Depends on the arguments alone. Balanced classes come equally often but for one; examples of small classes are repeated,
/// and large classes give others each epoch.
std::vector<std::int64_t> epoch_order(std::int64_t count, const OrderOptions& options, std::int64_t epoch);

}  // namespace ts
