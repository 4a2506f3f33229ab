#include "engine/formats/temporary_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

#include "engine/tensor/error.h"

namespace ts {

InputFile make_temporary_file(const std::filesystem::path& source)
{
    std::error_code unusable;
    std::string name = (std::filesystem::temp_directory_path(unusable) / "tensorscape-XXXXXX").string();
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        throw IoError(translatable("engine", "%1 cannot be decompressed: no temporary file %2: %3."),
                      {source.string(), name, std::strerror(errno)});
    unlink(name.c_str());
    return {descriptor, source};
}

void append_to_temporary(const InputFile& file, std::span<const char> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = write(file.descriptor(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            throw IoError(translatable("engine",
                                       "%1 cannot be decompressed into a temporary file: %2. Free some space, or set "
                                       "TMPDIR to a folder with more."),
                          {file.path().string(), std::strerror(errno)});
        bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
}

}  // namespace ts
