#include "family.h"

#include <fstream>

#include "engine/formats/safetensors.h"

namespace ts::golden {

namespace {

nlohmann::ordered_json read_json(const std::filesystem::path& path)
{
    std::ifstream file(path);
    if (!file)
        throw IoError("%1 cannot be read", {path.string()});
    auto json = nlohmann::ordered_json::parse(file, nullptr, false);
    if (!json.is_array())
        throw FormatError("%1 is not a list of cases", {path.string()});
    return json;
}

std::map<std::string, RunCase>& registered()
{
    static std::map<std::string, RunCase> list;
    return list;
}

}  // namespace

Family::Family(const std::filesystem::path& folder, const std::string& name)
    : m_name(name), m_cases(read_json(folder / (name + ".json")))
{
    const std::filesystem::path tensors = folder / (name + ".safetensors");
    if (std::filesystem::exists(tensors))
        m_tensors = load_safetensors(tensors);
}

const Tensor& Family::at(const std::string& id, const std::string& key) const
{
    const auto found = m_tensors.find(id + "/" + key);
    if (found == m_tensors.end())
        throw FormatError("%1.safetensors lacks %2/%3", {m_name, id, key});
    return found->second;
}

bool Family::has(const std::string& id, const std::string& key) const
{
    return m_tensors.contains(id + "/" + key);
}

std::map<std::string, Tensor> Family::group(const std::string& id, const std::string& prefix) const
{
    const std::string start = id + "/" + prefix;
    std::map<std::string, Tensor> found;
    for (auto it = m_tensors.lower_bound(start); it != m_tensors.end() && it->first.starts_with(start); ++it)
        found.emplace(it->first.substr(start.size()), it->second);
    return found;
}

RegisterFamily::RegisterFamily(std::string name, RunCase run)
{
    registered().emplace(std::move(name), run);
}

const std::map<std::string, RunCase>& families()
{
    return registered();
}

}  // namespace ts::golden
