#include "engine/nn/sliding_window.h"

namespace ts::nn {
namespace {

std::string text(SlidingWindow::Pair size)
{
    return std::to_string(size.first) + "×" + std::to_string(size.second);
}

/// Number of windows along one axis; 0 or less where none fits.
std::int64_t count(std::int64_t size, std::int64_t reach, std::int64_t stride, std::int64_t padding, bool ceil_mode)
{
    const std::int64_t room = size + 2 * padding - reach;
    if (room < 0)
        return 0;
    std::int64_t windows = (room + (ceil_mode ? stride - 1 : 0)) / stride + 1;
    // A window that starts in the right padding would see nothing.
    if (ceil_mode && (windows - 1) * stride >= size + padding)
        --windows;
    return windows;
}

}  // namespace

SlidingWindow::Pair SlidingWindow::output_size(std::string_view type, Pair image) const
{
    const Pair reach{dilation.first * (kernel.first - 1) + 1, dilation.second * (kernel.second - 1) + 1};
    const Pair size{count(image.first, reach.first, stride.first, padding.first, ceil_mode),
                    count(image.second, reach.second, stride.second, padding.second, ceil_mode)};
    if (size.first < 1 || size.second < 1)
        throw ShapeError(translatable("engine",
                                      "The window of %1 covers %2, more than the image of %3 with padding %4. "
                                      "Make kernel_size smaller or padding larger."),
                         {std::string(type), text(reach), text(image), text(padding)});
    return size;
}

}  // namespace ts::nn
