#include "engine/cpu/simd/elementwise_loops.h"

#include <type_traits>

#include "engine/cpu/simd/normal_distribution.h"
#include "engine/cpu/simd/vector_math.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

constexpr std::size_t at(UnaryOp op)
{
    return static_cast<std::size_t>(op);
}
constexpr std::size_t at(BinaryOp op)
{
    return static_cast<std::size_t>(op);
}
constexpr std::size_t at(CompareOp op)
{
    return static_cast<std::size_t>(op);
}
constexpr std::size_t at(DType type)
{
    return static_cast<std::size_t>(type);
}

template <class T, class F>
void unary_loop(const void* in, std::int64_t in_step, void* out, std::int64_t out_step, std::int64_t n, double parameter)
{
    const auto* x = static_cast<const T*>(in);
    auto* y = static_cast<T*>(out);
    const T p = static_cast<T>(parameter);
    if (in_step == 1 && out_step == 1) {
        for (std::int64_t i = 0; i < n; ++i)
            y[i] = F{}(x[i], p);
        return;
    }
    for (std::int64_t i = 0; i < n; ++i)
        y[i * out_step] = F{}(x[i * in_step], p);
}

template <class T, class R, class F>
void binary_loop(const void* a, std::int64_t a_step, const void* b, std::int64_t b_step, void* out, std::int64_t out_step,
                 std::int64_t n, double parameter)
{
    const auto* x = static_cast<const T*>(a);
    const auto* y = static_cast<const T*>(b);
    auto* z = static_cast<R*>(out);
    const T p = static_cast<T>(parameter);
    if (a_step == 1 && b_step == 1 && out_step == 1) {
        for (std::int64_t i = 0; i < n; ++i)
            z[i] = F{}(x[i], y[i], p);
    } else if (a_step == 1 && b_step == 0 && out_step == 1) {
        const T right = *y;
        for (std::int64_t i = 0; i < n; ++i)
            z[i] = F{}(x[i], right, p);
    } else if (a_step == 0 && b_step == 1 && out_step == 1) {
        const T left = *x;
        for (std::int64_t i = 0; i < n; ++i)
            z[i] = F{}(left, y[i], p);
    } else {
        for (std::int64_t i = 0; i < n; ++i)
            z[i * out_step] = F{}(x[i * a_step], y[i * b_step], p);
    }
}

// The type of a lambda without captures stands for the lambda, so that the loop can be a plain function.
template <class T, class F> UnaryLoop unary(F)
{
    return unary_loop<T, F>;
}

template <class T, class R, class F> BinaryLoop binary(F)
{
    return binary_loop<T, R, F>;
}

template <class T> void add_real_unary(std::array<UnaryLoop, kUnaryOpCount>& loops)
{
    constexpr T one = 1;
    loops[at(UnaryOp::Neg)] = unary<T>([](T x, T) { return -x; });
    loops[at(UnaryOp::Abs)] = unary<T>([](T x, T) { return x < 0 ? -x : x; });
    loops[at(UnaryOp::Sign)] = unary<T>([](T x, T) { return static_cast<T>((x > 0) - (x < 0)); });
    loops[at(UnaryOp::Square)] = unary<T>([](T x, T) { return x * x; });
    loops[at(UnaryOp::Reciprocal)] = unary<T>([](T x, T) { return one / x; });
    loops[at(UnaryOp::Sqrt)] = unary<T>([](T x, T) { return std::sqrt(x); });
    loops[at(UnaryOp::Exp)] = unary<T>([](T x, T) { return vm::exp(x); });
    loops[at(UnaryOp::Log)] = unary<T>([](T x, T) { return vm::log(x); });
    loops[at(UnaryOp::Sin)] = unary<T>([](T x, T) { return vm::sin(x); });
    loops[at(UnaryOp::Cos)] = unary<T>([](T x, T) { return vm::cos(x); });
    loops[at(UnaryOp::Tanh)] = unary<T>([](T x, T) { return vm::tanh(x); });
    loops[at(UnaryOp::Sigmoid)] = unary<T>([](T x, T) { return one / (one + vm::exp(-x)); });
    loops[at(UnaryOp::Erf)] = unary<T>([](T x, T) { return vm::erf(x); });
    loops[at(UnaryOp::Relu)] = unary<T>([](T x, T) { return x < 0 ? T{} : x; });
    loops[at(UnaryOp::LeakyRelu)] = unary<T>([](T x, T slope) { return x < 0 ? slope * x : x; });
    loops[at(UnaryOp::Gelu)] = unary<T>([](T x, T) { return x * normal_terms(x).share; });
    loops[at(UnaryOp::AddScalar)] = unary<T>([](T x, T p) { return x + p; });
    loops[at(UnaryOp::MulScalar)] = unary<T>([](T x, T p) { return x * p; });
    loops[at(UnaryOp::PowScalar)] = unary<T>([](T x, T p) { return vm::pow(x, p); });
}

