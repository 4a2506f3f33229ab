#include "tests/cuda_emulator/block_runner.h"

#include <bit>
#include <cstring>
#include <limits>
#include <utility>

#include "tests/cuda_emulator/block_team.h"
#include "tests/cuda_emulator/kernel_report.h"

uint3 threadIdx{};
uint3 blockIdx{};
dim3 blockDim;
dim3 gridDim;

/// 227 KiB can be asked for, as on a device of compute capability 9.0.
alignas(128) thread_local unsigned char dynamic_shared_bytes[228 * 1024];

namespace cuda_emulator {

namespace {

BlockRunner* g_running = nullptr;

uint3 place(std::uint64_t number, const dim3& size)
{
    const std::uint64_t row = number / size.x;
    return {static_cast<unsigned>(number % size.x), static_cast<unsigned>(row % size.y), static_cast<unsigned>(row / size.y)};
}

}  // namespace

BlockRunner& BlockRunner::running()
{
    return *g_running;
}

cudaError_t BlockRunner::run(const cudaLaunchConfig_t& config, const KernelCall& call)
{
    m_call = &call;
    m_order = RunOrder::from_environment();
    prepare(config);
    g_running = this;
    const std::uint64_t blocks = std::uint64_t{config.gridDim.x} * config.gridDim.y * config.gridDim.z;
    bool good = true;
    for (std::uint64_t step = 0; good && step < blocks; ++step) {
        blockIdx = place(m_order.block(step, blocks), config.gridDim);
        good = run_block();
    }
    g_running = nullptr;
    return good ? cudaSuccess : cudaErrorLaunchFailure;
}

bool BlockRunner::run_in_team(const cudaLaunchConfig_t& config, const KernelCall& call, std::uint64_t block, BlockTeam& team)
{
    m_call = &call;
    m_team = &team;
    m_order = RunOrder::from_environment();
    prepare(config);
    g_running = this;
    blockIdx = place(block, config.gridDim);
    return run_block();
}

void BlockRunner::prepare(const cudaLaunchConfig_t& config)
{
    gridDim = config.gridDim;
    m_shared_bytes = config.dynamicSmemBytes;
    blockDim = config.blockDim;
    if (m_threads > 0 && m_shape.x == blockDim.x && m_shape.y == blockDim.y && m_shape.z == blockDim.z)
        return;
    m_shape = blockDim;
    m_threads = static_cast<int>(config.blockDim.x * config.blockDim.y * config.blockDim.z);
    m_present.fill(0);
    for (int thread = 0; thread < m_threads; ++thread) {
        m_index[static_cast<std::size_t>(thread)] = place(static_cast<std::uint64_t>(thread), config.blockDim);
        m_present[static_cast<std::size_t>(thread / kWarpSize)] |= 1u << (thread % kWarpSize);
    }
}

void BlockRunner::start_block()
{
    std::memset(dynamic_shared_bytes, 0xff, m_shared_bytes);  // NaN: nothing may be read that was not written
    m_live = m_threads;
    m_arrived = m_count = 0;
    m_failed = false;
    m_ready_warps = 0;
    m_sleepers = m_moved = false;
    m_idle_rests = 0;
    for (int warp = 0; warp * kWarpSize < m_threads; ++warp) {
        WarpState& state = m_warps[static_cast<std::size_t>(warp)];
        state.live = m_present[static_cast<std::size_t>(warp)];
        state.at_barrier = state.at_warp = state.asleep = state.ready = 0;
        wake(warp, state.live);
    }
}

bool BlockRunner::run_block()
{
    start_block();
    m_current = take_next();
    while (m_current != kNone && !m_failed) {
        Fiber*& own = m_fiber_of[static_cast<std::size_t>(m_current)];
        m_current_fiber = own ? own : idle_fiber();
        own = nullptr;
        m_current_fiber->resume();
    }
    if (m_live > 0 && !m_failed) {
        report("threads wait for each other for ever");
        report_waiting();
        m_failed = true;
    }
    if (m_failed)
        abandon();
    return !m_failed;
}

/// The life of a fiber: threads one after the other, until one has to go on that already has a fiber.
void BlockRunner::work(void* self)
{
    auto& runner = *static_cast<BlockRunner*>(self);
    for (;;) {
        runner.run_threads();
        runner.m_idle.push_back(runner.m_current_fiber);
        runner.leave(*runner.m_current_fiber);
    }
}

void BlockRunner::run_threads()
{
    do {
        threadIdx = m_index[static_cast<std::size_t>(m_current)];
        m_call->invoke(m_call->arguments);
        finish_thread();
        m_current = take_next();
    } while (m_current != kNone && !m_fiber_of[static_cast<std::size_t>(m_current)]);
}

void BlockRunner::finish_thread()
{
    const int number = m_current / kWarpSize;
    WarpState& warp = warp_of(m_current);
    warp.live &= ~(1u << (m_current % kWarpSize));
    --m_live;
    m_moved = true;
    if (m_arrived > 0 && m_arrived == m_live)
        release_barrier();
    for (std::uint32_t waiting = warp.at_warp; waiting; waiting &= waiting - 1)
        release_warp(number, warp.offers[static_cast<std::size_t>(std::countr_zero(waiting))].mask);
}

void BlockRunner::release_warp(int number, unsigned mask)
{
    WarpState& warp = m_warps[static_cast<std::size_t>(number)];
    const std::uint32_t group = warp.complete(mask);
    if (!group)
        return;
    if (!warp.agree(group))
        fail("lanes of one warp operation call different ones");
    warp.resolve(group);
    wake(number, group);
}

void BlockRunner::release_barrier()
{
    m_moved = true;
    m_barrier = {m_count, m_arrived};
    m_arrived = m_count = 0;
    for (int warp = 0; warp * kWarpSize < m_threads; ++warp) {
        WarpState& state = m_warps[static_cast<std::size_t>(warp)];
        const std::uint32_t lanes = state.at_barrier;
        state.at_barrier = 0;
        wake(warp, lanes);
    }
    if (m_team && m_team->breaks_off() && !rest())
        m_failed = true;
}

void BlockRunner::wake(int warp, unsigned lanes)
{
    WarpState& state = m_warps[static_cast<std::size_t>(warp)];
    state.at_warp &= ~lanes;
    state.ready |= lanes;
    if (state.ready)
        m_ready_warps |= 1u << warp;
}

void BlockRunner::wake_sleepers()
{
    m_sleepers = false;
    if (!rest()) {
        m_failed = true;
        return;
    }
    for (int warp = 0; warp * kWarpSize < m_threads; ++warp) {
        WarpState& state = m_warps[static_cast<std::size_t>(warp)];
        wake(warp, state.asleep);
        state.asleep = 0;
    }
}

/// Lets the other blocks run. False where that helps nobody any more.
bool BlockRunner::rest()
{
    const bool moved = std::exchange(m_moved, false);
    m_idle_rests = moved ? 0 : m_idle_rests + 1;
    if (!m_team) {
        if (m_idle_rests > kMostIdleRests)
            report("threads wait for ever for another block, or for each other");
        return m_idle_rests <= kMostIdleRests;
    }
    const uint3 block = blockIdx;
    const bool good = m_team->pass_on(moved);
    blockIdx = block;
    g_running = this;
    return good;
}

/// The thread to run next, or kNone.
int BlockRunner::take_next()
{
    if (!m_ready_warps && m_sleepers)
        wake_sleepers();
    if (m_failed || !m_ready_warps)
        return kNone;
    const int warp = m_order.choose(m_ready_warps);
    WarpState& state = m_warps[static_cast<std::size_t>(warp)];
    const int lane = m_order.choose(state.ready);
    state.ready &= ~(1u << lane);
    if (!state.ready)
        m_ready_warps &= ~(1u << warp);
    return warp * kWarpSize + lane;
}

/// Lets others run until this thread is woken and chosen again.
void BlockRunner::wait()
{
    const int self = m_current;
    Fiber* fiber = m_current_fiber;
    m_fiber_of[static_cast<std::size_t>(self)] = fiber;
    m_current = take_next();
    if (m_current != self)
        leave(*fiber);
    m_fiber_of[static_cast<std::size_t>(self)] = nullptr;
    threadIdx = m_index[static_cast<std::size_t>(self)];
}

/// Leaves the fiber to the next thread where that has one, else to run_block().
void BlockRunner::leave(Fiber& fiber)
{
    Fiber* next = m_current == kNone ? nullptr : m_fiber_of[static_cast<std::size_t>(m_current)];
    if (!next)
        return fiber.suspend();
    m_current_fiber = next;
    fiber.pass_to(*next);
}

BarrierResult BlockRunner::wait_for_block(bool value)
{
    warp_of(m_current).at_barrier |= 1u << lane();
    m_count += value;
    if (++m_arrived == m_live)
        release_barrier();
    wait();
    return m_barrier;
}

std::uint64_t BlockRunner::wait_for_warp(const WarpOffer& offer)
{
    const auto own = static_cast<std::size_t>(lane());
    WarpState& warp = warp_of(m_current);
    if (!((offer.mask >> own) & 1))
        fail("a thread calls a warp operation whose mask leaves it out");
    warp.offers[own] = offer;
    warp.at_warp |= 1u << own;
    release_warp(m_current / kWarpSize, offer.mask);
    wait();
    return warp.answers[own];
}

void BlockRunner::sleep()
{
    warp_of(m_current).asleep |= 1u << lane();
    m_sleepers = true;
    wait();
}

unsigned BlockRunner::active_mask() const
{
    return m_warps[static_cast<std::size_t>(m_current / kWarpSize)].live;
}

void BlockRunner::fail(const char* reason)
{
    report(reason);
    m_failed = true;
    for (;;)
        m_current_fiber->suspend();
}

Fiber* BlockRunner::idle_fiber()
{
    if (m_idle.empty()) {
        m_fibers.push_back(std::make_unique<Fiber>(&BlockRunner::work, this));
        return m_fibers.back().get();
    }
    Fiber* fiber = m_idle.back();
    m_idle.pop_back();
    return fiber;
}

/// After a failure nothing that was running may go on.
void BlockRunner::abandon()
{
    m_fiber_of.fill(nullptr);
    m_idle.clear();
    for (const std::unique_ptr<Fiber>& fiber : m_fibers) {
        fiber->restart();
        m_idle.push_back(fiber.get());
    }
}

void BlockRunner::report(const char* reason) const
{
    report_kernel(m_call->function, reason, m_live > 0 && m_current != kNone);
}

void BlockRunner::report_waiting() const
{
    for (int thread = 0; thread < m_threads; ++thread) {
        const WarpState& warp = m_warps[static_cast<std::size_t>(thread / kWarpSize)];
        const std::uint32_t bit = 1u << (thread % kWarpSize);
        if (!(warp.live & bit))
            continue;
        const bool at_warp = warp.at_warp & bit;
        report_waiting_thread(m_index[static_cast<std::size_t>(thread)],
                              at_warp ? &warp.offers[static_cast<std::size_t>(thread % kWarpSize)] : nullptr, warp.at_warp);
        return;
    }
}

BarrierResult block_barrier(bool value)
{
    return BlockRunner::running().wait_for_block(value);
}

std::uint64_t warp_operation(const WarpOffer& offer)
{
    return BlockRunner::running().wait_for_warp(offer);
}

unsigned warp_active_mask()
{
    return BlockRunner::running().active_mask();
}

int warp_lane()
{
    return BlockRunner::running().lane();
}

void sleep()
{
    BlockRunner::running().sleep();
}

void trap()
{
    BlockRunner::running().fail("a thread called __trap()");
}

}  // namespace cuda_emulator
