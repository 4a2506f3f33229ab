#include "tests/cuda_emulator/warp_state.h"

#include <algorithm>
#include <bit>

namespace cuda_emulator {

namespace {

template <class Function> void for_lanes(std::uint32_t lanes, Function&& function)
{
    for (; lanes; lanes &= lanes - 1)
        function(static_cast<std::size_t>(std::countr_zero(lanes)));
}

std::uint64_t combine(WarpTask task, std::uint64_t a, std::uint64_t b)
{
    const auto low = [](std::int64_t x, std::int64_t y) { return static_cast<std::uint64_t>(std::min(x, y)); };
    const auto high = [](std::int64_t x, std::int64_t y) { return static_cast<std::uint64_t>(std::max(x, y)); };
    switch (task) {
    case WarpTask::Add:
        return a + b;
    case WarpTask::Min:
        return std::min(a, b);
    case WarpTask::Max:
        return std::max(a, b);
    case WarpTask::SignedMin:
        return low(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
    case WarpTask::SignedMax:
        return high(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
    case WarpTask::And:
        return a & b;
    case WarpTask::Or:
        return a | b;
    default:
        return a ^ b;
    }
}

constexpr std::uint64_t kPoison
    = ~std::uint64_t{0};  // what a shuffle reads from a lane that takes no part; NaN in every format

}  // namespace

std::uint32_t WarpState::complete(unsigned mask) const
{
    const std::uint32_t group = mask & live;
    if ((at_warp & group) != group)
        return 0;
    bool same = true;
    for_lanes(group, [&](std::size_t lane) { same = same && offers[lane].mask == mask; });
    return same ? group : 0;
}

bool WarpState::agree(std::uint32_t group) const
{
    const WarpTask task = offers[static_cast<std::size_t>(std::countr_zero(group))].task;
    bool same = true;
    for_lanes(group, [&](std::size_t lane) { same = same && offers[lane].task == task; });
    return same;
}

void WarpState::resolve(std::uint32_t group)
{
    const auto first = static_cast<std::size_t>(std::countr_zero(group));
    switch (const WarpTask task = offers[first].task) {
    case WarpTask::Sync:
        break;
    case WarpTask::Shuffle:
        for_lanes(group, [&](std::size_t lane) {
            const auto source = static_cast<std::size_t>(offers[lane].source);
            answers[lane] = ((group >> source) & 1) ? offers[source].value : kPoison;
        });
        break;
    case WarpTask::Ballot: {
        std::uint64_t votes = 0;
        for_lanes(group, [&](std::size_t lane) { votes |= offers[lane].value << lane; });
        for_lanes(group, [&](std::size_t lane) { answers[lane] = votes; });
        break;
    }
    case WarpTask::Match:
        for_lanes(group, [&](std::size_t lane) {
            answers[lane] = 0;
            for_lanes(group, [&](std::size_t other) {
                answers[lane] |= static_cast<std::uint64_t>(offers[lane].value == offers[other].value) << other;
            });
        });
        break;
    default: {
        std::uint64_t total = offers[first].value;
        for_lanes(group & (group - 1), [&](std::size_t lane) { total = combine(task, total, offers[lane].value); });
        for_lanes(group, [&](std::size_t lane) { answers[lane] = total; });
    }
    }
}

}  // namespace cuda_emulator
