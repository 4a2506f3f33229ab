#pragma once

#include <exception>
#include <initializer_list>
#include <string>
#include <vector>

namespace ts {

/// Marks English source text that the applications translate. `context` is always "engine".
constexpr const char* translatable(const char* /*context*/, const char* text)
{
    return text;
}

/// A sentence for the user: English text with %1, %2 ... and the words that go there, so that it can be translated.
struct Message {
    std::string text;
    std::vector<std::string> args;

    Message() = default;
    Message(std::string source, std::vector<std::string> words = {}) : text(std::move(source)), args(std::move(words)) { }

    /// The English sentence with the arguments in place.
    [[nodiscard]] std::string english() const;

    friend bool operator==(const Message&, const Message&) = default;
};

/// Base of everything the engine throws. what() is the English sentence; message() can be translated.
class Error : public std::exception {
public:
    explicit Error(Message message) : m_message(std::move(message)), m_what(m_message.english()) { }
    Error(std::string text, std::vector<std::string> args) : Error(Message(std::move(text), std::move(args))) { }

    [[nodiscard]] const char* what() const noexcept override { return m_what.c_str(); }
    [[nodiscard]] const Message& message() const noexcept { return m_message; }

    /// Id of the graph node the error arose in; empty outside a graph.
    [[nodiscard]] const std::string& node() const noexcept { return m_node; }
    void set_node(std::string id) { m_node = std::move(id); }

private:
    Message m_message;
    std::string m_what;
    std::string m_node;
};

/// Sizes that do not fit together.
class ShapeError : public Error {
    using Error::Error;
};
/// Element types that do not fit the operation.
class TypeError : public Error {
    using Error::Error;
};
/// A device that is missing, lost, out of memory, or tensors on different devices.
class DeviceError : public Error {
    using Error::Error;
};
/// A value outside its range, or a call in the wrong state.
class ArgumentError : public Error {
    using Error::Error;
};
/// File content that does not follow its format.
class FormatError : public Error {
    using Error::Error;
};
/// The operating system refused to open, read or write.
class IoError : public Error {
    using Error::Error;
};

}  // namespace ts
