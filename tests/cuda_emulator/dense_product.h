#pragma once

namespace cuda_emulator {

/// result(i, j) = sum over p of a(i, p) b(p, j): all with columns one behind the other (m x k, k x n, m x n). Sums run over
/// short pieces of k that are then added up.
template <class T> void dense_product(long m, long n, long k, const T* a, const T* b, T* result);

extern template void dense_product(long, long, long, const float*, const float*, float*);
extern template void dense_product(long, long, long, const double*, const double*, double*);

}  // namespace cuda_emulator
