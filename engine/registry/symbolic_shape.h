#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "engine/tensor/dtype.h"

namespace ts {

/// A size that may be known only when training runs: `factor` times a symbol ('N' the batch, 'T' the sequence), or just
/// `factor` where the symbol is '\0'.
struct Dim {
    std::int64_t factor = 1;
    char symbol = '\0';

    constexpr Dim() = default;
    constexpr Dim(std::int64_t size) : factor(size) { }
    constexpr Dim(std::int64_t size, char name) : factor(size), symbol(name) { }

    [[nodiscard]] constexpr bool known() const { return symbol == '\0'; }
    friend constexpr bool operator==(Dim, Dim) = default;
    /// "64", "N", "2N"
    [[nodiscard]] std::string text() const;
};

inline constexpr Dim kBatch{1, 'N'};

using SymbolicShape = std::vector<Dim>;

/// Element type and shape of what flows along a wire.
struct TensorSpec {
    DType dtype = DType::Float32;
    SymbolicShape shape;

    friend bool operator==(const TensorSpec&, const TensorSpec&) = default;
};

/// "N×16×8×8"; "scalar" without dimensions.
std::string to_text(const SymbolicShape& shape);

/// Product of all dimensions from `first` on; symbol '\0' must hold for them, else the symbol is kept in the result.
Dim product(const SymbolicShape& shape, std::size_t first = 0);

}  // namespace ts
