#include "engine/graph/project_migration.h"

#include <array>

#include "engine/graph/json_object.h"
#include "engine/graph/project_file.h"
#include "engine/tensor/error.h"

namespace ts {
namespace {

/// Gives a key another name at its place.
void rename_key(Json& object, std::string_view from, const char* to)
{
    Json renamed = Json::object();
    for (auto& [key, value] : object.items())
        renamed[key == from ? to : key] = std::move(value);
    object = std::move(renamed);
}

void join_position(Json& node)
{
    if (!node.is_object() || node.contains("position") || !node.contains("x") || !node.contains("y"))
        return;
    node["position"] = Json::array({node["x"], node["y"]});
    node.erase("x");
    node.erase("y");
}

/// Version 0 called the settings "train" and kept "x" and "y" of a node apart.
void from_version_0(Json& project)
{
    if (project.contains("train") && !project.contains("training"))
        rename_key(project, "train", "training");
    if (!project.contains("graph") || !project["graph"].is_object() || !project["graph"].contains("nodes"))
        return;
    for (Json& node : project["graph"]["nodes"])
        join_position(node);
}

using Migration = void (*)(Json& project);

/// The migration at place v makes version v + 1 of version v.
constexpr std::array<Migration, kProjectVersion> migrations = {from_version_0};

}  // namespace

void migrate_project(Json& project)
{
    const std::int64_t version = JsonObject(project, "").integer_or("version", -1);
    if (version < 0)
        throw FormatError(translatable("engine", "%1 is missing."), {"version"});
    if (version > kProjectVersion)
        throw FormatError(translatable("engine",
                                       "This project was written by a newer version of the program (file version %1, "
                                       "this program reads up to %2). Update the program to open it."),
                          {std::to_string(version), std::to_string(kProjectVersion)});
    for (auto step = static_cast<std::size_t>(version); step < migrations.size(); ++step)
        migrations[step](project);
    project["version"] = kProjectVersion;
}

}  // namespace ts
