#include "tests/cuda_emulator/block_team.h"

#include <memory>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "tests/cuda_emulator/block_runner.h"
#include "tests/cuda_emulator/kernel_report.h"

namespace cuda_emulator {

namespace {

/// One a block, kept with their fibers for the next launch.
std::vector<std::unique_ptr<BlockRunner>>& runners()
{
    static auto* all = new std::vector<std::unique_ptr<BlockRunner>>;
    return *all;
}

}  // namespace

BlockTeam::BlockTeam(const cudaLaunchConfig_t& config, const KernelCall& call)
    : m_config(config), m_call(call), m_order(RunOrder::from_environment())
{
    const std::size_t blocks = std::size_t{config.gridDim.x} * config.gridDim.y * config.gridDim.z;
    for (std::size_t i = 0; i < blocks; ++i)
        m_members.emplace_back();
    if (runners().size() < blocks)
        runners().resize(blocks);
}

cudaError_t BlockTeam::run()
{
    std::vector<std::thread> threads;
    try {
        for (std::size_t block = 0; block < m_members.size(); ++block)
            threads.emplace_back(&BlockTeam::live, this, block);
    } catch (const std::system_error&) {
        m_failed = true;
    }
    for (std::size_t missing = threads.size(); missing < m_members.size(); ++missing, ++m_returned)
        m_members[missing].returned = true;
    if (!threads.empty())
        hand_to(m_order.block(0, threads.size()));
    for (std::thread& thread : threads)
        thread.join();
    return m_failed ? cudaErrorLaunchFailure : cudaSuccess;
}

void BlockTeam::live(std::size_t block)
{
    Member& self = m_members[block];
    self.turn.acquire();
    m_running = block;
    if (!m_failed && !run_block(block))
        m_failed = true;
    self.returned = true;
    m_idle_rests = 0;
    if (++m_returned < m_members.size())
        hand_to(next(block));
}

bool BlockTeam::run_block(std::size_t block)
{
    std::unique_ptr<BlockRunner>& runner = runners()[block];
    try {
        if (!runner)
            runner = std::make_unique<BlockRunner>();
        return runner->run_in_team(m_config, m_call, block, *this);
    } catch (const std::bad_alloc&) {
        report_kernel(m_call.function, "there is no memory for so many threads at once", false);
        runner.reset();
        return false;
    }
}

bool BlockTeam::pass_on(bool moved)
{
    m_idle_rests = moved ? 0 : m_idle_rests + 1;
    if (m_idle_rests > kMostIdleRests && !m_failed) {
        report_kernel(m_call.function, "blocks wait for each other for ever", false);
        m_failed = true;
    }
    const std::size_t self = m_running, other = next(self);
    if (other != self && !m_failed) {
        hand_to(other);
        m_members[self].turn.acquire();
        m_running = self;
    }
    return !m_failed;
}

/// Some block that has not returned.
std::size_t BlockTeam::next(std::size_t last)
{
    std::size_t block = m_order.after(last, m_members.size());
    while (m_members[block].returned)
        block = (block + 1) % m_members.size();
    return block;
}

void BlockTeam::hand_to(std::size_t block)
{
    m_members[block].turn.release();
}

}  // namespace cuda_emulator
