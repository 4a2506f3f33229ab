#pragma once

#include "engine/data/dataset.h"

namespace ts {

/// Examples held in memory as one tensor for each field, (rows, ...): what generators make, PyTorch's TensorDataset.
class TensorDataset : public Dataset {
public:
    struct Field {
        TensorSpec spec;  ///< of a batch
        Tensor values;    ///< of all rows, contiguous; where the spec has kSequence, as long as the longest row
    };
    struct Options {
        SplitOptions split = {};
        std::vector<std::string> class_names = {};
        std::vector<std::int64_t> lengths = {};  ///< of each row, where rows differ
        bool bucket_by_length = false;
    };

    /// All fields have equally many rows.
    TensorDataset(std::vector<Field> fields, Options options);

    using Dataset::read;
    [[nodiscard]] std::int64_t rows() const override { return m_fields.front().values.size(0); }
    [[nodiscard]] const std::vector<TensorSpec>& specs() const override { return m_specs; }
    void read(std::span<const std::int64_t> rows, std::span<Tensor> out) const override;
    [[nodiscard]] const RowSplit& split() const override { return m_split; }
    [[nodiscard]] const std::vector<std::string>& class_names() const override { return m_options.class_names; }
    [[nodiscard]] std::span<const std::int64_t> lengths() const override { return m_options.lengths; }
    [[nodiscard]] bool bucket_by_length() const override { return m_options.bucket_by_length; }
    [[nodiscard]] bool in_memory() const override { return true; }

private:
    std::vector<Field> m_fields;
    Options m_options;
    std::vector<TensorSpec> m_specs;
    RowSplit m_split;
};

}  // namespace ts
