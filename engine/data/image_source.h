#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/data/example_source.h"
#include "engine/data/image_resize.h"

namespace ts {

struct ImageFolderOptions {
    std::filesystem::path folder;  ///< one folder for each class; or an image in one of them
    std::int64_t height = 64, width = 64;
    ImageFit fit = ImageFit::Stretch;
    bool grey = false;
    bool skip_damaged = false;                         ///< decode everything at the start and leave out what cannot be decoded
    std::size_t cache_limit = std::size_t{256} << 20;  ///< bytes of decoded images that are kept
};

/// Names of the classes: the folders in `folder`, numbers in their names in the order of numbers. Throws IoError.
std::vector<std::string> image_classes(const std::filesystem::path& folder);

/// What the images look like, from the names of the folders alone. Throws IoError.
ExampleLayout image_layout(const ImageFolderOptions& options);

/// PNG and JPEG files in class folders as (1 or 3, height, width) with values 0 to 255, decoded when they are asked for. What
/// was decoded first is kept up to a limit.
class ImageSource : public ExampleSource {
public:
    /// Lists the files. Throws IoError, or FormatError where a class has no images.
    explicit ImageSource(ImageFolderOptions options);

    [[nodiscard]] std::int64_t rows() const override { return static_cast<std::int64_t>(m_files.size()); }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    /// Throws FormatError that names the file and what is wrong with it.
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override;

private:
    using Pixels = std::unique_ptr<const std::uint8_t[]>;
    struct File {
        std::string path;  ///< relative to the folder
        std::int64_t label;
    };
    void list_class(std::int64_t label);
    void leave_out_damaged();
    [[nodiscard]] bool is_damaged(std::size_t file) const;
    [[nodiscard]] Image load(std::size_t file) const;
    const std::uint8_t* kept(std::size_t file) const;
    void keep(std::size_t file, const Image& image) const;

    ImageFolderOptions m_options;
    ExampleLayout m_layout;
    std::vector<File> m_files;
    mutable std::mutex m_mutex;  ///< of what follows
    mutable std::vector<Pixels> m_kept;
    mutable std::size_t m_room = 0;  ///< images that may still be kept
};

}  // namespace ts
