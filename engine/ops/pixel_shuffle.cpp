#include "engine/ops/pixel_shuffle.h"

#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

void check(const Tensor& x, std::int64_t factor, bool fits, const char* op)
{
    if (x.dim() != 4 || factor < 1 || !fits)
        throw ShapeError(translatable("engine", "%1: images of shape %2 cannot be rearranged by a factor of %3."),
                         {op, x.sizes().text(), std::to_string(factor)});
}

}  // namespace

Tensor pixel_shuffle(const Tensor& x, std::int64_t f)
{
    check(x, f, x.dim() == 4 && f > 0 && x.size(1) % (f * f) == 0, "pixel_shuffle");
    const std::int64_t n = x.size(0), c = x.size(1) / (f * f), h = x.size(2), w = x.size(3);
    const std::int64_t order[] = {0, 1, 4, 2, 5, 3};
    return reshape(permute(reshape(x, Shape{n, c, f, f, h, w}), order), Shape{n, c, h * f, w * f});
}

Tensor pixel_unshuffle(const Tensor& x, std::int64_t f)
{
    check(x, f, x.dim() == 4 && f > 0 && x.size(2) % f == 0 && x.size(3) % f == 0, "pixel_unshuffle");
    const std::int64_t n = x.size(0), c = x.size(1), h = x.size(2) / f, w = x.size(3) / f;
    const std::int64_t order[] = {0, 1, 3, 5, 2, 4};
    return reshape(permute(reshape(x, Shape{n, c, h, f, w, f}), order), Shape{n, c * f * f, h, w});
}

namespace {

std::vector<OpSample> shuffle_samples()
{
    return {{{sample_values({2, 8, 2, 3}, -1, 1)}, {{"upscale_factor", std::int64_t{2}}}},
            {{sample_values({0, 9, 1, 1}, -1, 1)}, {{"upscale_factor", std::int64_t{3}}}}};
}
std::vector<OpSample> unshuffle_samples()
{
    return {{{sample_values({2, 2, 4, 6}, -1, 1)}, {{"downscale_factor", std::int64_t{2}}}},
            {{sample_values({1, 1, 3, 3}, -1, 1)}, {{"downscale_factor", std::int64_t{3}}}}};
}

Tensor call_shuffle(std::span<const Tensor> in, const Params& p)
{
    return pixel_shuffle(in[0], integer_attribute(p, "upscale_factor", 1));
}
Tensor call_unshuffle(std::span<const Tensor> in, const Params& p)
{
    return pixel_unshuffle(in[0], integer_attribute(p, "downscale_factor", 1));
}

const RegisterOp registered[] = {
    RegisterOp{{"pixel_shuffle", call_shuffle, shuffle_samples, true, true}},
    RegisterOp{{"pixel_unshuffle", call_unshuffle, unshuffle_samples, true, true}},
};

}  // namespace

}  // namespace ts
