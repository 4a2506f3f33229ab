#include <cmath>
#include <numbers>

#include "engine/data/labelled_points.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

NodeShapes circle_shapes(const ShapeQuery& query)
{
    return labelled_shapes(query.params.integer("examples"), 2);
}

/// Class 0 on the circle of radius 1, class 1 on the inner one. Classes take turns.
std::unique_ptr<Dataset> open_circles(const ParamReader& params, const std::filesystem::path&)
{
    LabelledPoints points(params.integer("examples"), 2, 2);
    const double noise = params.number("noise");
    const auto around = static_cast<double>((points.count() + 1) / 2);
    for (std::int64_t row = 0; row < points.count(); ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        const double angle = 2 * std::numbers::pi * static_cast<double>(row / 2) / around;
        const double radius = row % 2 == 1 ? params.number("factor") : 1;
        const double off_x = noise * random.normal();
        points.set(row, radius * std::cos(angle) + off_x, radius * std::sin(angle) + noise * random.normal(), row % 2);
    }
    return points.dataset(read_split(params));
}

const RegisterNodeType circles{{
    .name = "Circles",
    .title = "Circles",
    .category = Category::Data,
    .help = translatable("engine", "Points in the plane on two circles, one inside the other."),
    .outputs = supervised_ports(PortKind::Integer),
    .params = joined({examples_param(400),
                      noise_param(0.05, translatable("engine", "How far points lie from their circle; the outer radius is 1.")),
                      {.name = "factor",
                       .type = ParamType::Float,
                       .default_value = 0.5,
                       .help = translatable("engine", "Radius of the inner circle."),
                       .minimum = 0,
                       .maximum = 1},
                      seed_param("seed", translatable("engine", "Another number gives other noise."))},
                     {split_params()}),
    .shapes = circle_shapes,
    .dataset = open_circles,
    .headline = {"noise"},
    .rare = true,
    .keywords = {"toy", "synthetic", "points", "plane", "rings", "make_circles", "data"},
}};

}  // namespace

}  // namespace ts
