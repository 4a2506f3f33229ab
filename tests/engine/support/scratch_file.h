#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <QTemporaryDir>

/// Path of `name` in a temporary folder.
inline std::filesystem::path in_folder(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

inline void write_file(const std::filesystem::path& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}
