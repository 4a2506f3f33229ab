#include "engine/cuda/copy.h"
#include "engine/cuda/map_elements.h"
#include "engine/cuda/transposed_copy.h"

namespace ts::cuda {

namespace {

/// Many pairs of types: where operands do not lie alike, one element a thread has to do.
template <class To, class From> struct Converted {
    using Chooses = void;
    __device__ To operator()(From value) const { return convert<To>(value); }
};

template <class T> struct Same {
    __device__ T operator()(T value) const { return value; }
};

template <class T> struct Constant {
    T value;
    __device__ T operator()() const { return value; }
};

std::size_t bytes_of(const Tensor& t)
{
    return static_cast<std::size_t>(t.numel()) * item_size(t.dtype());
}

void copy_same(const Tensor& from, const Tensor& to)
{
    if (lie_alike(to, from))
        check(cudaMemcpyAsync(to.raw_data(), from.raw_data(), bytes_of(to), cudaMemcpyDeviceToDevice, compute_stream()));
    else if (!copy_transposed(from, to))
        visit_width(to.dtype(), [&]<class T>(T) {
            if (!map_rows<T, T>(Same<T>{}, to, from))
                map_strided<T, T>(Same<T>{}, to, from);
        });
}

}  // namespace

void copy(const Tensor& from, const Tensor& to)
{
    expect_on_device("copy", from);
    expect_on_device("copy", to);
    if (to.numel() == 0)
        return;
    if (from.dtype() == to.dtype()) {
        copy_same(from, to);
        return;
    }
    visit_element(from.dtype(), [&]<class From>(From) {
        visit_element(to.dtype(), [&]<class To>(To) {
            if constexpr (!std::is_same_v<To, From>)
                if (!map_alike<To, From>(Converted<To, From>{}, to, from))
                    map_strided<To, From>(Converted<To, From>{}, to, from);
        });
    });
}

void fill(const Tensor& out, double value)
{
    expect_on_device("fill", out);
    if (value == 0 && out.is_dense()) {
        check(cudaMemsetAsync(out.raw_data(), 0, bytes_of(out), compute_stream()));
        return;
    }
    visit_element(out.dtype(), [&]<class T>(T) {
        // Through the host's rounding, so that both devices hold the same bits.
        map_elements<T>(Constant<T>{convert<T>(value)}, out);
    });
}

}  // namespace ts::cuda
