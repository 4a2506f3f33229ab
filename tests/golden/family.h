#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts::golden {

/// One folder entry computed by PyTorch: <family>.json lists cases, <family>.safetensors holds their tensors as "<case>/<key>".
class Family {
public:
    /// Throws IoError or FormatError that name the file.
    Family(const std::filesystem::path& folder, const std::string& name);

    [[nodiscard]] const nlohmann::ordered_json& cases() const { return m_cases; }
    /// A tensor of a case. Throws FormatError where the file lacks it.
    [[nodiscard]] const Tensor& at(const std::string& id, const std::string& key) const;
    [[nodiscard]] bool has(const std::string& id, const std::string& key) const;
    /// All tensors of a case whose key begins with `prefix`, by what follows it.
    [[nodiscard]] std::map<std::string, Tensor> group(const std::string& id, const std::string& prefix) const;

private:
    std::string m_name;
    nlohmann::ordered_json m_cases;
    std::map<std::string, Tensor> m_tensors;
};

/// What is wrong with a case; empty where it passed.
using Failures = std::vector<std::string>;
using RunCase = Failures (*)(const Family& family, const nlohmann::ordered_json& test);

/// Runs the cases of one family: `const RegisterFamily optimizers{"optimizers", run};` at namespace scope.
class RegisterFamily {
public:
    RegisterFamily(std::string name, RunCase run);
};

/// Families this program can run, by name.
const std::map<std::string, RunCase>& families();

}  // namespace ts::golden
