#include "engine/data/labelled_points.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

constexpr std::uint64_t kCenterStream = ~std::uint64_t{0};

NodeShapes blob_shapes(const ShapeQuery& query)
{
    return labelled_shapes(query.params.integer("examples"), query.params.integer("num_features"));
}

/// Centres anywhere between -1 and 1 in each dimension; classes take turns.
std::unique_ptr<Dataset> open_blobs(const ParamReader& params, const std::filesystem::path&)
{
    const std::int64_t dims = params.integer("num_features");
    const std::int64_t centers = params.integer("centers");
    const auto seed = static_cast<std::uint64_t>(params.integer("seed"));
    RandomSequence places(seed, kCenterStream);
    std::vector<double> center(static_cast<std::size_t>(centers * dims));
    for (double& coordinate : center)
        coordinate = 2 * places.uniform() - 1;
    LabelledPoints points(params.integer("examples"), dims, centers);
    const double noise = params.number("noise");
    for (std::int64_t row = 0; row < points.count(); ++row) {
        RandomSequence random(seed, static_cast<std::uint64_t>(row));
        const double* coordinate = center.data() + row % centers * dims;
        for (float& feature : points.features(row))
            feature = static_cast<float>(*coordinate++ + noise * random.normal());
        points.set_label(row, row % centers);
    }
    return points.dataset(read_split(params));
}

const RegisterNodeType blobs{{
    .name = "Blobs",
    .title = "Blobs",
    .category = Category::Data,
    .help = translatable("engine", "Clouds of points around random centres; each cloud is a class."),
    .outputs = supervised_ports(PortKind::Integer),
    .params = joined({examples_param(500),
                      {.name = "centers",
                       .type = ParamType::Int,
                       .default_value = std::int64_t{3},
                       .help = translatable("engine", "Number of clouds."),
                       .minimum = 2,
                       .maximum = 100},
                      {.name = "num_features",
                       .type = ParamType::Int,
                       .default_value = std::int64_t{2},
                       .help = translatable("engine", "Dimensions of the space that the points lie in."),
                       .minimum = 1,
                       .maximum = 1000},
                      noise_param(0.15, translatable("engine", "Spread of a cloud; centres lie between -1 and 1.")),
                      seed_param("seed", translatable("engine", "Another number gives other centres."))},
                     {split_params()}),
    .shapes = blob_shapes,
    .dataset = open_blobs,
    .headline = {"centers", "noise"},
    .rare = true,
    .keywords = {"toy", "synthetic", "points", "clusters", "gaussian", "make_blobs", "data"},
}};

}  // namespace

}  // namespace ts
