#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "engine/formats/safetensors_header.h"

namespace ts {

/// Takes the events of the JSON parser and accepts exactly the structure of a safetensors header, which is three levels
/// deep; nothing else is ever built in memory. Throws FormatError that names the file and the tensor.
class SafetensorsJson : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit SafetensorsJson(const std::filesystem::path& file) : m_file(file) { }

    /// The header, not yet checked against the data.
    [[nodiscard]] SafetensorsHeader& header() { return m_header; }

    bool start_object(std::size_t elements) override;
    bool end_object() override;
    bool start_array(std::size_t elements) override;
    bool end_array() override;
    bool key(string_t& text) override;
    bool string(string_t& text) override;
    bool number_unsigned(number_unsigned_t number) override;
    bool null() override { refuse("null"); }
    bool boolean(bool) override { refuse("a truth value"); }
    bool number_integer(number_integer_t) override { refuse("a negative number"); }
    bool number_float(number_float_t, const string_t&) override { refuse("a number with a fraction"); }
    bool binary(binary_t&) override { refuse("binary data"); }
    bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& error) override;

private:
    enum class Place { Outside, Root, Metadata, Entry, List };

    [[noreturn]] void refuse(const char* found) const;
    void begin_entry(const std::string& name);
    void finish_entry();

    std::filesystem::path m_file;
    SafetensorsHeader m_header;
    Place m_place = Place::Outside;
    std::string m_name;  ///< key in the root
    std::string m_key;   ///< key inside an entry or the metadata
    bool m_metadata_seen = false;
    std::optional<std::string> m_dtype;
    std::optional<std::vector<std::uint64_t>> m_shape;
    std::optional<std::vector<std::uint64_t>> m_offsets;
    std::optional<std::vector<std::uint64_t>>* m_list = nullptr;  ///< the one being filled
};

}  // namespace ts
