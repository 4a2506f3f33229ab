#pragma once

#include <cstdint>
#include <cuda_runtime.h>

#include "engine/ops/pool_geometry.h"

namespace ts::cuda {

/// A PoolGeometry with integers of type I, which are 32 bits wide where every element can be reached so: divisions of 64 bits
/// are several times slower.
template <class I> struct PoolSizes {
    I n, channels, h, w, out_h, out_w, kernel_h, kernel_w;
    I stride_h, stride_w, pad_h, pad_w, dilation_h, dilation_w;
    bool count_include_pad;

    explicit PoolSizes(const PoolGeometry& g)
        : n(static_cast<I>(g.n)),
          channels(static_cast<I>(g.channels)),
          h(static_cast<I>(g.h)),
          w(static_cast<I>(g.w)),
          out_h(static_cast<I>(g.out_h)),
          out_w(static_cast<I>(g.out_w)),
          kernel_h(static_cast<I>(g.kernel_h)),
          kernel_w(static_cast<I>(g.kernel_w)),
          stride_h(static_cast<I>(g.stride_h)),
          stride_w(static_cast<I>(g.stride_w)),
          pad_h(static_cast<I>(g.pad_h)),
          pad_w(static_cast<I>(g.pad_w)),
          dilation_h(static_cast<I>(g.dilation_h)),
          dilation_w(static_cast<I>(g.dilation_w)),
          count_include_pad(g.count_include_pad)
    {
    }
};

}  // namespace ts::cuda
