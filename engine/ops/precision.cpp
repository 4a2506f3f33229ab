#include "engine/ops/precision.h"

#include <atomic>

namespace ts {

namespace {

std::atomic<Float32Products> chosen_precision{Float32Products::Exact};
std::atomic<bool> products_timed{false};

}  // namespace

void set_float32_products(Float32Products precision)
{
    chosen_precision.store(precision, std::memory_order_relaxed);
}

Float32Products float32_products()
{
    return chosen_precision.load(std::memory_order_relaxed);
}

void set_timed_products(bool timed)
{
    products_timed.store(timed, std::memory_order_relaxed);
}

bool timed_products()
{
    return products_timed.load(std::memory_order_relaxed);
}

}  // namespace ts
