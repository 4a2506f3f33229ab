#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/registry/param_value.h"
#include "engine/tensor/error.h"

namespace ts {

/// How a parameter is edited and checked.
enum class ParamType : std::uint8_t {
    Bool,
    Int,
    Float,
    String,
    Choice,   ///< one of `choices`
    Path,     ///< a file, relative to the project file
    IntPair,  ///< one int for both axes, or two: (height, width)
    IntList,  ///< any number of ints, as a shape
};

/// Declares one parameter: everything a property editor, the JSON reader and the command line need to know.
struct ParamSpec {
    std::string name{};  ///< key in JSON; PyTorch's name where the same thing exists there
    ParamType type = ParamType::Int;
    ParamValue default_value{};  ///< null with allow_null: taken from the input, or none
    std::string help{};          ///< one line of English, translatable
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    bool open_minimum = false;  ///< the minimum itself is not allowed
    bool open_maximum = false;
    std::vector<std::string> choices{};
    bool allow_null = false;  ///< may be null
    std::string null_text{};  ///< what null means, e.g. "auto"; translatable
    std::string unit{};       ///< shown behind the field, e.g. "%"
    bool advanced = false;    ///< folded away until asked for
};

/// What is wrong with `value` for this parameter, in one sentence; nothing where it is fine. Ints are accepted where a
/// float is asked for; a single int is accepted for IntPair and IntList.
std::optional<Message> check_value(const ParamSpec& spec, const ParamValue& value);

/// Reads `text` typed by a person or on a command line ("3", "1e-3", "3, 5", "auto", "true").
/// Throws ArgumentError with a sentence that names the parameter, what it takes and what it got.
ParamValue parse_value(const ParamSpec& spec, std::string_view text);

/// Reads typed values out of Params, falling back to the defaults of the specs. All readers throw ArgumentError where the
/// value is missing or of another type.
class ParamReader {
public:
    ParamReader(const std::vector<ParamSpec>& specs, const Params& params) : m_specs(&specs), m_params(&params) { }

    [[nodiscard]] const ParamValue& value(std::string_view name) const;
    [[nodiscard]] bool is_null(std::string_view name) const;
    [[nodiscard]] bool boolean(std::string_view name) const;
    [[nodiscard]] std::int64_t integer(std::string_view name) const;
    [[nodiscard]] double number(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name) const;
    /// A single int is returned twice.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> pair(std::string_view name) const;
    /// A single int is returned as a list of one.
    [[nodiscard]] std::vector<std::int64_t> integers(std::string_view name) const;

private:
    const std::vector<ParamSpec>* m_specs;
    const Params* m_params;
};

}  // namespace ts
