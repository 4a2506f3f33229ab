#pragma once

#include <cmath>

#include "engine/cuda/cross_entropy_rows.h"

/// Terms of the sums that cross entropy needs, and what becomes of these sums; see sum_items.h.
namespace ts::cuda {

/// Weight of a target that counts. Those out of range are reported later.
template <class T> struct TargetWeight {
    CrossEntropyRows<T> rows;
    __device__ double operator()(std::int64_t row) const
    {
        const std::int64_t target = rows.target[row];
        if (target == rows.ignore_index || target < 0 || target >= rows.layout.classes)
            return 0;
        return static_cast<double>(rows.class_weight(target));
    }
};
/// All targets ignored: 0 / 0, as PyTorch.
struct StoreDivisor {
    double* to;
    __device__ void operator()(double total) const { *to = total != 0 ? total : NAN; }
};

template <class T> struct Number {
    const T* numbers;
    __device__ double operator()(std::int64_t i) const { return static_cast<double>(numbers[i]); }
};
struct StoreSum {
    double* to;
    __device__ void operator()(double total) const { *to = total; }
};
template <class T> struct StoreLoss {
    const double* divisor;
    T* to;
    __device__ void operator()(double total) const { *to = static_cast<T>(divisor ? total / *divisor : total); }
};

}  // namespace ts::cuda
