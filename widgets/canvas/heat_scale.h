#pragma once

#include <map>
#include <string>

#include "engine/train/telemetry.h"

namespace ts {

using NodeSnapshots = std::map<std::string, NodeSnapshot, std::less<>>;

/// What the colours on the canvas tell of a node.
enum class HeatMeasure : std::uint8_t {
    GradientNorm,  ///< at the node's output
    Time,          ///< in seconds on the device, forward and backward
};

/// What the measure says of this node; nothing where it was not seen.
std::optional<double> heatValue(const NodeSnapshot& snapshot, HeatMeasure measure);

/// Logarithmic scale of what is measured on the canvas, at least two decades wide for gradients and one for times.
class HeatScale {
public:
    HeatScale() = default;
    HeatScale(const NodeSnapshots& snapshots, HeatMeasure measure);

    [[nodiscard]] HeatMeasure measure() const { return m_measure; }

    /// Is there anything to show?
    [[nodiscard]] bool empty() const { return m_high <= m_low; }
    /// Where `value` stands, 0 (smallest) to 1 (largest).
    [[nodiscard]] double fraction(double value) const;
    [[nodiscard]] double low() const;
    [[nodiscard]] double high() const;

    friend bool operator==(const HeatScale&, const HeatScale&) = default;

private:
    HeatMeasure m_measure = HeatMeasure::GradientNorm;
    double m_low = 0;  ///< decimal logarithms
    double m_high = 0;
};

/// Forward and backward time of the node where it was measured.
std::optional<double> nodeSeconds(const NodeSnapshot& snapshot);

/// Norm of the gradient at the output of the node where it was seen.
std::optional<double> gradientNorm(const NodeSnapshot& snapshot);

}  // namespace ts
