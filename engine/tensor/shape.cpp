#include "engine/tensor/shape.h"

namespace ts {

std::string Shape::text() const
{
    std::string out = "(";
    for (int i = 0; i < m_rank; ++i) {
        if (i > 0)
            out += ", ";
        out += std::to_string((*this)[i]);
    }
    return out + ")";
}

void Shape::throw_too_many(std::size_t rank)
{
    throw ShapeError(translatable("engine", "A tensor has at most %1 dimensions; %2 were asked for."),
                     {std::to_string(kMaxDims), std::to_string(rank)});
}

Shape contiguous_strides(const Shape& sizes)
{
    Shape strides = sizes;
    std::int64_t step = 1;
    for (int i = sizes.rank() - 1; i >= 0; --i) {
        strides[i] = step;
        step *= std::max<std::int64_t>(sizes[i], 1);
    }
    return strides;
}

Shape broadcast_shapes(const Shape& a, const Shape& b, const char* op)
{
    if (a == b)
        return a;
    Shape out = a.rank() >= b.rank() ? a : b;
    const int rank = out.rank();
    for (int i = 1; i <= rank; ++i) {
        const std::int64_t x = i <= a.rank() ? a[a.rank() - i] : 1;
        const std::int64_t y = i <= b.rank() ? b[b.rank() - i] : 1;
        if (x != y && x != 1 && y != 1)
            throw ShapeError(translatable("engine",
                                          "%1: shapes %2 and %3 do not fit together: sizes %4 and %5 differ in dimension %6, "
                                          "and neither is 1."),
                             {op, a.text(), b.text(), std::to_string(x), std::to_string(y), std::to_string(rank - i)});
        out[rank - i] = x == 1 ? y : x;
    }
    return out;
}

int normalize_dim(std::int64_t dim, int rank, const char* op)
{
    const std::int64_t limit = std::max(rank, 1);
    if (dim < -limit || dim >= limit)
        throw ArgumentError(translatable("engine", "%1: dimension %2 is out of range for a tensor of %3 dimensions."),
                            {op, std::to_string(dim), std::to_string(rank)});
    return static_cast<int>(dim < 0 ? dim + limit : dim);
}

}  // namespace ts
