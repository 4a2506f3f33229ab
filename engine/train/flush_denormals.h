#pragma once

#include <cstdint>

namespace ts {

/// While one lives, numbers too small for a normalised float count as zero on this thread and on the compute threads it
/// starts: arithmetic on them is a hundred times slower and they change nothing that is learned.
class FlushDenormals {
public:
    FlushDenormals();
    ~FlushDenormals();
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
    std::uint32_t m_before = 0;
};

}  // namespace ts
