#include "engine/train/run_directory.h"

#include <string>
#include <system_error>

#include "engine/graph/project_file.h"
#include "engine/train/edit_log.h"

namespace ts {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_cannot_make(const fs::path& folder, const std::error_code& reason)
{
    throw IoError(translatable("engine", "The run's folder %1 could not be made: %2."), {folder.string(), reason.message()});
}

void make_folder(const fs::path& folder)
{
    std::error_code reason;
    fs::create_directories(folder, reason);
    if (reason)
        throw_cannot_make(folder, reason);
}

/// A file name made of the project's name: "Digits CNN" gives "digits_cnn".
std::string folder_name(const std::string& name)
{
    std::string result;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
        result += upper ? static_cast<char>(c - 'A' + 'a') : kept ? c : '_';
    }
    return result.empty() ? "run" : result;
}

/// Makes the folder with the first free number; two programs never get the same.
fs::path make_numbered(const fs::path& parent, const std::string& name)
{
    make_folder(parent);
    for (int number = 1;; ++number) {
        const fs::path folder = parent / (name + "-" + std::to_string(number));
        std::error_code reason;
        if (fs::create_directory(folder, reason))
            return folder;
        if (reason && reason != std::errc::file_exists)
            throw_cannot_make(folder, reason);
    }
}

}  // namespace

RunDirectory RunDirectory::create(const fs::path& wanted, const fs::path& base_dir, const GraphDocument& document)
{
    RunDirectory run(wanted.empty() ? make_numbered(base_dir / "runs", folder_name(document.name)) : wanted);
    make_folder(run.path());
    if (fs::exists(run.project()))
        throw IoError(translatable("engine", "%1 holds a run already. Continue it with resume or choose another folder."),
                      {run.path().string()});
    save_project(document, run.project());
    return run;
}

GraphDocument RunDirectory::latest_document() const
{
    GraphDocument document = load_project(project());
    const EditLog log(edits());
    for (const RunEdit& edit : log.edits())
        if (edit.document)
            document = *edit.document;
    return document;
}

RunDirectory RunDirectory::open(const fs::path& folder)
{
    RunDirectory run(folder);
    std::error_code ignored;
    if (!fs::exists(run.project(), ignored))
        throw IoError(translatable("engine", "There is no run in %1."), {folder.string()});
    return run;
}

}  // namespace ts
