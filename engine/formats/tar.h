#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ts {

/// A regular file in a tar archive; `bytes` views the archive.
struct TarMember {
    std::string name;
    std::string_view bytes;
};

/// The regular files of a tar archive (ustar); folders, links and everything else are left out. Throws FormatError that names
/// `file` and the byte where the archive is damaged or ends early.
std::vector<TarMember> list_tar(std::string_view archive, const std::filesystem::path& file);

}  // namespace ts
