#include "engine/formats/npy_dict.h"

#include <charconv>
#include <optional>
#include <string>

namespace ts {

namespace {

class DictParser {
public:
    DictParser(std::string_view text, const std::filesystem::path& file) : m_rest(text), m_file(file) { }

    FileArrayHeader parse()
    {
        expect('{');
        while (!accept('}')) {
            parse_item();
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skip_space();
        if (!m_rest.empty() || !m_scalar || !m_fortran || !m_shape)
            fail();
        return {*m_scalar, *m_shape, *m_fortran, 0};
    }

private:
    [[noreturn]] void fail() const
    {
        throw FormatError(translatable("engine",
                                       "%1 has a damaged header: it must say descr, fortran_order and shape once each. "
                                       "The problem is before \"%2\"."),
                          {m_file.string(), std::string(m_rest.substr(0, 20))});
    }

    void parse_item()
    {
        const std::string_view key = parse_text();
        expect(':');
        if (key == "descr" && !m_scalar)
            m_scalar = parse_descr();
        else if (key == "fortran_order" && !m_fortran)
            m_fortran = parse_truth();
        else if (key == "shape" && !m_shape)
            m_shape = parse_shape();
        else
            fail();
    }

    std::string_view parse_text()
    {
        const char quote = accept('"') ? '"' : '\'';
        if (quote == '\'')
            expect('\'');
        const std::size_t end = m_rest.find(quote);
        if (end == std::string_view::npos)
            fail();
        const std::string_view text = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        return text;
    }

    bool parse_truth()
    {
        skip_space();
        for (const bool value : {false, true}) {
            const std::string_view word = value ? "True" : "False";
            if (m_rest.starts_with(word)) {
                m_rest.remove_prefix(word.size());
                return value;
            }
        }
        fail();
    }

    Shape parse_shape()
    {
        Shape shape;
        expect('(');
        while (!accept(')')) {
            if (shape.rank() == kMaxDims)
                throw FormatError(translatable("engine", "%1 has more than %2 dimensions."),
                                  {m_file.string(), std::to_string(kMaxDims)});
            shape.push_back(parse_size());
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return shape;
    }

    std::int64_t parse_size()
    {
        skip_space();
        std::int64_t size = 0;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), size);
        if (error != std::errc() || size < 0)
            fail();
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        accept('L');  // written by Python 2
        return size;
    }

    FileScalar parse_descr()
    {
        skip_space();
        if (m_rest.starts_with('['))
            throw FormatError(
                translatable("engine", "%1 holds structures with several fields. Save each field as an array of its own."),
                {m_file.string()});
        const std::string_view descr = parse_text();
        if (descr.find('O') != std::string_view::npos)
            throw FormatError(translatable("engine",
                                           "%1 holds Python objects, which can run code when read and are refused. Save it "
                                           "again as an array of numbers."),
                              {m_file.string()});
        if (const auto scalar = scalar_of(descr))
            return *scalar;
        throw FormatError(translatable("engine",
                                       "%1 holds elements of type \"%2\", which are not supported. Save it again as "
                                       "float32 or int64."),
                          {m_file.string(), std::string(descr)});
    }

    static std::optional<FileScalar> scalar_of(std::string_view descr)
    {
        using Kind = FileScalar::Kind;
        if (descr.size() != 3 || std::string_view("<>|=").find(descr[0]) == std::string_view::npos)
            return std::nullopt;
        const int size = descr[2] - '0';
        const bool power = size == 1 || size == 2 || size == 4 || size == 8;
        const std::endian order = descr[0] == '<' ? std::endian::little
            : descr[0] == '>'                     ? std::endian::big
                                                  : std::endian::native;
        const auto make = [&](Kind kind) { return FileScalar{kind, static_cast<std::uint8_t>(size), order}; };
        if (descr[1] == 'f' && power && size > 1)
            return make(Kind::Float);
        if (descr[1] == 'i' && power)
            return make(Kind::Signed);
        if (descr[1] == 'u' && power)
            return make(Kind::Unsigned);
        if (descr[1] == 'b' && size == 1)
            return make(Kind::Bool);
        return std::nullopt;
    }

    void skip_space() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\n"), m_rest.size())); }

    bool accept(char c)
    {
        skip_space();
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    void expect(char c)
    {
        if (!accept(c))
            fail();
    }

    std::string_view m_rest;
    const std::filesystem::path& m_file;
    std::optional<FileScalar> m_scalar;
    std::optional<bool> m_fortran;
    std::optional<Shape> m_shape;
};

}  // namespace

FileArrayHeader parse_npy_dict(std::string_view text, const std::filesystem::path& file)
{
    return DictParser(text, file).parse();
}

}  // namespace ts
