#include "tests/cuda_emulator/run_order.h"

#include <bit>
#include <cstdlib>
#include <numeric>
#include <string_view>

namespace cuda_emulator {

RunOrder RunOrder::from_environment()
{
    RunOrder order;
    const char* set = std::getenv("TENSORSCAPE_EMULATOR_ORDER");
    const std::string_view name = set ? set : "";
    if (name == "reverse")
        order.m_kind = Kind::Reverse;
    else if (name == "shuffle")
        order.m_kind = Kind::Shuffle;
    return order;
}

std::uint64_t RunOrder::block(std::uint64_t step, std::uint64_t count) const
{
    if (m_kind == Kind::Forward)
        return step;
    if (m_kind == Kind::Reverse)
        return count - 1 - step;
    std::uint64_t stride = count * 5 / 8 + 1;  // steps prime to the count meet every block once
    while (std::gcd(stride, count) != 1)
        ++stride;
    return (step * stride + count / 3) % count;
}

std::uint64_t RunOrder::after(std::uint64_t last, std::uint64_t count)
{
    if (m_kind == Kind::Forward)
        return (last + 1) % count;
    return m_kind == Kind::Reverse ? (last + count - 1) % count : random() % count;
}

bool RunOrder::breaks_off()
{
    return m_kind == Kind::Shuffle && random() % 32 == 0;
}

int RunOrder::choose(std::uint32_t mask)
{
    if (m_kind == Kind::Forward)
        return std::countr_zero(mask);
    if (m_kind == Kind::Reverse)
        return 31 - std::countl_zero(mask);
    const int turn = static_cast<int>(random() & 31);
    return (std::countr_zero(std::rotr(mask, turn)) + turn) & 31;
}

std::uint32_t RunOrder::random()
{
    m_state ^= m_state << 13;
    m_state ^= m_state >> 7;
    m_state ^= m_state << 17;
    return static_cast<std::uint32_t>(m_state >> 32);
}

}  // namespace cuda_emulator
