#include "expression.h"

#include <algorithm>
#include <cctype>

#include "engine/ops/elementwise.h"

namespace ts::golden {

namespace {

class Parser {
public:
    Parser(const std::string& text, const std::map<char, Tensor>& variables) : m_text(text), m_variables(variables) { }

    Tensor whole()
    {
        const Tensor value = sum();
        if (m_at != m_text.size())
            fail();
        return value;
    }

private:
    Tensor sum()
    {
        Tensor value = product();
        for (;;) {
            if (take("+"))
                value = add(value, product());
            else if (take("-"))
                value = sub(value, product());
            else
                return value;
        }
    }
    Tensor product()
    {
        Tensor value = power();
        for (;;) {
            if (take("*"))
                value = mul(value, power());
            else if (take("/"))
                value = div(value, power());
            else
                return value;
        }
    }
    Tensor power()
    {
        const Tensor base = atom();
        return take("**") ? pow(base, power()) : base;
    }
    Tensor atom()
    {
        if (take("-"))
            return neg(power());
        if (take("(")) {
            const Tensor value = sum();
            if (!take(")"))
                fail();
            return value;
        }
        if (m_at < m_text.size() && m_variables.contains(m_text[m_at]))
            return m_variables.at(m_text[m_at++]);
        return number();
    }
    Tensor number()
    {
        std::size_t used = 0;
        try {
            const double value = std::stod(m_text.substr(m_at), &used);
            m_at += used;
            return scalar(value, m_variables.begin()->second.options());
        } catch (const std::logic_error&) {
            fail();
        }
    }
    /// A single * is not the beginning of **.
    bool take(std::string_view sign)
    {
        if (m_text.compare(m_at, sign.size(), sign) != 0 || (sign == "*" && m_text.compare(m_at, 2, "**") == 0))
            return false;
        m_at += sign.size();
        return true;
    }
    [[noreturn]] void fail() const
    {
        throw FormatError("the expression %1 cannot be read from character %2", {m_text, std::to_string(m_at + 1)});
    }

    const std::string& m_text;
    const std::map<char, Tensor>& m_variables;
    std::size_t m_at = 0;
};

}  // namespace

Tensor evaluate(const std::string& expression, const std::map<char, Tensor>& variables)
{
    return Parser(expression, variables).whole();
}

std::string variables_of(const std::string& expression)
{
    std::string letters;
    std::ranges::copy_if(expression, std::back_inserter(letters), [](unsigned char c) { return std::isalpha(c) != 0; });
    std::ranges::sort(letters);
    letters.erase(std::unique(letters.begin(), letters.end()), letters.end());
    return letters;
}

}  // namespace ts::golden
