#pragma once

#include <cstdint>

namespace ts {

/// How rows of class scores lie in contiguous memory: `outer` blocks of (classes, inner). Row (o, i) has element c at
/// (o * classes + c) * inner + i.
struct ClassLayout {
    std::int64_t outer, classes, inner;
};

}  // namespace ts
