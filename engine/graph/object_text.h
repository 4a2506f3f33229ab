#pragma once

#include <string>

#include "engine/graph/training_settings.h"

namespace ts {

/// Text of a JSON object with one key a line, or all on one line.
class ObjectText {
public:
    /// One key a line, indented by this many spaces.
    explicit ObjectText(std::size_t indent) : m_separator(",\n" + std::string(indent, ' ')) { }
    ObjectText() = default;

    void add(const std::string& key, const std::string& json);
    void add(const ExtraKeys& extra);
    void add(const Params& params);
    [[nodiscard]] std::string text() const;

private:
    std::string m_separator = ", ";
    std::string m_keys;
};

/// A number that is read as floating-point anyway, without ".0".
std::string plain_number(double value);

}  // namespace ts
