#include <cmath>
#include <numbers>

#include "engine/data/labelled_points.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

NodeShapes moon_shapes(const ShapeQuery& query)
{
    return labelled_shapes(query.params.integer("examples"), 2);
}

/// Half circles of radius 1: the upper one around (0, 0), the lower one around (1, 0.5). Classes take turns.
std::unique_ptr<Dataset> open_moons(const ParamReader& params, const std::filesystem::path&)
{
    LabelledPoints points(params.integer("examples"), 2, 2);
    const double noise = params.number("noise");
    const auto last = static_cast<double>(std::max<std::int64_t>((points.count() - 1) / 2, 1));
    for (std::int64_t row = 0; row < points.count(); ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        const double angle = std::numbers::pi * static_cast<double>(row / 2) / last;
        const bool lower = row % 2 == 1;
        const double x = lower ? 1 - std::cos(angle) : std::cos(angle);
        const double y = lower ? 0.5 - std::sin(angle) : std::sin(angle);
        const double off_x = noise * random.normal();
        points.set(row, x + off_x, y + noise * random.normal(), lower ? 1 : 0);
    }
    return points.dataset(read_split(params));
}

const RegisterNodeType moons{{
    .name = "Moons",
    .title = "Moons",
    .category = Category::Data,
    .help = translatable("engine", "Points in the plane on two half circles that reach into each other."),
    .outputs = supervised_ports(PortKind::Integer),
    .params = joined({examples_param(400),
                      noise_param(0.1, translatable("engine", "How far points lie from their half circle of radius 1.")),
                      seed_param("seed", translatable("engine", "Another number gives other noise."))},
                     {split_params()}),
    .shapes = moon_shapes,
    .dataset = open_moons,
    .headline = {"noise"},
    .keywords = {"toy", "synthetic", "points", "plane", "crescents", "make_moons", "data"},
}};

}  // namespace

}  // namespace ts
