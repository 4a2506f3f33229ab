#pragma once

#include "engine/cpu/instruction_set.h"

namespace ts {

/// The builds of one set of loops for each instruction set; null where a variant is not built.
template <class Loops> struct SimdVariants {
    Loops (*on_baseline)() = nullptr;
    Loops (*on_avx2)() = nullptr;
    Loops (*on_avx512)() = nullptr;
};

/// The loops of the best variant that this machine runs.
template <class Loops> Loops choose_simd(const SimdVariants<Loops>& variants)
{
    if (instruction_set() == InstructionSet::Avx512 && variants.on_avx512)
        return variants.on_avx512();
    if (instruction_set() >= InstructionSet::Avx2 && variants.on_avx2)
        return variants.on_avx2();
    return variants.on_baseline();
}

}  // namespace ts
