#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/data/row_split.h"
#include "engine/registry/symbolic_shape.h"
#include "engine/tensor/tensor.h"

namespace ts {

/// A length that differs from batch to batch: that of its longest sequence.
inline constexpr Dim kSequence{1, 'T'};

/// Examples by number. What a data node opens; its outputs are the columns, here called fields: features, target.
///
/// To add a dataset, derive from this (or, where an example is numbers and a target, from ExampleSource, which is less
/// work) and declare a node type of category Data whose `dataset` makes it. Objects do not change after construction.
class Dataset {
public:
    Dataset() = default;
    virtual ~Dataset() = default;
    Dataset(const Dataset&) = delete;
    Dataset& operator=(const Dataset&) = delete;

    /// Examples in all.
    [[nodiscard]] virtual std::int64_t rows() const = 0;
    /// Type and shape of each field of a batch; the first dimension is the batch, (N, ...).
    [[nodiscard]] virtual const std::vector<TensorSpec>& specs() const = 0;
    /// Writes these rows into `out`, one contiguous tensor for each field with as many rows as asked for. May be called from
    /// several threads at once. Throws IoError or FormatError where data is read late and is missing or damaged.
    virtual void read(std::span<const std::int64_t> rows, std::span<Tensor> out) const = 0;
    /// Which rows to train on and which to validate with.
    [[nodiscard]] virtual const RowSplit& split() const = 0;
    /// Names of the classes that integer targets count; empty where targets are no classes.
    [[nodiscard]] virtual const std::vector<std::string>& class_names() const = 0;
    /// Is reading a mere copy out of memory, so that threads that read ahead would only be in the way?
    [[nodiscard]] virtual bool in_memory() const { return false; }

    /// For sequences of different lengths, the length of each row: a batch is padded to its longest row, which is the size of
    /// the dimensions that specs() calls kSequence. Else empty.
    [[nodiscard]] virtual std::span<const std::int64_t> lengths() const { return {}; }
    /// Should batches be made of sequences of like length, so that little of them is padding?
    [[nodiscard]] virtual bool bucket_by_length() const { return false; }
    /// Field `field`, (N) int64, of these rows. To be overridden where reading the other fields would take long.
    [[nodiscard]] virtual std::vector<std::int64_t> labels(std::span<const std::int64_t> rows, std::size_t field) const;

    /// Scales the features of an example from elsewhere as the dataset's own are scaled.
    virtual void scale_features(std::span<float> /*features*/) const { }

    /// Uninitialised tensors for `count` rows, one for each field; `length` is the size of kSequence.
    [[nodiscard]] std::vector<Tensor> allocate(std::int64_t count, std::int64_t length = 0) const;
    /// The longest of these rows; 0 where lengths do not differ.
    [[nodiscard]] std::int64_t longest(std::span<const std::int64_t> rows) const;
    /// These rows in fresh tensors, padded to the longest.
    [[nodiscard]] std::vector<Tensor> read(std::span<const std::int64_t> rows) const;
};

}  // namespace ts
