#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"
#include "engine/tensor/node_name.h"
#include "engine/tensor/tensor.h"

namespace ts {

namespace {

// PyTorch's defaults: of more than a thousand elements the first and last three of each long dimension are shown, in lines of
// 80 characters.
constexpr std::int64_t kEdge = 3;
constexpr std::int64_t kSummarizeAbove = 1000;
constexpr std::size_t kLineWidth = 80;
constexpr std::size_t kIndent = 7;  // "tensor("

std::string printed(const char* format, double value)
{
    char buffer[400];
    std::snprintf(buffer, sizeof buffer, format, value);
    return buffer;
}

/// How the numbers of one tensor are written: all in one form and one width.
class NumberFormat {
public:
    void see(double value)
    {
        if (!std::isfinite(value) || value == 0)
            return;
        m_any = true;
        m_whole = m_whole && value == std::ceil(value);
        m_largest = std::max(m_largest, std::abs(value));
        m_smallest = std::min(m_smallest, std::abs(value));
    }
    /// To be called after see() of all.
    void decide()
    {
        m_scientific = m_any && (m_largest / m_smallest > 1000 || m_largest > 1e8 || (!m_whole && m_smallest < 1e-4));
    }
    [[nodiscard]] std::string text(double value) const
    {
        if (std::isnan(value))
            return "nan";
        if (std::isinf(value))
            return value > 0 ? "inf" : "-inf";
        if (m_scientific)
            return printed("%.4e", value);
        return m_whole ? printed("%.0f", value) + "." : printed("%.4f", value);
    }
    /// Does the number count for the width? PyTorch leaves out zeros and what is not finite.
    [[nodiscard]] static bool counts(double value) { return std::isfinite(value) && value != 0; }

private:
    bool m_any = false, m_whole = true, m_scientific = false;
    double m_largest = 0, m_smallest = INFINITY;
};

std::string quoted(bool value)
{
    return value ? "True" : "False";
}

class Printer {
public:
    explicit Printer(const Tensor& t) : m_tensor(t), m_summarize(t.numel() > kSummarizeAbove)
    {
        if (is_floating(t.dtype())) {
            each(0, 0, [this](double value) { m_format.see(value); });
            m_format.decide();
            each(0, 0, [this](double value) {
                if (NumberFormat::counts(value))
                    m_width = std::max(m_width, m_format.text(value).size());
            });
        } else {
            each_offset(0, 0, [this](std::int64_t at) { m_width = std::max(m_width, element(at).size()); });
        }
    }

    [[nodiscard]] std::string text() const { return part(0, 0, kIndent); }

private:
    /// The entries of a dimension that are shown; -1 stands for those left out.
    [[nodiscard]] std::vector<std::int64_t> shown(int dim) const
    {
        const std::int64_t size = m_tensor.size(dim);
        std::vector<std::int64_t> list;
        for (std::int64_t i = 0; i < size; ++i) {
            if (m_summarize && size > 2 * kEdge && i == kEdge) {
                list.push_back(-1);
                i = size - kEdge;
            }
            list.push_back(i);
        }
        return list;
    }

    template <class Body> void each_offset(int dim, std::int64_t at, const Body& body) const
    {
        if (dim == m_tensor.dim()) {
            body(at);
            return;
        }
        for (const std::int64_t i : shown(dim))
            if (i >= 0)
                each_offset(dim + 1, at + i * m_tensor.strides()[dim], body);
    }
    template <class Body> void each(int dim, std::int64_t at, const Body& body) const
    {
        each_offset(dim, at, [&](std::int64_t offset) { body(value(offset)); });
    }

    [[nodiscard]] const void* address(std::int64_t at) const
    {
        return static_cast<const std::byte*>(m_tensor.raw_data()) + at * static_cast<std::int64_t>(item_size(m_tensor.dtype()));
    }
    [[nodiscard]] double value(std::int64_t at) const { return read_element(address(at), m_tensor.dtype()); }

