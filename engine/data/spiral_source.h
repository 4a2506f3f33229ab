#pragma once

#include "engine/data/example_source.h"
#include "engine/tensor/random.h"

namespace ts {

struct SpiralOptions {
    std::int64_t arms = 2;
    std::int64_t points_per_arm = 200;
    double noise = 0.03;  ///< standard deviation; the spirals have radius 1
    double turns = 1.0;   ///< how often an arm winds around the centre
    std::uint64_t seed = 0;
};

/// Points (x, y) on interleaved spirals; the class is the arm. Made up on the spot from a seed.
class SpiralSource : public ExampleSource {
public:
    explicit SpiralSource(const SpiralOptions& options);

    [[nodiscard]] std::int64_t rows() const override { return m_options.arms * m_options.points_per_arm; }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override;

private:
    SpiralOptions m_options;
    ExampleLayout m_layout;
    Philox m_random;
};

/// Layout of the examples, without making any.
ExampleLayout spiral_layout(const SpiralOptions& options);

}  // namespace ts
