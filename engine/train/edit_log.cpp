#include "engine/train/edit_log.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

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
    m_edits.push_back(edit);
    std::ofstream out(m_file, std::ios::binary | std::ios::app);
    out << line_of(edit) << std::flush;
    if (!out)
        throw IoError(translatable("engine", "%1 could not be written."), {m_file.string()});
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
