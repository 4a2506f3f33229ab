#include "engine/ops/example_transform.h"

#include "engine/ops/elementwise.h"
#include "engine/ops/example_transform_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

const ExampleTransformKernels& kernels(const Tensor& tensor)
{
    return KernelTable<ExampleTransformKernels>::of(tensor.device());
}

void check(const Tensor& examples, std::size_t count, const char* what)
{
    if (examples.requires_grad())
        throw ArgumentError(translatable("engine",
                                         "%1 changes data before the first layer; no gradient passes through it, but its "
                                         "input requires one. Move it to the data."),
                            {what});
    if (examples.dtype() != DType::Float32 && examples.dtype() != DType::Float64)
        throw TypeError(translatable("engine", "%1 takes floating numbers, not %2."),
                        {what, std::string(name(examples.dtype()))});
    if (examples.dim() < 1 || examples.size(0) != static_cast<std::int64_t>(count))
        throw ShapeError(translatable("engine", "%1 got %2 settings for a batch of shape %3."),
                         {what, std::to_string(count), examples.sizes().text()});
}

void check_images(const Tensor& images, std::size_t count, const char* what)
{
    if (images.dim() != 4)
        throw ShapeError(translatable("engine", "%1 takes images (N, C, H, W) but gets %2."), {what, images.sizes().text()});
    check(images, count, what);
}

/// Row-major or channels-last.
Tensor in_known_order(const Tensor& images)
{
    return images.is_channels_last() ? images : contiguous_copy(images);
}

Tensor result_like(const Tensor& images, const Shape& sizes)
{
    return images.is_contiguous() ? empty(sizes, images.options()) : empty_channels_last(sizes, images.options());
}

}  // namespace

Tensor cut_images(const Tensor& images, std::span<const ImageCut> cuts, std::int64_t height, std::int64_t width)
{
    check_images(images, cuts.size(), "cut_images");
    const Tensor in = in_known_order(images);
    Tensor out = result_like(in, {in.size(0), in.size(1), height, width});
    kernels(in).cut(in, cuts, out);
    return out;
}

Tensor rotate_images(const Tensor& images, std::span<const double> angles)
{
    check_images(images, angles.size(), "rotate_images");
    const Tensor in = in_known_order(images);
    Tensor out = result_like(in, in.sizes());
    kernels(in).rotate(in, angles, out);
    return out;
}

Tensor erase_boxes(const Tensor& images, std::span<const ImageBox> boxes, double value)
{
    check_images(images, boxes.size(), "erase_boxes");
    for (const ImageBox& box : boxes)
        if (box.top < 0 || box.left < 0 || box.top + box.height > images.size(2) || box.left + box.width > images.size(3))
            throw ArgumentError(translatable("engine", "erase_boxes: a box reaches outside images of shape %1."),
                                {images.sizes().text()});
    const Tensor in = in_known_order(images);
    Tensor out = result_like(in, in.sizes());
    copy_elements(in, out);
    kernels(in).erase(out, boxes, value);
    return out;
}

Tensor gaussian_noise(const Tensor& like, double spread, const Philox& random)
{
    Tensor noise = empty_like(like, DType::Float32);
    kernels(noise).normal(noise, spread, random);
    return like.dtype() == DType::Float32 ? noise : to(noise, like.dtype());
}

Tensor mix_examples(const Tensor& examples, std::span<const std::int64_t> partner, double share)
{
    check(examples, partner.size(), "mix_examples");
    for (const std::int64_t other : partner)
        if (other < 0 || other >= examples.size(0))
            throw ArgumentError(translatable("engine", "mix_examples: there is no example %1 in a batch of %2."),
                                {std::to_string(other), std::to_string(examples.size(0))});
    const Tensor in = in_known_order(examples);
    Tensor out = in.is_contiguous() ? empty(in.sizes(), in.options()) : empty_channels_last(in.sizes(), in.options());
    kernels(in).mix(in, partner, share, out);
    return out;
}

}  // namespace ts
