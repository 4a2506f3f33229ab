#pragma once

#include <array>
#include <cstdint>

#include "engine/cuda/strided_plan.h"
#include "engine/cuda/vector.h"

namespace ts::cuda {

/// A walk in whole vectors, each of neighbours or of one number repeated.
template <int N> struct RowPlan {
    StridedPlan<N> plan;  ///< of vectors; offsets stay in elements
    bool repeated[N]{};
    std::int32_t rest = 0;  ///< elements after the last vector, where there is only one row

    /// Where the elements' plan, which is given, allows it.
    bool take_vectors(int length)
    {
        if (plan.dims == 0 || plan.strides[0][plan.dims - 1] != 1)
            return false;
        const int inner = plan.dims - 1;
        rest = static_cast<std::int32_t>(plan.sizes[inner] % length);
        if (rest != 0 && plan.dims > 1)
            return false;
        for (int n = 0; n < N; ++n)
            if (!step(n, inner, length))
                return false;
        plan.sizes[inner] /= length;
        plan.finish();
        return true;
    }
    [[nodiscard]] bool aligned_or_repeated(const std::array<bool, N>& aligned) const
    {
        for (std::size_t n = 0; n < N; ++n)
            if (!aligned[n] && !repeated[n])
                return false;
        return true;
    }

private:
    bool step(int n, int inner, int length)
    {
        std::int64_t& stride = plan.strides[n][inner];
        repeated[n] = stride == 0;
        if (repeated[n])
            return true;
        if (stride != 1)
            return false;
        stride = length;
        for (int d = 0; d < inner; ++d)
            if (plan.strides[n][d] % length != 0)
                return false;
        return true;
    }
};

template <int V, class T> __device__ Vector<T, V> load_or_repeat(const T* p, bool repeated)
{
    if (!repeated)
        return load_vector<V>(p);
    return splat<V>(*p);
}

}  // namespace ts::cuda
