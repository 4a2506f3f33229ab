#include "engine/tensor/copy.h"

#include <cstring>
#include <type_traits>

#include "engine/tensor/device_backend.h"
#include "engine/tensor/element.h"
#include "engine/tensor/strided_walk.h"

namespace ts {

namespace {

template <class From, class To>
void copy_run(const From* from, std::int64_t from_step, To* to, std::int64_t to_step, std::int64_t n)
{
    if (from_step == 1 && to_step == 1) {
        if constexpr (std::is_same_v<From, To>) {
            std::memmove(to, from, static_cast<std::size_t>(n) * sizeof(To));
            return;
        }
        for (std::int64_t i = 0; i < n; ++i)
            to[i] = convert_element<To>(from[i]);
        return;
    }
    for (std::int64_t i = 0; i < n; ++i)
        to[i * to_step] = convert_element<To>(from[i * from_step]);
}

bool same_memory_order(const Tensor& a, const Tensor& b)
{
    return (a.is_contiguous() && b.is_contiguous()) || (a.strides() == b.strides() && a.is_dense());
}

std::size_t bytes_of(const Tensor& t)
{
    return static_cast<std::size_t>(t.numel()) * item_size(t.dtype());
}

/// Dense tensors of one type and memory order.
void transfer(const Tensor& from, const Tensor& to)
{
    const Device source = from.device(), target = to.device();
    if (target.type == DeviceType::Cpu)
        backend(source).download(source.index, to.raw_data(), from.raw_data(), bytes_of(to));
    else if (source.type == DeviceType::Cpu)
        backend(target).upload(target.index, to.raw_data(), from.raw_data(), bytes_of(to));
    else
        transfer(copy_to_device(from, Device{}), to);
}

/// Orders and converts on the source's side, then transfers, then puts in place.
void copy_between_devices(const Tensor& from, const Tensor& to)
{
    if (from.dtype() == to.dtype() && same_memory_order(from, to)) {
        transfer(from, to);
        return;
    }
    Tensor sent = empty(from.sizes(), TensorOptions(to.dtype(), from.device()));
    copy_elements(from, sent);
    if (to.is_contiguous()) {
        transfer(sent, to);
        return;
    }
    const Tensor received = empty(to.sizes(), to.options());
    transfer(sent, received);
    copy_elements(received, to);
}

}  // namespace

void copy_elements(const Tensor& from, const Tensor& to)
{
    if (to.numel() == 0)
        return;
    if (from.device() != to.device()) {
        copy_between_devices(from, to);
        return;
    }
    if (to.device().type != DeviceType::Cpu) {
        backend(to.device()).copy(from, to);
        return;
    }
    if (from.dtype() == to.dtype() && same_memory_order(from, to)) {
        std::memmove(to.raw_data(), from.raw_data(), bytes_of(from));
        return;
    }
    const StridedWalk<2> walk(to.sizes(), {&to.strides(), &from.strides()});
    visit_dtype(from.dtype(), [&]<class From>(From) {
        visit_dtype(to.dtype(), [&]<class To>(To) {
            auto* out = static_cast<To*>(to.raw_data());
            const auto* in = static_cast<const From*>(from.raw_data());
            walk.run([&](const std::array<std::int64_t, 2>& at, std::int64_t n, const std::array<std::int64_t, 2>& step) {
                copy_run(in + at[1], step[1], out + at[0], step[0], n);
            });
        });
    });
}

Tensor contiguous_copy(const Tensor& from)
{
    if (from.is_contiguous())
        return from;
    Tensor out = empty(from.sizes(), from.options());
    copy_elements(from, out);
    return out;
}

Tensor copy_to_device(const Tensor& from, Device device)
{
    if (from.device() == device)
        return from;
    const TensorOptions options(from.dtype(), device);
    Tensor out = from.is_dense() ? empty_strided(from.sizes(), from.strides(), options) : empty(from.sizes(), options);
    copy_elements(from, out);
    return out;
}

void fill_elements(const Tensor& to, double value)
{
    if (to.numel() == 0)
        return;
    if (to.device().type != DeviceType::Cpu) {
        backend(to.device()).fill(to, value);
        return;
    }
    const StridedWalk<1> walk(to.sizes(), {&to.strides()});
    visit_dtype(to.dtype(), [&]<class T>(T) {
        auto* p = static_cast<T*>(to.raw_data());
        const T filler = from_double<T>(value);
        walk.run([&](const std::array<std::int64_t, 1>& at, std::int64_t n, const std::array<std::int64_t, 1>& step) {
            if (step[0] == 1)
                std::fill_n(p + at[0], n, filler);
            else
                for (std::int64_t i = 0; i < n; ++i)
                    p[at[0] + i * step[0]] = filler;
        });
    });
}

}  // namespace ts
