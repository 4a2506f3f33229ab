#include "engine/data/example_source.h"

#include <algorithm>

namespace ts {

void ExampleSource::decode_integers(std::int64_t row, std::span<std::int64_t> features, std::span<double> target) const
{
    std::vector<float> values(features.size());
    decode(row, values, target);
    std::transform(values.begin(), values.end(), features.begin(), [](float v) { return static_cast<std::int64_t>(v); });
}

}  // namespace ts
