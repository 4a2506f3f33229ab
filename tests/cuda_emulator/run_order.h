#pragma once

#include <cstdint>

namespace cuda_emulator {

/// The order in which blocks, warps and lanes that could run do run. A kernel without races gives the same bits in each.
/// TENSORSCAPE_EMULATOR_ORDER says forward (the default), reverse or shuffle.
class RunOrder {
public:
    static RunOrder from_environment();

    /// Which block comes at place `step` of `count`; every block comes once.
    std::uint64_t block(std::uint64_t step, std::uint64_t count) const;
    /// Where to look for the block whose turn it is after that of block `last`, in a launch whose blocks run by turns.
    std::uint64_t after(std::uint64_t last, std::uint64_t count);
    /// Should such a block end its turn though it could go on?
    bool breaks_off();
    /// One bit of a mask that is not 0, by its number.
    int choose(std::uint32_t mask);

private:
    enum class Kind { Forward, Reverse, Shuffle };

    std::uint32_t random();

    Kind m_kind = Kind::Forward;
    std::uint64_t m_state = 0x9e3779b97f4a7c15u;
};

}  // namespace cuda_emulator
