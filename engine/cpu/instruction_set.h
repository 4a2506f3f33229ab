#pragma once

#include <cstdint>

namespace ts {

/// Vector instruction sets that the loops of cpu/simd are built for.
enum class InstructionSet : std::uint8_t { Baseline, Avx2, Avx512 };

/// The best one this machine has, or the one named by the environment variable TENSORSCAPE_SIMD (baseline, avx2, avx512)
/// where that is lower. Found once.
InstructionSet instruction_set();

/// "AVX-512" ...
const char* name(InstructionSet set);

}  // namespace ts
