#pragma once

#include <cstdint>

#include "engine/cuda/fault.h"
#include "engine/ops/class_layout.h"

namespace ts::cuda {

/// What the kernels of cross entropy are given.
template <class T> struct CrossEntropyRows {
    ClassLayout layout;
    const T* logits;
    const std::int64_t* target;
    const T* weight;  ///< null: all 1
    T* gradient;      ///< null: not wanted
    T* losses;
    std::int64_t ignore_index;
    T smoothing;
    const double* divisor;     ///< of the gradient; null: 1
    const double* weight_sum;  ///< over the classes; null: as many as there are
    Fault* fault;

    __device__ T class_weight(std::int64_t c) const { return weight ? weight[c] : T(1); }
};

/// One row: gradient[c] = exp(x[c] - largest) * share, less `sharp` at the target and `spread` times its weight at every class.
template <class T> struct RowGradient {
    std::int64_t target = -1;  ///< -1: the row does not count
    T share = 0, sharp = 0, spread = 0;

    __device__ T at(std::int64_t c, T exponential, const CrossEntropyRows<T>& rows) const
    {
        if (target < 0)
            return 0;
        T value = exponential * share;
        if (c == target)
            value -= sharp;
        if (spread != 0)
            value -= spread * rows.class_weight(c);
        return value;
    }
};

/// Takes the class of a row; -1 where it does not count. Reports one out of range.
template <class T> __device__ std::int64_t counted_target(const CrossEntropyRows<T>& rows, std::int64_t row)
{
    const std::int64_t target = rows.target[row];
    if (target == rows.ignore_index || !inside(rows.fault, FaultKind::CrossEntropyClass, target, rows.layout.classes, row))
        return -1;
    return target;
}

/// Loss and gradient of a row whose target (not -1) has score `picked`. total = sum of exp(x - largest), smooth = sum of
/// weight * (x - largest).
template <class T>
__device__ RowGradient<T> finish_row(const CrossEntropyRows<T>& rows, std::int64_t target, T picked, T largest, T total,
                                     T smooth, T* loss)
{
    const double divisor = rows.divisor ? *rows.divisor : 1;
    const T scale = static_cast<T>(1 / divisor);
    const T weight_sum = static_cast<T>(rows.weight_sum ? *rows.weight_sum : static_cast<double>(rows.layout.classes));
    const T sharp = 1 - rows.smoothing, spread = rows.smoothing / static_cast<T>(rows.layout.classes);
    const T weight = rows.class_weight(target), log_total = log(total);
    *loss = sharp * weight * (log_total - (picked - largest));
    if (rows.smoothing > 0)
        *loss += spread * (weight_sum * log_total - smooth);
    return {target, scale * (sharp * weight + spread * weight_sum) / total, scale * sharp * weight, scale * spread};
}

/// A running maximum and the sum of exponentials relative to it.
template <class T> struct OnlineSum {
    T largest = -INFINITY, total = 0;

    /// What exponents are taken from: while there are but minus infinities, these count nothing.
    __device__ T base() const { return largest == -INFINITY ? T(0) : largest; }
    __device__ void raise(T to)
    {
        if (!(to > largest))
            return;
        total *= exp(largest - to);
        largest = to;
    }
    __device__ void add(T x)
    {
        raise(x);
        total += exp(x - base());
    }
    __device__ static OnlineSum combine(OnlineSum a, OnlineSum b)
    {
        OnlineSum out{a.largest > b.largest ? a.largest : b.largest, 0};
        out.total = a.total * exp(a.largest - out.base()) + b.total * exp(b.largest - out.base());
        return out;
    }
    /// A row of minus infinities has no probabilities.
    __device__ T whole() const { return largest == -INFINITY ? T(NAN) : total; }
};

}  // namespace ts::cuda
