#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/tensor/tensor.h"

namespace ts {

namespace {

// PyTorch shows the first and last three of each long dimension.
constexpr std::int64_t kEdge = 3;
constexpr std::int64_t kSummarizeAbove = 1000;

std::string number(double value, DType dtype, bool scientific)
{
    char buffer[48];
    if (dtype == DType::Bool)
        return value != 0 ? "True" : "False";
    if (!is_floating(dtype))
        std::snprintf(buffer, sizeof buffer, "%.0f", value);
    else if (!std::isfinite(value))
        return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
    else
        std::snprintf(buffer, sizeof buffer, scientific ? "%.4e" : "%.4f", value);
    return buffer;
}

class Printer {
public:
    explicit Printer(const Tensor& t) : m_tensor(t), m_values(t.to_vector()), m_summarize(t.numel() > kSummarizeAbove)
    {
        double largest = 0, smallest = INFINITY;
        for (const double v : m_values)
            if (std::isfinite(v) && v != 0) {
                largest = std::max(largest, std::abs(v));
                smallest = std::min(smallest, std::abs(v));
            }
        m_scientific = largest > 0 && (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4);
        for (const double v : m_values)
            m_width = std::max(m_width, number(v, t.dtype(), m_scientific).size());
    }

    void print(std::string& out, int dim, std::int64_t offset) const
    {
        if (dim == m_tensor.dim()) {
            const std::string text = number(m_values[static_cast<std::size_t>(offset)], m_tensor.dtype(), m_scientific);
            out.append(m_width - text.size(), ' ').append(text);
            return;
        }
        const std::int64_t size = m_tensor.sizes()[dim];
        const std::int64_t step = contiguous_strides(m_tensor.sizes())[dim];
        const bool last = dim + 1 == m_tensor.dim();
        const std::string gap = last ? ", " : ",\n" + std::string(static_cast<std::size_t>(dim) + 8, ' ');
        out += '[';
        for (std::int64_t i = 0; i < size; ++i) {
            if (i > 0)
                out += gap;
            if (m_summarize && size > 2 * kEdge && i == kEdge) {
                out += "..." + gap;
                i = size - kEdge;
            }
            print(out, dim + 1, offset + i * step);
        }
        out += ']';
    }

private:
    const Tensor& m_tensor;
    std::vector<double> m_values;
    bool m_summarize;
    bool m_scientific = false;
    std::size_t m_width = 0;
};

}  // namespace

std::string Tensor::text() const
{
    if (!defined())
        return "tensor(undefined)";
    std::string out = "tensor(";
    Printer(*this).print(out, 0, 0);
    if (dtype() != DType::Float32 && dtype() != DType::Int64 && dtype() != DType::Bool)
        out += ", dtype=" + std::string(name(dtype()));
    if (requires_grad())
        out += ", requires_grad=True";
    return out + ")";
}

}  // namespace ts
