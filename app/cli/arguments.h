#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ts::cli {

/// Wrong use of the command line; the message says what is expected.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// An option a command knows: "--epochs N", or "--json" where `value` is empty.
struct OptionSpec {
    std::string_view name;   ///< with the dashes
    std::string_view value;  ///< name of its value in the help
    std::string_view help;
};

/// What stood on the command line behind the command.
class Arguments {
public:
    /// Values follow as "--epochs 3" or "--epochs=3"; "--" ends the options. Throws UsageError for unknown options and
    /// missing values.
    static Arguments parse(std::span<const std::string_view> words, std::span<const OptionSpec> known);

    [[nodiscard]] bool has(std::string_view option) const { return text(option).has_value(); }
    /// Last value given; flags give "".
    [[nodiscard]] std::optional<std::string> text(std::string_view option) const;
    [[nodiscard]] std::vector<std::string> all(std::string_view option) const;
    /// A whole number of at least `minimum`. Throws UsageError.
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view option, std::int64_t minimum) const;
    /// The only word that is no option. Throws UsageError where there is none or more than one; `what` names it.
    [[nodiscard]] std::string only_positional(std::string_view what) const;
    /// Throws UsageError where words that are no options were given.
    void refuse_positionals() const;

private:
    std::vector<std::string> m_positional;
    std::vector<std::pair<std::string, std::string>> m_options;
};

}  // namespace ts::cli
