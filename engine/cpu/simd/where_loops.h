#pragma once

#include <array>
#include <cstdint>

namespace ts {

/// z = condition ? x : y over n elements of one width, without branches; steps are counted in elements.
using WhereLoop = void (*)(const bool* condition, std::int64_t condition_step, const void* x, std::int64_t x_step,
                           const void* y, std::int64_t y_step, void* z, std::int64_t z_step, std::int64_t n);

/// One loop for elements of 1, 2, 4 and 8 bytes.
struct WhereLoops {
    std::array<WhereLoop, 4> of_width{};
};

namespace baseline {
WhereLoops where_loops();
}
namespace avx2 {
WhereLoops where_loops();
}
namespace avx512 {
WhereLoops where_loops();
}

}  // namespace ts
