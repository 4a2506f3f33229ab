#include "engine/train/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <sstream>
#include <unistd.h>

#include "engine/formats/atomic_file.h"
#include "engine/formats/safetensors.h"
#include "engine/graph/project_file.h"
#include "engine/train/checkpoint_state.h"

namespace ts {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "step-";

/// Makes the names in a folder survive a power cut.
void sync_folder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = descriptor >= 0 && (::fsync(descriptor) == 0 || errno == EINVAL);
    const int reason = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!done)
        throw IoError(translatable("engine", "%1 could not be written: %2."), {folder.string(), std::strerror(reason)});
}

[[noreturn]] void throw_io(const fs::filesystem_error& error)
{
    throw IoError(translatable("engine", "%1 could not be written: %2."), {error.path1().string(), error.code().message()});
}

std::map<std::string, Tensor> by_name(const std::vector<nn::NamedTensor>& tensors)
{
    std::map<std::string, Tensor> map;
    for (const nn::NamedTensor& tensor : tensors)
        map.emplace(tensor.name, tensor.value);
    return map;
}

std::vector<nn::NamedTensor> load_tensors(const fs::path& file)
{
    std::vector<nn::NamedTensor> tensors;
    for (auto& [name, value] : load_safetensors(file))
        tensors.push_back({name, value});
    return tensors;
}

std::string read_text(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in)
        throw IoError(translatable("engine", "%1 could not be read."), {file.string()});
    return text.str();
}

void write_files(const fs::path& folder, const Checkpoint& checkpoint)
{
    save_safetensors(folder / "weights.safetensors", by_name(checkpoint.weights));
    save_safetensors(folder / "optimizer.safetensors", by_name(checkpoint.optimizer));
    if (!checkpoint.average.empty())
        save_safetensors(folder / "average.safetensors", by_name(checkpoint.average));
    save_project(checkpoint.document, folder / "project.json");
    write_file_atomically(folder / "state.json", write_position(checkpoint.position));
    sync_folder(folder);
}

/// Puts a finished folder in place of one that may be there already.
void put_in_place(const fs::path& from, const fs::path& to)
{
    const fs::path old = to.parent_path() / (".old-" + to.filename().string());
    fs::remove_all(old);
    if (fs::exists(to))
        fs::rename(to, old);
    fs::rename(from, to);
    sync_folder(to.parent_path());
    fs::remove_all(old);
}

/// What programs that were killed while writing have left.
void remove_leftovers(const fs::path& folder)
{
    std::vector<fs::path> leftovers;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        if (const std::string name = entry.path().filename().string(); name.starts_with(".step-") || name.starts_with(".old-"))
            leftovers.push_back(entry.path());
    for (const fs::path& leftover : leftovers)
        fs::remove_all(leftover);
}

}  // namespace

fs::path CheckpointFolder::path_of(std::int64_t step) const
{
    return m_folder / (std::string(kPrefix) + std::to_string(step));
}

fs::path CheckpointFolder::save(const Checkpoint& checkpoint) const
{
    const fs::path target = path_of(checkpoint.position.step);
    const fs::path temporary = m_folder / ("." + target.filename().string());
    try {
        fs::create_directories(m_folder);
        fs::remove_all(temporary);
        fs::create_directory(temporary);
        write_files(temporary, checkpoint);
        put_in_place(temporary, target);
        prune();
    } catch (const fs::filesystem_error& error) {
        throw_io(error);
    } catch (const Error&) {
        std::error_code ignored;
        fs::remove_all(temporary, ignored);
        throw;
    }
    return target;
}

std::vector<std::int64_t> CheckpointFolder::steps() const
{
    std::vector<std::int64_t> steps;
    std::error_code missing;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder, missing)) {
        const std::string name = entry.path().filename().string();
        std::int64_t step = 0;
        if (!name.starts_with(kPrefix) || !entry.is_directory())
            continue;
        const char* end = name.data() + name.size();
        if (std::from_chars(name.data() + kPrefix.size(), end, step).ptr == end)
            steps.push_back(step);
    }
    std::ranges::sort(steps, std::greater());
    return steps;
}

void CheckpointFolder::prune() const
{
    constexpr std::size_t kNewest = 2;
    remove_leftovers(m_folder);
    const std::vector<std::int64_t> all = steps();
    std::optional<std::int64_t> best;
    double best_score = 0;
    const auto score_of = [this](std::int64_t step) -> std::optional<double> {
        const fs::path file = path_of(step) / "state.json";
        try {
            return read_position(read_text(file), file).score;
        } catch (const Error&) {
            return std::nullopt;  // left half removed by a run that was killed; it must not stop the next one
        }
    };
    for (const std::int64_t step : all) {
        const std::optional<double> score = score_of(step);
        if (score && (!best || *score <= best_score)) {
            best = step;
            best_score = *score;
        }
    }
    for (std::size_t i = kNewest; i < all.size(); ++i)
        if (all[i] != best)
            fs::remove_all(path_of(all[i]));
}

Checkpoint CheckpointFolder::load_newest() const
{
    const std::vector<std::int64_t> all = steps();
    if (all.empty())
        throw IoError(translatable("engine", "There is no checkpoint in %1 to continue from."), {m_folder.string()});
    for (const std::int64_t step : all) {
        try {
            return load_checkpoint(path_of(step));
        } catch (const Error&) {
            if (step == all.back())
                throw;
        }
    }
    return {};
}

Checkpoint load_checkpoint(const fs::path& folder)
{
    Checkpoint checkpoint;
    checkpoint.position = read_position(read_text(folder / "state.json"), folder / "state.json");
    checkpoint.document = load_project(folder / "project.json");
    checkpoint.weights = load_tensors(folder / "weights.safetensors");
    checkpoint.optimizer = load_tensors(folder / "optimizer.safetensors");
    if (fs::exists(folder / "average.safetensors"))
        checkpoint.average = load_tensors(folder / "average.safetensors");
    return checkpoint;
}

}  // namespace ts
