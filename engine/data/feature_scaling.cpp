#include "engine/data/feature_scaling.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ts {

FeatureScaling::FeatureScaling(std::size_t features, double scale)
    : m_offset(features, 0.0F), m_factor(features, static_cast<float>(scale))
{
}

bool FeatureScaling::changes_nothing() const
{
    return std::ranges::all_of(m_offset, [](float x) { return x == 0; })
        && std::ranges::all_of(m_factor, [](float x) { return x == 1; });
}

void FeatureScaling::apply(std::span<float> features) const
{
    for (std::size_t i = 0; i < features.size(); ++i)
        features[i] = (features[i] - m_offset[i]) * m_factor[i];
}

FeatureScaling FeatureScaling::repeated(std::size_t times) const
{
    FeatureScaling out(0, 1);
    for (std::size_t i = 0; i < times; ++i) {
        out.m_offset.insert(out.m_offset.end(), m_offset.begin(), m_offset.end());
        out.m_factor.insert(out.m_factor.end(), m_factor.begin(), m_factor.end());
    }
    return out;
}

ScalingEstimate::ScalingEstimate(std::size_t features)
    : m_mean(features),
      m_squares(features),
      m_minimum(features, std::numeric_limits<float>::infinity()),
      m_maximum(features, -std::numeric_limits<float>::infinity())
{
}

void ScalingEstimate::add(std::span<const float> features)
{
    ++m_count;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const double value = static_cast<double>(features[i]);
        const double distance = value - m_mean[i];
        m_mean[i] += distance / static_cast<double>(m_count);
        m_squares[i] += distance * (value - m_mean[i]);
        m_minimum[i] = std::min(m_minimum[i], features[i]);
        m_maximum[i] = std::max(m_maximum[i], features[i]);
    }
}

FeatureScaling ScalingEstimate::scaling(Normalize normalize) const
{
    FeatureScaling out(m_mean.size(), 1);
    if (normalize == Normalize::None || m_count == 0)
        return out;
    for (std::size_t i = 0; i < m_mean.size(); ++i) {
        const bool standardize = normalize == Normalize::Standardize;
        const double deviation = std::sqrt(m_squares[i] / static_cast<double>(m_count));
        const double range = static_cast<double>(m_maximum[i]) - static_cast<double>(m_minimum[i]);
        const double size = standardize ? deviation : range;
        out.m_offset[i] = standardize ? static_cast<float>(m_mean[i]) : m_minimum[i];
        out.m_factor[i] = m_maximum[i] > m_minimum[i] ? static_cast<float>(1 / size) : 1.0F;
    }
    return out;
}

}  // namespace ts
