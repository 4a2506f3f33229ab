#include "engine/cuda/elementwise_math.h"
#include "engine/cuda/map_elements.h"
#include "engine/ops/elementwise_kernels.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

// The operation is an argument, not a template parameter: the branch is the same for every thread, memory sets the pace, and
// the library stays small.

template <class T> struct Unary {
    UnaryOp op;
    Compute<T> parameter;
    __device__ T operator()(T x) const { return convert<T>(unary_value(op, convert<Compute<T>>(x), parameter)); }
};

template <class T> struct Binary {
    BinaryOp op;
    Compute<T> parameter;
    __device__ T operator()(T x, T y) const
    {
        return convert<T>(binary_value(op, convert<Compute<T>>(x), convert<Compute<T>>(y), parameter));
    }
};

template <class T> struct Comparison {
    CompareOp op;
    __device__ bool operator()(T left, T right) const
    {
        const auto x = convert<Compute<T>>(left), y = convert<Compute<T>>(right);
        switch (op) {
        case CompareOp::Equal:
            return x == y;
        case CompareOp::NotEqual:
            return x != y;
        case CompareOp::Less:
            return x < y;
        case CompareOp::LessEqual:
            return x <= y;
        case CompareOp::Greater:
            return x > y;
        default:
            return x >= y;
        }
    }
};

template <class T> struct Choice {
    __device__ T operator()(bool condition, T a, T b) const { return condition ? a : b; }
};

void expect_defined(bool defined, const Tensor& t)
{
    if (!defined)
        throw TypeError(translatable("engine", "This element-wise operation is not defined for %1."),
                        {std::string(name(t.dtype()))});
}

void unary(UnaryOp op, const Tensor& in, const Tensor& out, double parameter)
{
    expect_on_device("Elementwise", in);
    expect_on_device("Elementwise", out);
    expect_defined(is_floating(in.dtype()) || defined_for_integers(op), in);
    visit_element(in.dtype(), [&]<class T>(T) {
        map_elements<T, T>(Unary<T>{op, static_cast<Compute<T>>(parameter)}, out, in);
    });
}

void binary(BinaryOp op, const Tensor& a, const Tensor& b, const Tensor& out, double parameter)
{
    for (const Tensor& t : {a, b, out})
        expect_on_device("Elementwise", t);
    expect_defined(is_floating(a.dtype()) || defined_for_integers(op), a);
    visit_element(a.dtype(), [&]<class T>(T) {
        map_elements<T, T, T>(Binary<T>{op, static_cast<Compute<T>>(parameter)}, out, a, b);
    });
}

void compare(CompareOp op, const Tensor& a, const Tensor& b, const Tensor& out)
{
    for (const Tensor& t : {a, b, out})
        expect_on_device("Elementwise", t);
    visit_element(a.dtype(), [&]<class T>(T) { map_elements<bool, T, T>(Comparison<T>{op}, out, a, b); });
}

void where(const Tensor& condition, const Tensor& a, const Tensor& b, const Tensor& out)
{
    for (const Tensor& t : {condition, a, b, out})
        expect_on_device("Elementwise", t);
    visit_element(out.dtype(), [&]<class T>(T) { map_elements<T, bool, T, T>(Choice<T>{}, out, condition, a, b); });
}

const RegisterKernels<ElementwiseKernels> registered{DeviceType::Cuda, {unary, binary, compare, where}};

}  // namespace

}  // namespace ts::cuda
