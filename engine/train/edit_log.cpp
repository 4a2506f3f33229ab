#include "engine/train/edit_log.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <unistd.h>

#include "engine/formats/atomic_file.h"
#include "engine/graph/project_file.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const RunEdit& edit)
{
    Json line{{"step", edit.step}};
    if (edit.learning_rate)
        line["learning_rate"] = *edit.learning_rate;
    if (edit.document)
        line["project"] = Json::parse(write_project(*edit.document));
    return line.dump() + "\n";
}

RunEdit read_line(const std::string& line)
{
    const Json json = Json::parse(line);
    RunEdit edit;
    edit.step = json.at("step").get<std::int64_t>();
    if (json.contains("learning_rate"))
        edit.learning_rate = json["learning_rate"].get<double>();
    if (json.contains("project"))
        edit.document = read_project(json["project"].dump());
    return edit;
}

/// In one write, so that a crash leaves the line whole, cut off or not there.
void append_to_disk(const std::filesystem::path& file, const std::string& line)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    const bool written = descriptor >= 0 && ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size())
        && ::fsync(descriptor) == 0;
    const int reason = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!written)
        throw IoError(translatable("engine", "%1 could not be written: %2."), {file.string(), std::strerror(reason)});
}

}  // namespace

EditLog::EditLog(std::filesystem::path file) : m_file(std::move(file))
{
    std::ifstream in(m_file, std::ios::binary);
    std::string line;
    bool cut_off = false;
    for (int number = 1; std::getline(in, line); ++number) {
        cut_off = in.eof();
        if (cut_off)
            break;
        try {
            m_edits.push_back(read_line(line));
        } catch (const Json::exception& error) {
            throw FormatError(translatable("engine", "%1, line %2, is not an edit of a run: %3"),
                              {m_file.string(), std::to_string(number), error.what()});
        }
    }
    if (cut_off)
        rewrite();
}

void EditLog::append(const RunEdit& edit)
{
    append_to_disk(m_file, line_of(edit));
    m_edits.push_back(edit);
}

void EditLog::truncate(std::size_t count)
{
    if (count >= m_edits.size())
        return;
    m_edits.resize(count);
    rewrite();
}

void EditLog::rewrite() const
{
    std::string text;
    for (const RunEdit& edit : m_edits)
        text += line_of(edit);
    write_file_atomically(m_file, text);
}

}  // namespace ts
