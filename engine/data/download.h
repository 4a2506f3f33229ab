#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace ts {

/// A file on the web whose content is known beforehand.
struct RemoteFile {
    std::string name;               ///< of the file on disk
    std::vector<std::string> urls;  ///< the same content, tried one after the other; http or https
    std::uint64_t size = 0;         ///< bytes
    std::string sha256;             ///< 64 hexadecimal digits
};

struct DownloadProgress {
    std::string name;
    std::uint64_t bytes = 0, size = 0;  ///< there so far, and in all
};

struct DownloadOptions {
    std::chrono::milliseconds connect_timeout{15'000};
    std::chrono::seconds stall_timeout{30};  ///< without a single byte
    int attempts = 3;                        ///< at each address, after a connection was cut
    /// Called several times a second; false ends the download.
    std::function<bool(const DownloadProgress&)> progress = {};
};

/// Fetches a file into a folder, which is made. What is there already stays; what is there in part, as NAME.part, is taken up
/// again. The file has its name only once its size and checksum are right. False where `progress` ended it; the part is then
/// kept. Throws IoError that says what went wrong at each address and how to get the file by hand.
bool download(const RemoteFile& file, const std::filesystem::path& folder, const DownloadOptions& options = {});

/// Is the file there, whole and unchanged?
bool is_downloaded(const RemoteFile& file, const std::filesystem::path& folder);

}  // namespace ts
