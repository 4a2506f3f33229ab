#include "engine/data/spiral_source.h"

#include <cmath>
#include <numbers>

namespace ts {

ExampleLayout spiral_layout(const SpiralOptions& options)
{
    ExampleLayout layout{{2}, {}, true, {}};
    for (std::int64_t arm = 0; arm < options.arms; ++arm)
        layout.class_names.push_back(std::to_string(arm));
    return layout;
}

SpiralSource::SpiralSource(const SpiralOptions& options)
    : m_options(options), m_layout(spiral_layout(options)), m_random(options.seed)
{
}

void SpiralSource::decode(std::int64_t row, std::span<float> features, std::span<double> target) const
{
    const std::int64_t arm = row / m_options.points_per_arm;
    const double along
        = static_cast<double>(row % m_options.points_per_arm + 1) / static_cast<double>(m_options.points_per_arm);
    const double angle
        = 2 * std::numbers::pi * (m_options.turns * along + static_cast<double>(arm) / static_cast<double>(m_options.arms));
    // Box-Muller; the two normal numbers are the noise of x and y.
    const Philox::Words words = m_random.words(static_cast<std::uint64_t>(row));
    const double distance = m_options.noise * std::sqrt(-2 * std::log(1 - static_cast<double>(words[0]) * 0x1p-32));
    const double direction = 2 * std::numbers::pi * static_cast<double>(words[1]) * 0x1p-32;
    features[0] = static_cast<float>(along * std::cos(angle) + distance * std::cos(direction));
    features[1] = static_cast<float>(along * std::sin(angle) + distance * std::sin(direction));
    target[0] = static_cast<double>(arm);
}

}  // namespace ts
