#pragma once

#include "engine/nn/initialization.h"
#include "engine/nn/module.h"
#include "engine/tensor/captured_work.h"
#include "engine/tensor/random_sequence.h"

namespace ts::nn {

/// Random numbers of a node in one step, apart for each example of the batch. They depend on seed, node, step and place in the
/// batch alone, so that a resumed run changes its data as the first would have.
class BatchRandom {
public:
    explicit BatchRandom(const RunContext& context)
        : m_key(key_of(Philox(context.seed, random_stream(context.node, RandomUse::Transform)).words(context.step)))
    {
        refuse_capture(
            translatable("engine", "A node changes its examples by random numbers that are made for each step anew."));
    }

    [[nodiscard]] RandomSequence example(std::int64_t place) const
    {
        return RandomSequence(m_key, static_cast<std::uint64_t>(place));
    }
    /// For what the whole batch shares.
    [[nodiscard]] RandomSequence batch() const { return RandomSequence(m_key, ~std::uint64_t{0}); }
    /// For tensors of random numbers.
    [[nodiscard]] Philox numbers() const { return Philox(m_key, ~std::uint64_t{1}); }

private:
    static std::uint64_t key_of(const Philox::Words& words) { return (std::uint64_t{words[0]} << 32) | words[1]; }

    std::uint64_t m_key;
};

}  // namespace ts::nn
