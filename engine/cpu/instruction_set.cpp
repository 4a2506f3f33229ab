#include "engine/cpu/instruction_set.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace ts {

namespace {

InstructionSet best_of_machine()
{
#ifdef TS_SIMD_X86
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd"))
        return InstructionSet::Avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2"))
        return InstructionSet::Avx2;
#endif
    return InstructionSet::Baseline;
}

InstructionSet wanted()
{
    const char* value = std::getenv("TENSORSCAPE_SIMD");
    const std::string_view text = value ? value : "";
    if (text == "baseline")
        return InstructionSet::Baseline;
    return text == "avx2" ? InstructionSet::Avx2 : InstructionSet::Avx512;
}

}  // namespace

InstructionSet instruction_set()
{
    static const InstructionSet set = std::min(best_of_machine(), wanted());
    return set;
}

const char* name(InstructionSet set)
{
    constexpr const char* names[] = {"x86-64-v2", "AVX2", "AVX-512"};
    return names[static_cast<std::size_t>(set)];
}

}  // namespace ts
