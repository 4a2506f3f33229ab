#include "engine/cuda/copy.h"
#include "engine/cuda/map_elements.h"

namespace ts::cuda {

namespace {

template <class To, class From> struct Converted {
    __device__ To operator()(From value) const { return convert<To>(value); }
};

template <class T> struct Constant {
    T value;
    __device__ T operator()() const { return value; }
};

}  // namespace

void copy(const Tensor& from, const Tensor& to)
{
    expect_on_device("copy", from);
    expect_on_device("copy", to);
    if (from.dtype() == to.dtype() && lie_alike(to, from)) {
        check(cudaMemcpyAsync(to.raw_data(), from.raw_data(), static_cast<std::size_t>(to.numel()) * item_size(to.dtype()),
                              cudaMemcpyDeviceToDevice, compute_stream()));
        return;
    }
    visit_element(from.dtype(), [&]<class From>(From) {
        visit_element(to.dtype(), [&]<class To>(To) { map_elements<To, From>(Converted<To, From>{}, to, from); });
    });
}

void fill(const Tensor& out, double value)
{
    expect_on_device("fill", out);
    if (value == 0 && out.is_dense()) {
        check(cudaMemsetAsync(out.raw_data(), 0, static_cast<std::size_t>(out.numel()) * item_size(out.dtype()),
                              compute_stream()));
        return;
    }
    visit_element(out.dtype(), [&]<class T>(T) {
        // Through the host's rounding, so that both devices hold the same bits.
        map_elements<T>(Constant<T>{convert<T>(value)}, out);
    });
}

}  // namespace ts::cuda
