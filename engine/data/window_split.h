#pragma once

#include "engine/data/row_split.h"

namespace ts {

/// Windows over something that goes on, such as a text or a time series: window i begins at i * stride and covers `length`
/// places, of which the last `foretold` are what is to be learned.
struct Windows {
    std::int64_t places = 0;  ///< of the whole
    std::int64_t length = 1;
    std::int64_t foretold = 1;
    std::int64_t stride = 1;

    /// Windows that fit.
    [[nodiscard]] std::int64_t count() const { return places < length ? 0 : (places - length) / stride + 1; }
    /// Places before the part that validates, the last `share` of the whole.
    [[nodiscard]] std::int64_t training_places(double share) const;
    /// Windows that end before the validation part, and those whose foretold places all lie in it. Those across the border are
    /// in neither, so that nothing foretold in validation was seen in training.
    [[nodiscard]] RowSplit split(double share) const;
};

}  // namespace ts
