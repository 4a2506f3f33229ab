#include "engine/ops/image_checks.h"

namespace ts {

void check_images(const Tensor& x, const char* op)
{
    if (x.dim() != 4 && x.dim() != 3)
        throw ShapeError(translatable("engine", "%1: images of shape (N, C, H, W) are needed, not %2."),
                         {op, x.sizes().text()});
    if (!is_floating(x.dtype()))
        throw TypeError(translatable("engine", "%1: the images are %2; convert them to float32 first."),
                        {op, std::string(name(x.dtype()))});
}

}  // namespace ts
