#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/tensor/shape.h"

namespace ts {

/// What one example of a source is made of.
struct ExampleLayout {
    Shape features;         ///< of one example: (4) for a row of a table, (1, 28, 28) for an image
    Shape target;           ///< of one example: () for one number or class
    bool is_class = false;  ///< the target is the number of a class, else a value to predict
    std::vector<std::string> class_names;
    bool integer_features = false;  ///< features are whole numbers, as an Embedding takes them: int64 instead of float32
};

/// Examples that are numbers with a target, one by one: the part of a dataset that knows a file format. Splitting, scaling,
/// caching and batching are done by SupervisedDataset.
class ExampleSource {
public:
    ExampleSource() = default;
    virtual ~ExampleSource() = default;
    ExampleSource(const ExampleSource&) = delete;
    ExampleSource& operator=(const ExampleSource&) = delete;

    [[nodiscard]] virtual std::int64_t rows() const = 0;
    [[nodiscard]] virtual const ExampleLayout& layout() const = 0;
    /// Fills `features` and `target`, sized as the layout says. May be called from several threads at once. Throws IoError
    /// or FormatError that say where.
    virtual void decode(std::int64_t row, std::span<float> features, std::span<double> target) const = 0;
    /// The same where the layout says integer_features. Without an own version the floats of decode() are taken, which are
    /// exact up to 2^24.
    virtual void decode_integers(std::int64_t row, std::span<std::int64_t> features, std::span<double> target) const;
};

}  // namespace ts
