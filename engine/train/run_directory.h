#pragma once

#include <filesystem>

#include "engine/graph/graph_document.h"
#include "engine/train/checkpoint.h"

namespace ts {

/// Folder of one run: project.json, edits.jsonl, events.out.tfevents.*, checkpoints/.
class RunDirectory {
public:
    /// Makes the folder of a new run and writes project.json. `wanted` empty: runs/<name>-<n> under base_dir with the first
    /// free number. Throws IoError, or ArgumentError where `wanted` holds a run already.
    static RunDirectory create(const std::filesystem::path& wanted, const std::filesystem::path& base_dir,
                               const GraphDocument& document);
    /// Opens the folder of an earlier run. Throws IoError where there is none.
    static RunDirectory open(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path edits() const { return m_path / "edits.jsonl"; }
    [[nodiscard]] std::filesystem::path project() const { return m_path / "project.json"; }
    /// The document as the last edit left it. Throws IoError or FormatError.
    [[nodiscard]] GraphDocument latest_document() const;
    [[nodiscard]] CheckpointFolder checkpoints() const { return CheckpointFolder(m_path / "checkpoints"); }

private:
    explicit RunDirectory(std::filesystem::path path) : m_path(std::move(path)) { }

    std::filesystem::path m_path;
};

}  // namespace ts