template <class T> void add_real_binary(std::array<BinaryLoop, kBinaryOpCount>& loops)
{
    constexpr T one = 1;
    loops[at(BinaryOp::Div)] = binary<T, T>([](T x, T y, T) { return x / y; });
    loops[at(BinaryOp::Pow)] = binary<T, T>([](T x, T y, T) { return vm::pow(x, y); });
    loops[at(BinaryOp::TanhGradient)] = binary<T, T>([](T g, T y, T) { return g * (one - y * y); });
    loops[at(BinaryOp::SigmoidGradient)] = binary<T, T>([](T g, T y, T) { return g * y * (one - y); });
    loops[at(BinaryOp::ReluGradient)] = binary<T, T>([](T g, T y, T) { return y > 0 ? g : T{}; });
    loops[at(BinaryOp::LeakyReluGradient)] = binary<T, T>([](T g, T x, T slope) { return x > 0 ? g : slope * g; });
    loops[at(BinaryOp::GeluGradient)] = binary<T, T>([](T g, T x, T) {
        const NormalTerms<T> normal = normal_terms(x);
        return g * (normal.share + x * normal.density);
    });
}

template <class T> void add_arithmetic(std::array<BinaryLoop, kBinaryOpCount>& loops)
{
    loops[at(BinaryOp::Add)] = binary<T, T>([](T x, T y, T) { return static_cast<T>(x + y); });
    loops[at(BinaryOp::Sub)] = binary<T, T>([](T x, T y, T) { return static_cast<T>(x - y); });
    loops[at(BinaryOp::Mul)] = binary<T, T>([](T x, T y, T) { return static_cast<T>(x * y); });
    // A NaN on either side is passed on, as NumPy's maximum does.
    loops[at(BinaryOp::Maximum)] = binary<T, T>([](T x, T y, T) { return x != x || x > y ? x : y; });
    loops[at(BinaryOp::Minimum)] = binary<T, T>([](T x, T y, T) { return x != x || x < y ? x : y; });
}

template <class T> void add_integer_unary(std::array<UnaryLoop, kUnaryOpCount>& loops)
{
    loops[at(UnaryOp::Neg)] = unary<T>([](T x, T) { return static_cast<T>(-x); });
    loops[at(UnaryOp::Abs)] = unary<T>([](T x, T) { return static_cast<T>(x < T{} ? -x : x); });
    loops[at(UnaryOp::Sign)] = unary<T>([](T x, T) { return static_cast<T>((x > T{}) - (x < T{})); });
    loops[at(UnaryOp::Square)] = unary<T>([](T x, T) { return static_cast<T>(x * x); });
    loops[at(UnaryOp::Relu)] = unary<T>([](T x, T) { return x < T{} ? T{} : x; });
    loops[at(UnaryOp::AddScalar)] = unary<T>([](T x, T p) { return static_cast<T>(x + p); });
    loops[at(UnaryOp::MulScalar)] = unary<T>([](T x, T p) { return static_cast<T>(x * p); });
}

template <class T> void add_compare(std::array<BinaryLoop, kCompareOpCount>& loops)
{
    loops[at(CompareOp::Equal)] = binary<T, bool>([](T x, T y, T) { return x == y; });
    loops[at(CompareOp::NotEqual)] = binary<T, bool>([](T x, T y, T) { return x != y; });
    loops[at(CompareOp::Less)] = binary<T, bool>([](T x, T y, T) { return x < y; });
    loops[at(CompareOp::LessEqual)] = binary<T, bool>([](T x, T y, T) { return x <= y; });
    loops[at(CompareOp::Greater)] = binary<T, bool>([](T x, T y, T) { return x > y; });
    loops[at(CompareOp::GreaterEqual)] = binary<T, bool>([](T x, T y, T) { return x >= y; });
}

template <class T> void add_all(ElementwiseLoops& loops, DType type)
{
    add_arithmetic<T>(loops.binary[at(type)]);
    add_compare<T>(loops.compare[at(type)]);
    if constexpr (std::is_floating_point_v<T>) {
        add_real_unary<T>(loops.unary[at(type)]);
        add_real_binary<T>(loops.binary[at(type)]);
    } else {
        add_integer_unary<T>(loops.unary[at(type)]);
    }
}

}  // namespace

ElementwiseLoops elementwise_loops()
{
    ElementwiseLoops loops;
    add_all<float>(loops, DType::Float32);
    add_all<double>(loops, DType::Float64);
    add_all<std::int64_t>(loops, DType::Int64);
    add_all<std::int32_t>(loops, DType::Int32);
    add_all<std::uint8_t>(loops, DType::UInt8);
    add_all<bool>(loops, DType::Bool);
    return loops;
}

}  // namespace ts::TS_SIMD
