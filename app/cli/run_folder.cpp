#include "app/cli/run_folder.h"

#include "engine/tensor/error.h"

namespace ts::cli {

namespace fs = std::filesystem;

fs::path find_run(const std::optional<std::string>& named, const fs::path& base_dir)
{
    if (named)
        return *named;
    fs::path newest;
    fs::file_time_type time;
    std::error_code missing;
    for (const fs::directory_entry& entry : fs::directory_iterator(base_dir / "runs", missing)) {
        const fs::path checkpoints = entry.path() / "checkpoints";
        if (!fs::is_directory(checkpoints))
            continue;
        const fs::file_time_type written = fs::last_write_time(checkpoints);
        if (newest.empty() || written > time) {
            newest = entry.path();
            time = written;
        }
    }
    if (newest.empty())
        throw IoError(translatable("engine", "There is no run under %1. Train first, or name one with --run."),
                      {(base_dir / "runs").string()});
    return newest;
}

}  // namespace ts::cli
