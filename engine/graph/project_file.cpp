#include "engine/graph/project_file.h"

#include <algorithm>
#include <span>

#include "engine/formats/atomic_file.h"
#include "engine/formats/input_file.h"
#include "engine/graph/json_text.h"
#include "engine/tensor/error.h"

namespace ts {

GraphDocument load_project(const std::filesystem::path& file)
{
    const InputFile input(file);
    // One byte above the limit is enough to be refused.
    std::string text(std::min<std::uint64_t>(input.size(), kMostJsonBytes + 1), '\0');
    input.read_at(0, std::as_writable_bytes(std::span(text)));
    try {
        return read_project(text);
    } catch (const FormatError& error) {
        throw FormatError(translatable("engine", "%1 cannot be opened. %2"), {file.string(), error.what()});
    }
}

void save_project(const GraphDocument& document, const std::filesystem::path& file)
{
    write_file_atomically(file, write_project(document));
}

}  // namespace ts
