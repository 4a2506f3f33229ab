#include "engine/data/cifar_source.h"

#include <algorithm>
#include <numeric>

#include "engine/data/natural_order.h"
#include "engine/formats/csv_record.h"
#include "engine/formats/gzip.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

namespace fs = std::filesystem;

bool is_batch(const fs::path& file)
{
    return file.extension() == ".bin" && file.filename().string().starts_with("data_batch_");
}

std::vector<fs::path> batches_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code unreadable;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable))
        if (is_batch(entry.path()))
            files.push_back(entry.path());
    std::ranges::sort(files, natural_less, [](const fs::path& file) { return file.filename().string(); });
    return files;
}

std::vector<std::string> lines_of(const fs::path& file)
{
    std::error_code missing;
    if (!fs::is_regular_file(file, missing))
        return {};
    const std::string text = read_head(file, 1 << 16).bytes;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        if (const std::string_view name = trimmed(line.substr(0, line.find('\r'))); !name.empty())
            lines.emplace_back(name);
        at = end + 1;
    }
    return lines;
}

/// Numbers where the file of names is missing or does not fit.
std::vector<std::string> class_names(const CifarFiles& files)
{
    std::vector<std::string> names = lines_of(files.names);
    if (static_cast<std::int64_t>(names.size()) == files.classes)
        return names;
    names.clear();
    for (std::int64_t i = 0; i < files.classes; ++i)
        names.push_back(std::to_string(i));
    return names;
}

std::vector<fs::path> where_it_exists(const fs::path& file)
{
    std::error_code missing;
    return fs::exists(file, missing) ? std::vector{file} : std::vector<fs::path>{};
}

}  // namespace

CifarFiles find_cifar(const fs::path& place, bool coarse)
{
    std::error_code missing;
    const fs::path folder = fs::is_regular_file(place, missing) ? place.parent_path() : place;
    CifarFiles ten{batches_in(folder), where_it_exists(folder / "test_batch.bin"), folder / "batches.meta.txt"};
    if (!ten.training.empty())
        return ten;
    CifarFiles hundred{where_it_exists(folder / "train.bin"),
                       where_it_exists(folder / "test.bin"),
                       folder / (coarse ? "coarse_label_names.txt" : "fine_label_names.txt"),
                       2,
                       coarse ? std::size_t{0} : std::size_t{1},
                       coarse ? 20 : 100};
    if (hundred.training.empty())
        throw IoError(translatable("engine",
                                   "%1 holds neither CIFAR-10 (data_batch_1.bin ...) nor CIFAR-100 (train.bin) in the binary "
                                   "version. Choose their folder; \"tscape fetch cifar-10 --to DIR\" downloads CIFAR-10."),
                      {folder.string()});
    return hundred;
}

std::int64_t CifarFiles::records_in(const fs::path& file) const
{
    const std::uint64_t size = InputFile(file).size();
    if (size % record_bytes() != 0)
        throw FormatError(translatable("engine",
                                       "%1 has %2 bytes, which is no whole number of images (%3 bytes each). Is it complete, "
                                       "and the binary version?"),
                          {file.string(), std::to_string(size), std::to_string(record_bytes())});
    return static_cast<std::int64_t>(size / record_bytes());
}

ExampleLayout cifar_layout(const CifarFiles& files)
{
    return {{3, 32, 32}, {}, true, class_names(files)};
}

CifarSource::CifarSource(const CifarFiles& files) : m_files(files), m_layout(cifar_layout(files))
{
    std::ranges::for_each(files.training, [this](const fs::path& file) { add(file); });
    m_training_rows = m_rows;
    std::ranges::for_each(files.test, [this](const fs::path& file) { add(file); });
    if (m_training_rows == 0)
        throw FormatError(translatable("engine", "%1 is empty."), {files.training.front().string()});
}

void CifarSource::add(const fs::path& path)
{
    const std::int64_t records = m_files.records_in(path);
    m_opened.push_back({MappedFile(path), m_rows});
    m_rows += records;
}

RowSplit CifarSource::parts() const
{
    RowSplit split;
    split.training.resize(static_cast<std::size_t>(m_training_rows));
    split.validation.resize(static_cast<std::size_t>(m_rows - m_training_rows));
    std::iota(split.training.begin(), split.training.end(), 0);
    std::iota(split.validation.begin(), split.validation.end(), m_training_rows);
    return split;
}

void CifarSource::decode(std::int64_t row, std::span<float> features, std::span<double> target) const
{
    const File& file = *std::prev(std::ranges::upper_bound(m_opened, row, {}, &File::first_row));
    file.bytes.check_still_whole();
    const std::size_t at = static_cast<std::size_t>(row - file.first_row) * m_files.record_bytes();
    const auto record = file.bytes.bytes().subspan(at, m_files.record_bytes());
    const int label = std::to_integer<int>(record[m_files.label_at]);
    if (label >= m_files.classes)
        throw FormatError(translatable("engine", "%1, byte %2: the class is %3, but there are only %4 (0 to %5)."),
                          {file.bytes.path().string(), std::to_string(at + m_files.label_at), std::to_string(label),
                           std::to_string(m_files.classes), std::to_string(m_files.classes - 1)});
    target[0] = label;
    std::ranges::transform(record.subspan(m_files.label_bytes), features.begin(),
                           [](std::byte value) { return static_cast<float>(std::to_integer<int>(value)); });
    file.bytes.count_read(record.size());
}

}  // namespace ts
