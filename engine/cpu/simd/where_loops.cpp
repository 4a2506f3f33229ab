#include "engine/cpu/simd/where_loops.h"

namespace ts::TS_SIMD {

namespace {

/// Both values are read whatever the condition says: a branch on random conditions costs more than a read.
template <class T> T chosen(bool condition, T x, T y)
{
    const T mask = static_cast<T>(-static_cast<T>(condition));
    return static_cast<T>((x & mask) | (y & static_cast<T>(~mask)));
}

template <class T>
void loop(const bool* c, std::int64_t c_step, const void* a, std::int64_t x_step, const void* b, std::int64_t y_step, void* out,
          std::int64_t z_step, std::int64_t n)
{
    const auto* x = static_cast<const T*>(a);
    const auto* y = static_cast<const T*>(b);
    auto* z = static_cast<T*>(out);
    const bool flat = c_step == 1 && z_step == 1;
    if (flat && x_step == 1 && y_step == 1) {
        for (std::int64_t i = 0; i < n; ++i)
            z[i] = chosen(c[i], x[i], y[i]);
    } else if (flat && x_step == 0 && y_step == 1) {
        const T value = *x;
        for (std::int64_t i = 0; i < n; ++i)
            z[i] = chosen(c[i], value, y[i]);
    } else if (flat && x_step == 1 && y_step == 0) {
        const T value = *y;
        for (std::int64_t i = 0; i < n; ++i)
            z[i] = chosen(c[i], x[i], value);
    } else {
        for (std::int64_t i = 0; i < n; ++i)
            z[i * z_step] = chosen(c[i * c_step], x[i * x_step], y[i * y_step]);
    }
}

}  // namespace

WhereLoops where_loops()
{
    return {{loop<std::uint8_t>, loop<std::uint16_t>, loop<std::uint32_t>, loop<std::uint64_t>}};
}

}  // namespace ts::TS_SIMD
