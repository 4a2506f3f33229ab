#pragma once

#include <cmath>
#include <limits>

#include "engine/cuda/attention_tile.h"
#include "engine/cuda/step_values.h"
#include "engine/tensor/random.h"

namespace ts::cuda {

/// What becomes of the scores of every head.
template <class Number> struct ScoreRules {
    std::int64_t heads;
    int queries, keys;
    Number scale;
    bool causal;
    const Number* mask;  ///< added to the scores; null: none
    std::int64_t mask_example, mask_head, mask_row, mask_column;
    std::uint32_t dropout_limit;  ///< 0: no dropout
    Number kept_scale;
    Philox random;
    StepValue<std::uint64_t> counter;
};

/// The same for one head.
template <class Number> class HeadScores {
public:
    __device__ HeadScores(const ScoreRules<Number>& rules, std::int64_t pair)
        : m_rules(rules),
          m_mask(rules.mask ? rules.mask + pair / rules.heads * rules.mask_example + pair % rules.heads * rules.mask_head
                            : nullptr),
          m_counter(rules.dropout_limit ? rules.counter.get() : 0),
          m_first(static_cast<std::uint64_t>(pair) * rules.queries)
    {
    }

    /// A score with its mask; minus infinity where the key is hidden from the query.
    [[nodiscard]] __device__ Number seen(Number score, int query, int key) const
    {
        if (query >= m_rules.queries || key >= m_rules.keys || (m_rules.causal && key > query))
            return -std::numeric_limits<Number>::infinity();
        return m_mask ? score + m_mask[query * m_rules.mask_row + key * m_rules.mask_column] : score;
    }

    [[nodiscard]] __device__ bool dropping() const { return m_rules.dropout_limit != 0; }

    /// What dropout multiplies N scores of a query by, from key `key` on.
    template <int N> __device__ void kept(int query, int key, Number (&factors)[N]) const
    {
        const std::uint64_t number = (m_first + query) * m_rules.keys + key;
        std::uint64_t drawn = number / 4;
        Philox::Words words = m_rules.random.words(m_counter + drawn);
#pragma unroll
        for (int j = 0; j < N; ++j) {
            if ((number + j) / 4 != drawn) {
                drawn = (number + j) / 4;
                words = m_rules.random.words(m_counter + drawn);
            }
            const auto which = static_cast<unsigned>(number + j) % 4;
            // Chosen without an index, which would put the words into memory.
            const std::uint32_t low = which == 0 ? words[0] : words[1], high = which == 2 ? words[2] : words[3];
            factors[j] = ((which < 2 ? low : high) >> 8) >= m_rules.dropout_limit ? m_rules.kept_scale : Number(0);
        }
    }

private:
    const ScoreRules<Number>& m_rules;
    const Number* m_mask;
    std::uint64_t m_counter, m_first;
};

}  // namespace ts::cuda
