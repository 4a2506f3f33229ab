#include "engine/train/checkpoint_state.h"

#include <limits>
#include <nlohmann/json.hpp>

namespace ts {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

/// JSON has no NaN: it is written as null.
double number(const Json& json)
{
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

RunPosition from_json(const Json& json)
{
    RunPosition position;
    position.step = json.at("step").get<std::int64_t>();
    position.epoch = json.at("epoch").get<std::int64_t>();
    position.sample = json.at("sample").get<std::int64_t>();
    position.seed = json.at("seed").get<std::int64_t>();
    position.learning_rate = json.at("learning_rate").get<double>();
    position.rate_scale = json.value("rate_scale", 1.0);
    if (const auto schedule = json.find("schedule"); schedule != json.end())
        for (const auto& [name, value] : schedule->items())
            position.schedule.emplace_back(name, value.get<double>());
    position.seconds = json.at("seconds").get<double>();
    position.edits = json.at("edits").get<std::size_t>();
    position.sums.examples = json.at("sums").at("examples").get<double>();
    position.sums.sums = json.at("sums").at("values").get<std::vector<double>>();
    for (const auto& [name, value] : json.at("metrics").items())
        position.metrics.emplace_back(name, number(value));
    if (!json.at("score").is_null())
        position.score = json["score"].get<double>();
    return position;
}

}  // namespace

std::string write_position(const RunPosition& position)
{
    Json metrics = Json::object();
    for (const auto& [name, value] : position.metrics)
        metrics[name] = value;
    Json schedule = Json::object();
    for (const auto& [name, value] : position.schedule)
        schedule[name] = value;
    const Json json{
        {"format", "tensorscape checkpoint"},
        {"version", kVersion},
        {"step", position.step},
        {"epoch", position.epoch},
        {"sample", position.sample},
        {"seed", position.seed},
        {"learning_rate", position.learning_rate},
        {"rate_scale", position.rate_scale},
        {"schedule", schedule},
        {"seconds", position.seconds},
        {"edits", position.edits},
        {"sums", {{"examples", position.sums.examples}, {"values", position.sums.sums}}},
        {"metrics", metrics},
        {"score", position.score ? Json(*position.score) : Json()},
    };
    return json.dump(2) + "\n";
}

RunPosition read_position(std::string_view text, const std::filesystem::path& file)
{
    try {
        const Json json = Json::parse(text);
        if (json.at("version").get<int>() > kVersion)
            throw FormatError(translatable("engine", "%1 was written by a newer version of Tensorscape."), {file.string()});
        return from_json(json);
    } catch (const Json::exception& error) {
        throw FormatError(translatable("engine", "%1 is not the state of a checkpoint: %2"), {file.string(), error.what()});
    }
}

}  // namespace ts
