#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/graph/graph_document.h"

namespace ts {

/// Something changed while a run was going on.
struct RunEdit {
    std::int64_t step = 0;  ///< optimizer steps done before it
    std::optional<double> learning_rate;
    std::optional<GraphDocument> document;
    std::filesystem::path base_dir{};  ///< what the document's paths are relative to; empty: as before. Not kept in the log
};

/// edits.jsonl of a run: one edit a line, in the order they were made. A line cut off by a crash is dropped.
class EditLog {
public:
    /// Reads what is there. Throws IoError or FormatError that name the file.
    explicit EditLog(std::filesystem::path file);

    [[nodiscard]] const std::vector<RunEdit>& edits() const { return m_edits; }
    /// Adds a line and hands it to the disk. Throws IoError.
    void append(const RunEdit& edit);
    /// Forgets all edits from number `count` on. Throws IoError.
    void truncate(std::size_t count);

private:
    void rewrite() const;

    std::filesystem::path m_file;
    std::vector<RunEdit> m_edits;
};

}  // namespace ts
