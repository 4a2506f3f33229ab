#include "engine/data/dataset_catalog.h"

#include <algorithm>

#include "engine/formats/atomic_file.h"
#include "engine/formats/gzip.h"
#include "engine/formats/tar.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

namespace fs = std::filesystem;

constexpr const char* kMnist = "https://ossci-datasets.s3.amazonaws.com/mnist/";
constexpr const char* kMnistMirror = "https://storage.googleapis.com/cvdf-datasets/mnist/";
constexpr const char* kFashion = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
constexpr const char* kFashionMirror = "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/";

RemoteFile file(const char* name, std::uint64_t size, const char* sha256, std::initializer_list<const char*> places)
{
    RemoteFile remote{name, {}, size, sha256};
    for (const char* place : places)
        remote.urls.push_back(std::string(place) + name);
    return remote;
}

/// Sizes and sums are those that TensorFlow Datasets has recorded (tensorflow_datasets/url_checksums: mnist.txt,
/// fashion_mnist.txt, cifar10.txt).
std::vector<CatalogDataset> make_catalog()
{
    return {
        {"mnist",
         "MNIST: 70,000 handwritten digits of 28x28 pixels",
         {file("train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
               {kMnist, kMnistMirror}),
          file("train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
               {kMnist, kMnistMirror}),
          file("t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
               {kMnist, kMnistMirror}),
          file("t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
               {kMnist, kMnistMirror})}},
        {"fashion-mnist",
         "Fashion-MNIST: 70,000 pictures of clothes of 28x28 pixels",
         {file("train-images-idx3-ubyte.gz", 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
               {kFashion, kFashionMirror}),
          file("train-labels-idx1-ubyte.gz", 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
               {kFashion, kFashionMirror}),
          file("t10k-images-idx3-ubyte.gz", 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
               {kFashion, kFashionMirror}),
          file("t10k-labels-idx1-ubyte.gz", 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
               {kFashion, kFashionMirror})}},
        {"cifar-10",
         "CIFAR-10: 60,000 photographs of 32x32 pixels in ten classes",
         {file("cifar-10-binary.tar.gz", 170052171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
               {"https://www.cs.toronto.edu/~kriz/"})},
         {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin",
          "batches.meta.txt"},
         "cifar-10-batches-bin"},
    };
}

bool all_there(const std::vector<fs::path>& files)
{
    std::error_code missing;
    return std::ranges::all_of(files, [&](const fs::path& path) { return fs::is_regular_file(path, missing); });
}

/// Only members with the names that are expected are written, so nothing in the archive can choose where.
void unpack(const CatalogDataset& dataset, const fs::path& archive, const fs::path& folder)
{
    const MappedFile tar = map_decompressed(archive);
    const std::vector<TarMember> members = list_tar(tar.text(), archive);
    std::error_code told_by_writing;
    fs::create_directories(folder, told_by_writing);
    for (const std::string& name : dataset.unpacked) {
        const auto found
            = std::ranges::find(members, name, [](const TarMember& m) { return fs::path(m.name).filename().string(); });
        if (found == members.end())
            throw FormatError(translatable("engine", "%1 does not hold %2. Get a fresh copy."), {archive.string(), name});
        write_file_atomically(folder / name, found->bytes);
    }
}

}  // namespace

std::span<const CatalogDataset> catalog_datasets()
{
    static const std::vector<CatalogDataset> catalog = make_catalog();
    return catalog;
}

const CatalogDataset* find_catalog_dataset(std::string_view name)
{
    const auto catalog = catalog_datasets();
    const auto found = std::ranges::find(catalog, name, &CatalogDataset::name);
    return found == catalog.end() ? nullptr : &*found;
}

std::vector<fs::path> fetched_files(const CatalogDataset& dataset, const fs::path& folder)
{
    std::vector<fs::path> paths;
    for (const std::string& name : dataset.unpacked)
        paths.push_back(folder / dataset.folder / name);
    if (dataset.unpacked.empty())
        for (const RemoteFile& remote : dataset.files)
            paths.push_back(folder / remote.name);
    return paths;
}

bool fetch_dataset(const CatalogDataset& dataset, const fs::path& folder, const DownloadOptions& options)
{
    if (!dataset.unpacked.empty() && all_there(fetched_files(dataset, folder)))
        return true;
    for (const RemoteFile& remote : dataset.files)
        if (!download(remote, folder, options))
            return false;
    if (dataset.unpacked.empty())
        return true;
    const fs::path archive = folder / dataset.files.front().name;
    unpack(dataset, archive, folder / dataset.folder);
    std::error_code ignored;
    fs::remove(archive, ignored);
    return true;
}

void explain_if_missing(const fs::path& path)
{
    std::error_code error;
    if (fs::exists(path, error))
        return;
    std::string name = path.filename().string();
    if (!name.ends_with(".gz"))
        name += ".gz";
    const bool fashion = path.string().find("fashion") != std::string::npos;
    const CatalogDataset& dataset = *find_catalog_dataset(fashion ? "fashion-mnist" : "mnist");
    if (std::ranges::find(dataset.files, name, &RemoteFile::name) == dataset.files.end())
        return;
    throw IoError(translatable("engine", "%1 is missing. The command \"tscape fetch %2 --to %3\" downloads it (as %4)."),
                  {path.string(), dataset.name, path.parent_path().empty() ? "." : path.parent_path().string(), name});
}

}  // namespace ts
