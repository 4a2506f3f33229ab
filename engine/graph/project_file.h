#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/graph/graph_document.h"

namespace ts {

/// Version written into project files; older files are migrated, newer ones refused.
inline constexpr int kProjectVersion = 1;

/// JSON text of a project: fixed key order, one node or edge a line. Reading it and writing it again gives the same bytes.
std::string write_project(const GraphDocument& document);

/// Reads a project. Throws FormatError with line and column where the text is not JSON, where a key has the wrong type
/// (the key's path is named), or where the file was written by a newer version. Nodes of unknown type are kept.
GraphDocument read_project(std::string_view text);

/// Reads a project file. Throws IoError or FormatError; the message names the file.
GraphDocument load_project(const std::filesystem::path& file);

/// Writes a project file atomically (temporary file, flush, rename). Throws IoError that names the file and the reason.
void save_project(const GraphDocument& document, const std::filesystem::path& file);

/// JSON text of a few nodes and their wires for the clipboard, and back. Throws FormatError.
std::string write_graph_part(const Graph& part);
Graph read_graph_part(std::string_view text);

/// The JSON Schema (draft 2020-12) of project files with every registered node type and its parameters.
std::string project_schema();

}  // namespace ts
