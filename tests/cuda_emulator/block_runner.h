#pragma once

#include <array>
#include <cstdint>
#include <cuda_runtime.h>
#include <memory>
#include <vector>

#include "tests/cuda_emulator/fiber.h"
#include "tests/cuda_emulator/run_order.h"
#include "tests/cuda_emulator/warp_state.h"

namespace cuda_emulator {

class BlockTeam;

/// Runs one launch, block after block, or one block of a team. Every thread of a block is a function call on a fiber; only one
/// that waits keeps its fiber, so a kernel without barriers runs all its threads on one.
class BlockRunner {
public:
    static constexpr int kMostThreads = 1024;

    BlockRunner() = default;
    BlockRunner(const BlockRunner&) = delete;
    BlockRunner& operator=(const BlockRunner&) = delete;

    /// cudaErrorLaunchFailure where threads wait for ever or the kernel asks for the impossible; stderr then says where.
    cudaError_t run(const cudaLaunchConfig_t& config, const KernelCall& call);
    /// Runs one block, which lets the others of its team run while it waits for them. False as above.
    bool run_in_team(const cudaLaunchConfig_t& config, const KernelCall& call, std::uint64_t block, BlockTeam& team);

    /// The runner whose kernel is running, for what the kernel calls.
    static BlockRunner& running();

    BarrierResult wait_for_block(bool value);
    std::uint64_t wait_for_warp(const WarpOffer& offer);
    /// Waits until no other thread of the block can go on, and other blocks of the team have had their turn.
    void sleep();
    unsigned active_mask() const;
    int lane() const { return m_current % kWarpSize; }
    [[noreturn]] void fail(const char* reason);

private:
    static constexpr int kMostWarps = kMostThreads / kWarpSize;
    static constexpr int kNone = -1;

    static void work(void* self);

    void prepare(const cudaLaunchConfig_t& config);
    bool run_block();
    void start_block();
    void run_threads();
    void finish_thread();
    void release_barrier();
    void release_warp(int number, unsigned mask);
    void wake(int warp, unsigned lanes);
    void wake_sleepers();
    bool rest();
    int take_next();
    void wait();
    void leave(Fiber& fiber);
    Fiber* idle_fiber();
    void abandon();
    void report(const char* reason) const;
    void report_waiting() const;

    WarpState& warp_of(int thread) { return m_warps[static_cast<std::size_t>(thread / kWarpSize)]; }

    const KernelCall* m_call = nullptr;
    BlockTeam* m_team = nullptr;
    RunOrder m_order;
    dim3 m_shape;  ///< of a block
    std::size_t m_shared_bytes = 0;

    int m_threads = 0;
    int m_live = 0;     ///< have not returned
    int m_arrived = 0;  ///< wait at the block's barrier
    int m_count = 0;    ///< of those, gave a value other than 0
    BarrierResult m_barrier;
    std::uint32_t m_ready_warps = 0;
    bool m_sleepers = false;
    bool m_moved = false;  ///< since the last rest
    int m_idle_rests = 0;
    std::array<WarpState, kMostWarps> m_warps;
    std::array<std::uint32_t, kMostWarps> m_present{};  ///< lanes that exist, by warp
    std::array<Fiber*, kMostThreads> m_fiber_of{};      ///< of threads that wait
    std::array<uint3, kMostThreads> m_index{};

    int m_current = kNone;
    Fiber* m_current_fiber = nullptr;
    bool m_failed = false;
    std::vector<std::unique_ptr<Fiber>> m_fibers;
    std::vector<Fiber*> m_idle;
};

}  // namespace cuda_emulator
