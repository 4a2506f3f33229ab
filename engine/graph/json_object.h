#pragma once

#include <set>
#include <string>
#include <string_view>

#include "engine/graph/graph_document.h"
#include "engine/graph/json_text.h"

namespace ts {

/// Reads the keys of one JSON object and remembers which. Everything that does not fit is a FormatError that names the
/// path of the key, such as graph.nodes[3].label. The JSON value must outlive the reader.
class JsonObject {
public:
    /// `path` is the object's own, empty for the whole file.
    JsonObject(const Json& value, std::string path);

    /// The value at `key`, or null where it is missing.
    const Json* find(const char* key);
    /// The value at `key`; it must be there.
    const Json& need(const char* key);

    std::string text(const char* key);
    std::string text_or(const char* key, std::string missing);
    std::int64_t integer_or(const char* key, std::int64_t missing);
    bool boolean_or(const char* key, bool missing);
    /// Nothing where the key is missing or null.
    std::optional<std::int64_t> integer(const char* key);
    std::optional<double> number(const char* key);

    /// Path of a key, or of an item of the list at the key.
    [[nodiscard]] std::string path_of(std::string_view key) const;
    [[nodiscard]] std::string path_of(std::string_view key, std::size_t item) const;
    /// The keys nobody asked for, in their order.
    [[nodiscard]] ExtraKeys rest() const;
    /// The same as parameters. Throws FormatError where one is an object or a mixed list.
    [[nodiscard]] Params rest_as_params() const;

private:
    const Json* m_value;
    std::string m_path;
    std::set<std::string, std::less<>> m_asked;
};

/// Throws FormatError: the value at `path` must be `expected` ("a number", translatable as a whole sentence).
[[noreturn]] void refuse_json(const char* sentence, const std::string& path, const Json& value);

/// The items of a list. Throws FormatError where the value is something else.
const Json& json_list(const Json& value, const std::string& path);
double json_number(const Json& value, const std::string& path);
std::string json_string(const Json& value, const std::string& path);
ParamValue json_param(const Json& value, const std::string& path);

/// The value of a parameter as JSON text.
std::string param_text(const ParamValue& value);

}  // namespace ts
