#include "engine/data/image_source.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <thread>

#include "engine/data/natural_order.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

namespace fs = std::filesystem;

/// An image chosen in place of the folder stands for the folder around its class.
fs::path folder_of(const fs::path& place)
{
    std::error_code missing;
    return fs::is_regular_file(place, missing) ? place.parent_path().parent_path() : place;
}

[[noreturn]] void refuse_folder(const fs::path& folder, const std::error_code& reason)
{
    throw IoError(
        translatable("engine", "%1 cannot be listed: %2. Choose the folder that holds one folder of images for each class."),
        {folder.string(), reason.message()});
}

bool is_hidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

bool is_image(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return (ending == ".png" || ending == ".jpg" || ending == ".jpeg") && !is_hidden(path);
}

}  // namespace

std::vector<std::string> image_classes(const fs::path& place)
{
    const fs::path folder = folder_of(place);
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->is_directory(error) && !is_hidden(at->path()))
            names.push_back(at->path().filename().string());
    if (error)
        refuse_folder(folder, error);
    if (names.empty())
        throw IoError(
            translatable("engine",
                         "%1 holds no folders. Images of each class must lie in a folder of their own, which names the class."),
            {folder.string()});
    std::ranges::sort(names, natural_less);
    return names;
}

ExampleLayout image_layout(const ImageFolderOptions& options)
{
    return {{options.grey ? 1 : 3, options.height, options.width}, {}, true, image_classes(options.folder)};
}

ImageSource::ImageSource(ImageFolderOptions options) : m_options(std::move(options)), m_layout(image_layout(m_options))
{
    m_options.folder = folder_of(m_options.folder);
    for (std::int64_t label = 0; label < static_cast<std::int64_t>(m_layout.class_names.size()); ++label)
        list_class(label);
    m_kept.resize(m_files.size());
    m_room = m_options.cache_limit / static_cast<std::size_t>(m_layout.features.numel());
    if (m_options.skip_damaged)
        leave_out_damaged();
}

void ImageSource::list_class(std::int64_t label)
{
    const fs::path folder = m_options.folder / m_layout.class_names[static_cast<std::size_t>(label)];
    std::vector<std::string> paths;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (is_image(at->path()) && at->is_regular_file(error))
            paths.push_back(at->path().lexically_relative(m_options.folder).string());
    if (error)
        refuse_folder(folder, error);
    if (paths.empty())
        throw FormatError(
            translatable("engine", "%1 holds no PNG or JPEG images. Remove the folder, or put images of the class there."),
            {folder.string()});
    std::ranges::sort(paths, natural_less);
    for (std::string& path : paths)
        m_files.push_back({std::move(path), label});
}

bool ImageSource::is_damaged(std::size_t file) const
{
    try {
        keep(file, load(file));
        return false;
    } catch (const FormatError&) {
        return true;
    }
}

/// Decodes everything once on all cores.
void ImageSource::leave_out_damaged()
{
    std::vector<char> damaged(m_files.size());
    {
        std::atomic<std::size_t> next = 0;
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::max(std::thread::hardware_concurrency(), 1U); ++i)
            threads.emplace_back([&] {
                for (std::size_t file = next++; file < damaged.size(); file = next++)
                    damaged[file] = is_damaged(file) ? 1 : 0;
            });
    }
    std::size_t to = 0;
    for (std::size_t from = 0; from < damaged.size(); ++from)
        if (damaged[from] == 0) {
            m_files[to] = m_files[from];
            m_kept[to++] = std::move(m_kept[from]);
        }
    if (to == 0)
        throw FormatError(translatable("engine", "None of the %1 images in %2 can be decoded."),
                          {std::to_string(m_files.size()), m_options.folder.string()});
    m_files.resize(to);
    m_kept.resize(to);
}

Image ImageSource::load(std::size_t file) const
{
    // Twice what is needed, so that scaling down has enough to average over.
    Image image = load_image(m_options.folder / m_files[file].path, {2 * m_options.height, 2 * m_options.width});
    image = m_options.grey ? to_grey(std::move(image)) : to_rgb(std::move(image));
    return resize(image, m_options.height, m_options.width, m_options.fit);
}

/// Null where the image is not kept. What is kept stays, so the pointer needs no lock.
const std::uint8_t* ImageSource::kept(std::size_t file) const
{
    const std::lock_guard lock(m_mutex);
    return m_kept[file].get();
}

/// What came first stays: of a whole epoch in changing order, no other choice is hit more often.
void ImageSource::keep(std::size_t file, const Image& image) const
{
    const std::lock_guard lock(m_mutex);
    if (m_room == 0 || m_kept[file])
        return;
    --m_room;
    auto copy = std::make_unique<std::uint8_t[]>(image.pixels.size());
    std::memcpy(copy.get(), image.pixels.data(), image.pixels.size());
    m_kept[file] = std::move(copy);
}

void ImageSource::decode(std::int64_t row, std::span<float> features, std::span<double> target) const
{
    const auto file = static_cast<std::size_t>(row);
    target[0] = static_cast<double>(m_files[file].label);
    const std::uint8_t* pixels = kept(file);
    Image image;
    if (pixels == nullptr) {
        image = load(file);
        keep(file, image);
        pixels = image.pixels.data();
    }
    const auto channels = static_cast<std::size_t>(m_layout.features[0]);
    const std::size_t plane = features.size() / channels;
    for (std::size_t channel = 0; channel < channels; ++channel)
        for (std::size_t i = 0; i < plane; ++i)
            features[channel * plane + i] = static_cast<float>(pixels[i * channels + channel]);
}

}  // namespace ts
