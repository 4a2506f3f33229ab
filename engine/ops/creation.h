#pragma once

#include <cstdint>

#include "engine/tensor/random.h"
#include "engine/tensor/tensor.h"

namespace ts {

// Tensors made from numbers, on any device; random ones are the same on every device. zeros, ones, full and scalar are in
// engine/tensor/tensor.h.

/// start, start + step, ... below `end` (above, where step is negative), int64. Throws ArgumentError for a step of 0 or
/// bounds on the wrong side.
Tensor arange(std::int64_t start, std::int64_t end, std::int64_t step = 1, Device device = {});
Tensor arange(std::int64_t end, Device device = {});
/// The same in real numbers: ceil((end - start) / step) of them.
Tensor arange_real(double start, double end, double step = 1, TensorOptions options = {});
/// `steps` numbers from start to end, both included. Throws ArgumentError for steps < 0.
Tensor linspace(double start, double end, std::int64_t steps, TensorOptions options = {});
/// (n, m) with ones on the diagonal.
Tensor eye(std::int64_t n, std::int64_t m, TensorOptions options = {});
Tensor eye(std::int64_t n);

Tensor zeros_like(const Tensor& a);
Tensor ones_like(const Tensor& a);
Tensor full_like(const Tensor& a, double value);

/// Random numbers for tensors: every use takes a stream of its own, so that the same seed and the same calls in the same
/// order give the same bits on any number of threads.
class Generator {
public:
    explicit Generator(std::uint64_t seed) : m_seed(seed) { }
    [[nodiscard]] Philox next() { return Philox(m_seed, m_stream++); }
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }

private:
    std::uint64_t m_seed;
    std::uint64_t m_stream = 0;
};

/// Uniform in [0, 1).
Tensor rand(const Shape& sizes, Generator& generator, TensorOptions options = {});
/// Normally distributed with mean 0 and deviation 1.
Tensor randn(const Shape& sizes, Generator& generator, TensorOptions options = {});
/// Whole numbers in [low, high), int64. Throws ArgumentError where low >= high.
Tensor randint(std::int64_t low, std::int64_t high, const Shape& sizes, Generator& generator, Device device = {});
/// 0 ... n - 1 in random order, int64. Each exchange depends on those before: they are made on the host.
Tensor randperm(std::int64_t n, Generator& generator, Device device = {});

}  // namespace ts
