#pragma once

#include <cstdint>
#include <vector>

namespace ts {

/// Numbers of the rows of a dataset, each in one of two parts, increasing in both.
struct RowSplit {
    std::vector<std::int64_t> training;
    std::vector<std::int64_t> validation;
};

struct SplitOptions {
    double validation = 0;   ///< share of the rows, 0 to 1; rounded to whole rows, but never all of them
    bool shuffle = true;     ///< take validation rows at random; else from the end
    std::uint64_t seed = 0;  ///< the same seed and number of rows give the same split
};

RowSplit split_rows(std::int64_t rows, const SplitOptions& options);

}  // namespace ts
