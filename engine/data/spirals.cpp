#include "engine/data/data_params.h"
#include "engine/data/spiral_source.h"

namespace ts {

namespace {

SpiralOptions read_options(const ParamReader& params)
{
    return {params.integer("arms"), params.integer("points_per_arm"), params.number("noise"), params.number("turns"),
            static_cast<std::uint64_t>(params.integer("seed"))};
}

NodeShapes spiral_shapes(const ShapeQuery& query)
{
    const SpiralOptions options = read_options(query.params);
    return supervised_shapes(spiral_layout(options), options.arms * options.points_per_arm);
}

std::unique_ptr<Dataset> open_spirals(const ParamReader& params, const std::filesystem::path&)
{
    SupervisedOptions options;
    options.split = read_split(params);
    return std::make_unique<SupervisedDataset>(std::make_unique<SpiralSource>(read_options(params)), options);
}

std::vector<ParamSpec> spiral_params()
{
    return joined({{.name = "arms",
                    .type = ParamType::Int,
                    .default_value = std::int64_t{2},
                    .help = translatable("engine", "Number of spirals; each is a class."),
                    .minimum = 2,
                    .maximum = 5},
                   {.name = "points_per_arm",
                    .type = ParamType::Int,
                    .default_value = std::int64_t{200},
                    .help = translatable("engine", "Examples of each class."),
                    .minimum = 1,
                    .maximum = 1e6},
                   {.name = "noise",
                    .type = ParamType::Float,
                    .default_value = 0.03,
                    .help = translatable("engine", "How far points lie from their spiral; the spirals have radius 1."),
                    .minimum = 0,
                    .maximum = 1},
                   {.name = "turns",
                    .type = ParamType::Float,
                    .default_value = 1.0,
                    .help = translatable("engine", "How often a spiral winds around the centre; more is harder."),
                    .minimum = 0,
                    .maximum = 10},
                   seed_param("seed", translatable("engine", "Another number gives other noise."))},
                  {split_params()});
}

const RegisterNodeType spirals{{
    .name = "Spirals",
    .title = "Spirals",
    .category = Category::Data,
    .help = translatable("engine", "Points in the plane on interleaved spirals, made on the spot."),
    .outputs = supervised_ports(PortKind::Integer),
    .params = spiral_params(),
    .shapes = spiral_shapes,
    .dataset = open_spirals,
    .headline = {"arms", "noise"},
    .keywords = {"toy", "synthetic", "points", "plane", "playground", "data"},
}};

}  // namespace

}  // namespace ts
