#include <cmath>
#include <span>
#include <vector>

#include "engine/nn/initialization_methods.h"
#include "engine/tensor/element.h"
#include "engine/tensor/error.h"
#include "engine/tensor/host_write.h"

namespace ts::nn::init {

namespace {

/// In a fixed order, in lanes so that it vectorises.
double dot(std::span<const double> a, std::span<const double> b)
{
    constexpr std::size_t kLanes = 8;
    double lanes[kLanes] = {};
    const std::size_t whole = a.size() / kLanes * kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            lanes[lane] += a[i + lane] * b[i + lane];
    double sum = 0;
    for (const double lane : lanes)
        sum += lane;
    for (std::size_t i = whole; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

void subtract(std::span<double> from, std::span<const double> what, double factor)
{
    for (std::size_t i = 0; i < from.size(); ++i)
        from[i] -= factor * what[i];
}

/// `count` vectors of `length` numbers one behind the other.
class Vectors {
public:
    Vectors(std::size_t count, std::size_t length) : m_count(count), m_length(length), m_numbers(count * length) { }

    [[nodiscard]] std::span<double> operator[](std::size_t i) { return {m_numbers.data() + i * m_length, m_length}; }
    [[nodiscard]] std::vector<double>& numbers() { return m_numbers; }

    /// QR by Gram and Schmidt: the vectors become Q, with the signs that make the diagonal of R positive. Each is projected
    /// twice, which leaves no more than rounding errors.
    void orthonormalize()
    {
        for (std::size_t i = 0; i < m_count; ++i) {
            const std::span<double> own = (*this)[i];
            for (int pass = 0; pass < 2; ++pass)
                for (std::size_t before = 0; before < i; ++before)
                    subtract(own, (*this)[before], dot(own, (*this)[before]));
            const double length = std::sqrt(dot(own, own));
            for (double& number : own)
                number = length > 0 ? number / length : 0;
        }
    }

private:
    std::size_t m_count;
    std::size_t m_length;
    std::vector<double> m_numbers;
};

}  // namespace

void orthogonal(const Tensor& out, const Philox& random, double gain)
{
    if (out.dim() < 2)
        throw ShapeError(translatable("engine", "Orthogonal weights need two or more dimensions; got %1."),
                         {out.sizes().text()});
    if (out.numel() == 0)
        return;
    const auto rows = static_cast<std::size_t>(out.size(0));
    const std::size_t columns = static_cast<std::size_t>(out.numel()) / rows;
    const bool wide = rows <= columns;
    Vectors vectors(wide ? rows : columns, wide ? columns : rows);
    const Tensor numbers = empty({out.numel()}, DType::Float64);
    fill_normal(numbers, random, 0, 1);
    vectors.numbers().assign(numbers.data<double>(), numbers.data<double>() + numbers.numel());
    vectors.orthonormalize();
    write_on_host(out, [&](const Tensor& host) {
        visit_dtype(host.dtype(), [&]<class T>(T) {
            T* p = static_cast<T*>(host.raw_data());
            for (std::size_t row = 0; row < rows; ++row)
                for (std::size_t column = 0; column < columns; ++column)
                    p[row * columns + column] = from_double<T>(gain * (wide ? vectors[row][column] : vectors[column][row]));
        });
    });
    out.bump_version();
}

}  // namespace ts::nn::init
