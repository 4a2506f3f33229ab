#pragma once

#include "engine/nn/shape_checks.h"

namespace ts::nn {

/// The images (N, C, H, W) that arrive. Throws ShapeError where it is something else; `type` names the node.
inline const TensorSpec& expect_images(const ShapeQuery& query, std::string_view type)
{
    expect_rank(query, type, {4}, translatable("engine", "%1 takes images (N, C, H, W) but gets %2. Put a Reshape before it."));
    return query.input();
}

/// Rule of a transform that keeps the shape of images.
inline NodeShapes same_images(const ShapeQuery& query, std::string_view type)
{
    NodeShapes shapes;
    shapes.outputs = {expect_images(query, type)};
    return shapes;
}

inline std::vector<PortSpec> images_in()
{
    return {{.name = "input", .help = translatable("engine", "images (N, C, H, W)")}};
}

inline std::vector<PortSpec> images_out()
{
    return {{.name = "output", .help = translatable("engine", "the changed images; outside training as they were")}};
}

inline ParamSpec chance_param(double value, const char* help)
{
    return {.name = "p", .type = ParamType::Float, .default_value = value, .help = help, .minimum = 0, .maximum = 1};
}

}  // namespace ts::nn
