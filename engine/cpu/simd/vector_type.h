#pragma once

#include <cstddef>

namespace ts::TS_SIMD {

#if defined(__AVX512F__)
inline constexpr std::size_t kVectorBytes = 64;
#elif defined(__AVX2__)
inline constexpr std::size_t kVectorBytes = 32;
#else
inline constexpr std::size_t kVectorBytes = 16;
#endif

/// A machine register of T, for loops whose blocking the compiler does not find by itself. Loads and stores may be unaligned.
template <class T> struct VectorOf;
template <> struct VectorOf<float> {
    typedef float type __attribute__((vector_size(kVectorBytes), aligned(alignof(float)), may_alias));
};
template <> struct VectorOf<double> {
    typedef double type __attribute__((vector_size(kVectorBytes), aligned(alignof(double)), may_alias));
};
template <class T> using Vector = typename VectorOf<T>::type;

template <class T> inline constexpr int kLanesOf = static_cast<int>(kVectorBytes / sizeof(T));

}  // namespace ts::TS_SIMD
