#pragma once

#include <cuda_runtime.h>

namespace ts::cuda {

/// Joins moments of parts (Chan, Golub & LeVeque, 1979), seen from a number close to all means.
struct JoinedMoments {
    double from, sum = 0, squares = 0;

    __device__ explicit JoinedMoments(double close) : from(close) { }
    __device__ void take(double count, double mean, double deviations)
    {
        const double apart = mean - from;
        sum += count * apart;
        squares += deviations + count * apart * apart;
    }
    [[nodiscard]] __device__ double mean(double count) const { return from + sum / count; }
    [[nodiscard]] __device__ double deviations(double count) const
    {
        const double rest = squares - sum * sum / count;
        return rest < 0 ? 0 : rest;
    }
};

}  // namespace ts::cuda
