#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/data/download.h"

namespace ts {

/// A well-known dataset that can be fetched from the web.
struct CatalogDataset {
    std::string name;   ///< as on the command line: "mnist"
    std::string title;  ///< "MNIST: ..."
    std::vector<RemoteFile> files;
    /// Files that the only one, a .tar.gz archive, holds; empty: the files are used as they come.
    std::vector<std::string> unpacked = {};
    std::string folder = {};  ///< of the unpacked files, inside the one that was chosen
};

std::span<const CatalogDataset> catalog_datasets();
/// The dataset called `name`, or null.
const CatalogDataset* find_catalog_dataset(std::string_view name);

/// Downloads and unpacks what is not there yet; see download() for what it throws. False where `progress` ended it. Returns at
/// once where everything is there.
bool fetch_dataset(const CatalogDataset& dataset, const std::filesystem::path& folder, const DownloadOptions& options = {});
/// The files of a fetched dataset.
std::vector<std::filesystem::path> fetched_files(const CatalogDataset& dataset, const std::filesystem::path& folder);

/// Throws IoError that names the command to fetch it where `file` is missing and bears the name of a file of a known dataset.
void explain_if_missing(const std::filesystem::path& file);

}  // namespace ts
