#include "engine/cuda/elementwise.h"
#include "engine/cuda/map_elements.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

/// True where the order of two numbers is one of those wanted.
template <class T> struct Comparison {
    bool less, equal, greater, unordered;
    __device__ bool operator()(T left, T right) const
    {
        const auto x = convert<Compute<T>>(left), y = convert<Compute<T>>(right);
        const bool below = x<y, same = x == y, above = x> y;
        return (below & less) | (same & equal) | (above & greater) | (unordered & !(below | same | above));
    }
};

template <class T> Comparison<T> comparison(CompareOp op)
{
    const bool differs = op == CompareOp::NotEqual;
    return {op == CompareOp::Less || op == CompareOp::LessEqual || differs,
            op == CompareOp::Equal || op == CompareOp::LessEqual || op == CompareOp::GreaterEqual,
            op == CompareOp::Greater || op == CompareOp::GreaterEqual || differs, differs};
}

template <class T> struct Choice {
    __device__ T operator()(bool condition, T a, T b) const { return condition ? a : b; }
};

}  // namespace

void compare(CompareOp op, const Tensor& a, const Tensor& b, const Tensor& out)
{
    for (const Tensor& t : {a, b, out})
        expect_on_device("Elementwise", t);
    visit_element(a.dtype(), [&]<class T>(T) { map_elements<bool, T, T>(comparison<T>(op), out, a, b); });
}

void where(const Tensor& condition, const Tensor& a, const Tensor& b, const Tensor& out)
{
    for (const Tensor& t : {condition, a, b, out})
        expect_on_device("Elementwise", t);
    visit_width(out.dtype(), [&]<class T>(T) { map_elements<T, bool, T, T>(Choice<T>{}, out, condition, a, b); });
}

namespace {

const RegisterKernels<ElementwiseKernels> registered{DeviceType::Cuda, {unary, binary, compare, where}};

}  // namespace

}  // namespace ts::cuda
