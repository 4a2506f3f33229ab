#include <cmath>

#include "engine/data/labelled_points.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

NodeShapes checkerboard_shapes(const ShapeQuery& query)
{
    return labelled_shapes(query.params.integer("examples"), 2);
}

/// Points anywhere on the square from (-1, -1) to (1, 1); the class is the colour of the field before the noise moves them.
std::unique_ptr<Dataset> open_checkerboard(const ParamReader& params, const std::filesystem::path&)
{
    LabelledPoints points(params.integer("examples"), 2, 2);
    const auto cells = static_cast<double>(params.integer("cells"));
    const double noise = params.number("noise");
    for (std::int64_t row = 0; row < points.count(); ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        const double u = random.uniform();
        const double v = random.uniform();
        const auto field = static_cast<std::int64_t>(u * cells) + static_cast<std::int64_t>(v * cells);
        const double off_x = noise * random.normal();
        points.set(row, 2 * u - 1 + off_x, 2 * v - 1 + noise * random.normal(), field % 2);
    }
    return points.dataset(read_split(params));
}

const RegisterNodeType checkerboard{{
    .name = "Checkerboard",
    .title = "Checkerboard",
    .category = Category::Data,
    .help = translatable("engine", "Points on the fields of a checkerboard; with two fields a side it is exclusive or (XOR)."),
    .outputs = supervised_ports(PortKind::Integer),
    .params = joined({examples_param(500),
                      {.name = "cells",
                       .type = ParamType::Int,
                       .default_value = std::int64_t{2},
                       .help = translatable("engine", "Fields along each side; more is harder."),
                       .minimum = 2,
                       .maximum = 32},
                      noise_param(0.0, translatable("engine", "How far points stray from their field; the board is 2 wide.")),
                      seed_param("seed", translatable("engine", "Another number gives other points."))},
                     {split_params()}),
    .shapes = checkerboard_shapes,
    .dataset = open_checkerboard,
    .headline = {"cells", "noise"},
    .rare = true,
    .keywords = {"toy", "synthetic", "points", "plane", "xor", "exclusive or", "chess", "data"},
}};

}  // namespace

}  // namespace ts
