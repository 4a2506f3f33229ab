#pragma once

#include <span>
#include <string>

#include "engine/tensor/tensor.h"

namespace ts::golden {

/// How the elements of an input lie in memory.
enum class Layout : std::uint8_t {
    RowMajor,
    Transposed,    ///< first and last dimension exchanged in memory
    Strided,       ///< every other element of a larger tensor, from the second on
    ChannelsLast,  ///< images; others stay row-major
};

/// One way to run a case.
struct Variant {
    DType dtype = DType::Float32;
    Layout layout = Layout::RowMajor;

    [[nodiscard]] bool plain() const { return dtype == DType::Float32 && layout == Layout::RowMajor; }
    /// "float64, transposed".
    [[nodiscard]] std::string text() const;
};

/// The plain case first.
std::span<const Variant> all_variants();

/// A copy without history on the compute device, laid out so; floating values get the variant's type.
Tensor arranged(const Tensor& values, const Variant& variant);

}  // namespace ts::golden
