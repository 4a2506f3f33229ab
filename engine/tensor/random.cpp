#include "engine/tensor/random.h"

#include <cmath>
#include <numbers>

#include "engine/tensor/element.h"
#include "engine/tensor/random_fills.h"
#include "engine/tensor/tensor.h"

namespace ts {

namespace {

template <class Value> void fill(const Tensor& out, Value value)
{
    visit_dtype(out.dtype(), [&]<class T>(T) {
        auto* p = static_cast<T*>(out.raw_data());
        for (std::int64_t i = 0; i < out.numel(); ++i)
            p[i] = from_double<T>(value(static_cast<std::uint64_t>(i)));
    });
    out.bump_version("fill_random");
}

}  // namespace

void fill_uniform(const Tensor& out, const Philox& random, double low, double high)
{
    if (out.device().type != DeviceType::Cpu) {
        random_fills(out.device()).uniform(out, random, low, high);
        out.bump_version("fill_random");
        return;
    }
    Philox::Words words{};
    fill(out, [&](std::uint64_t i) {
        if (i % 4 == 0)
            words = random.words(i / 4);
        return low + (high - low) * static_cast<double>(Philox::to_unit(words[i % 4]));
    });
}

void fill_normal(const Tensor& out, const Philox& random, double mean, double spread)
{
    if (out.device().type != DeviceType::Cpu) {
        random_fills(out.device()).normal(out, random, mean, spread);
        out.bump_version("fill_random");
        return;
    }
    Philox::Words w{};
    fill(out, [&](std::uint64_t i) {
        if (i % 2 == 0)
            w = random.words(i / 2);
        const std::size_t pair = (i % 2) * 2;
        const double u = 1.0 - static_cast<double>(w[pair]) * 0x1p-32;
        const double v = static_cast<double>(w[pair + 1]) * 0x1p-32;
        return mean + spread * std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
    });
}

}  // namespace ts
