#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ts {

/// How features are brought to a common size. Statistics are taken feature by feature.
enum class Normalize : std::uint8_t {
    None,
    Standardize,  ///< mean 0 and standard deviation 1
    MinMax,       ///< between 0 and 1
};

/// (value - offset) * factor for each feature.
class FeatureScaling {
public:
    /// Multiplies all features by `scale`.
    FeatureScaling(std::size_t features, double scale);
    /// One offset and one factor for each feature.
    FeatureScaling(std::vector<float> offset, std::vector<float> factor)
        : m_offset(std::move(offset)), m_factor(std::move(factor))
    {
    }

    [[nodiscard]] bool changes_nothing() const;
    void apply(std::span<float> features) const;
    /// For examples that hold these features `times` times one behind the other.
    [[nodiscard]] FeatureScaling repeated(std::size_t times) const;

private:
    friend class ScalingEstimate;
    std::vector<float> m_offset;
    std::vector<float> m_factor;
};

/// Gathers in one pass, in double, what a normalisation needs to know about the training examples.
class ScalingEstimate {
public:
    explicit ScalingEstimate(std::size_t features);

    void add(std::span<const float> features);
    /// A feature that never varies becomes 0.
    [[nodiscard]] FeatureScaling scaling(Normalize normalize) const;

private:
    std::vector<double> m_mean, m_squares;  ///< squares: summed squared distances from the mean (Welford)
    std::vector<float> m_minimum, m_maximum;
    std::int64_t m_count = 0;
};

}  // namespace ts
