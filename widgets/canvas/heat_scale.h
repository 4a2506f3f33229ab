#pragma once

#include <map>
#include <string>

#include "engine/train/telemetry.h"

namespace ts {

using NodeSnapshots = std::map<std::string, NodeSnapshot, std::less<>>;

/// Logarithmic scale of the gradient norms on the canvas, at least two decades wide.
class HeatScale {
public:
    HeatScale() = default;
    explicit HeatScale(const NodeSnapshots& snapshots);

    /// Is there anything to show?
    [[nodiscard]] bool empty() const { return m_high <= m_low; }
    /// Where `norm` stands, 0 (smallest) to 1 (largest).
    [[nodiscard]] double fraction(double norm) const;
    [[nodiscard]] double low() const;
    [[nodiscard]] double high() const;

    friend bool operator==(const HeatScale&, const HeatScale&) = default;

private:
    double m_low = 0;  ///< decimal logarithms
    double m_high = 0;
};

/// Norm of the gradient at the output of the node where it was seen.
std::optional<double> gradientNorm(const NodeSnapshot& snapshot);

}  // namespace ts
