#include "engine/tensor/copy.h"

#include <cstring>
#include <type_traits>

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

}  // namespace

void copy_elements(const Tensor& from, const Tensor& to)
{
    const auto bytes = static_cast<std::size_t>(from.numel()) * item_size(from.dtype());
    if (from.dtype() == to.dtype()
        && ((from.is_contiguous() && to.is_contiguous()) || (from.strides() == to.strides() && from.is_dense())))
    {
        std::memmove(to.raw_data(), from.raw_data(), bytes);
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
    Tensor out = empty(from.sizes(), from.dtype());
    copy_elements(from, out);
    return out;
}

}  // namespace ts
