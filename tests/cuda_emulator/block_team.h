#pragma once

#include <cuda_runtime.h>
#include <deque>
#include <semaphore>

#include "tests/cuda_emulator/run_order.h"

namespace cuda_emulator {

/// How many rests may follow each other while no thread returns or passes a barrier: then all of them wait for ever.
inline constexpr int kMostIdleRests = 20'000;

/// The blocks of a cooperative launch. Each has a thread of the processor, since shared memory is local to one, but they run by
/// turns, in the order that the environment asks for: a turn ends where all threads of a block wait or sleep.
class BlockTeam {
public:
    BlockTeam(const cudaLaunchConfig_t& config, const KernelCall& call);

    /// cudaErrorLaunchFailure where a block fails or blocks wait for each other for ever.
    cudaError_t run();

    /// Called by the block whose turn it is: lets the others run. `moved`: has a thread returned or passed a barrier since its
    /// turn began? False where the launch has failed, so that the block has to stop.
    bool pass_on(bool moved);
    /// Should the block let others run though it could go on?
    bool breaks_off() { return m_order.breaks_off(); }

private:
    struct Member {
        std::binary_semaphore turn{0};
        bool returned = false;
    };

    void live(std::size_t block);
    bool run_block(std::size_t block);
    std::size_t next(std::size_t last);
    void hand_to(std::size_t block);

    const cudaLaunchConfig_t& m_config;
    const KernelCall& m_call;
    RunOrder m_order;
    std::deque<Member> m_members;
    std::size_t m_returned = 0;
    std::size_t m_running = 0;
    int m_idle_rests = 0;
    bool m_failed = false;
};

}  // namespace cuda_emulator