    /// Whole numbers are read as what they are: a double does not hold every int64.
    [[nodiscard]] std::string element(std::int64_t at) const
    {
        return visit_dtype(m_tensor.dtype(), [&]<class T>(T) {
            if constexpr (std::is_same_v<T, bool>)
                return quoted(*static_cast<const T*>(address(at)));
            else if constexpr (std::is_integral_v<T>)
                return std::to_string(*static_cast<const T*>(address(at)));
            else
                return m_format.text(value(at));
        });
    }
    [[nodiscard]] std::string padded(std::int64_t at) const
    {
        const std::string text = element(at);
        return std::string(m_width > text.size() ? m_width - text.size() : 0, ' ') + text;
    }

    [[nodiscard]] std::string part(int dim, std::int64_t at, std::size_t indent) const
    {
        if (dim == m_tensor.dim())
            return padded(at);
        if (dim + 1 == m_tensor.dim())
            return row(dim, at, indent);
        const auto deeper = static_cast<std::size_t>(m_tensor.dim() - dim - 1);
        const std::string gap = "," + std::string(deeper, '\n') + std::string(indent + 1, ' ');
        std::string out;
        for (const std::int64_t i : shown(dim)) {
            out += out.empty() ? "" : gap;
            out += i < 0 ? "..." : part(dim + 1, at + i * m_tensor.strides()[dim], indent + 1);
        }
        return "[" + out + "]";
    }

    /// The last dimension, broken into lines.
    [[nodiscard]] std::string row(int dim, std::int64_t at, std::size_t indent) const
    {
        const std::size_t room = kLineWidth > indent ? kLineWidth - indent : 0;
        const std::size_t in_line = std::max<std::size_t>(room / (m_width + 2), 1);
        std::string out;
        std::size_t count = 0;
        for (const std::int64_t i : shown(dim)) {
            if (count > 0)
                out += count % in_line == 0 ? ",\n" + std::string(indent + 1, ' ') : ", ";
            out += i < 0 ? " ..." : padded(at + i * m_tensor.strides()[dim]);
            ++count;
        }
        return "[" + out + "]";
    }

    const Tensor& m_tensor;
    bool m_summarize;
    NumberFormat m_format;
    std::size_t m_width = 1;
};

/// "log_softmax" becomes "LogSoftmaxBackward0", as PyTorch calls its records.
std::string backward_name(const char* op)
{
    std::string out;
    bool start = true;
    for (const char* c = op; *c; ++c) {
        if (*c != '_')
            out += start ? static_cast<char>(std::toupper(static_cast<unsigned char>(*c))) : *c;
        start = *c == '_';
    }
    return out + "Backward0";
}

/// "(3,)" and "(2, 3)" as Python writes tuples.
std::string tuple(const Shape& sizes)
{
    std::string out = sizes.text();
    if (sizes.rank() == 1)
        out.insert(out.size() - 1, ",");
    return out;
}

std::vector<std::string> suffixes(const Tensor& t)
{
    std::vector<std::string> list;
    const bool empty = t.numel() == 0;
    if (empty && t.dim() != 1)
        list.push_back("size=" + tuple(t.sizes()));
    const bool usual = t.dtype() == DType::Float32 || (!empty && (t.dtype() == DType::Int64 || t.dtype() == DType::Bool));
    if (t.device().type != DeviceType::Cpu)
        list.push_back("device='" + t.device().text() + "'");
    if (!usual)
        list.push_back("dtype=" + std::string(name(t.dtype())));
    if (t.record()->grad_fn)
        list.push_back("grad_fn=<" + backward_name(node_name(*t.record()->grad_fn)) + ">");
    else if (t.requires_grad())
        list.emplace_back("requires_grad=True");
    return list;
}

}  // namespace

std::string Tensor::text() const
{
    if (!defined())
        return "tensor(undefined)";
    std::string out = "tensor(" + (numel() == 0 ? "[]" : Printer(copy_to_device(*this, Device{})).text());
    const std::size_t line_start = out.rfind('\n');
    std::size_t line = line_start == std::string::npos ? out.size() + 2 : out.size() - line_start + 1;
    for (const std::string& suffix : suffixes(*this)) {
        if (line + suffix.size() + 2 > kLineWidth) {
            out += ",\n" + std::string(kIndent, ' ') + suffix;
            line = kIndent + suffix.size();
        } else {
            out += ", " + suffix;
            line += suffix.size() + 2;
        }
    }
    return out + ")";
}

}  // namespace ts
