#include <cstring>

#include "engine/cuda/step_block.h"
#include "engine/cuda/step_values.h"
#include "engine/cuda/transfer.h"
#include "engine/tensor/captured_work.h"

namespace ts::cuda {

namespace {

constinit thread_local StepBlock* t_block = nullptr;
constinit thread_local bool t_telling = false;

constexpr std::size_t kAlignment = 16;
constexpr int kCounterShift = 32;  // of the numbers that belong to each step

[[noreturn]] void throw_not_as_recorded()
{
    throw DeviceError(
        translatable("engine", "The step is not the one that was recorded: its optimizer updates other parameters."), {});
}

}  // namespace

std::size_t StepBlock::reserve(std::size_t bytes)
{
    const std::size_t offset = (m_now.size() + kAlignment - 1) / kAlignment * kAlignment;
    if (offset + bytes > kCapacity)
        throw CaptureRefused(translatable("engine", "The step has more changing values than can be replayed."), {});
    m_now.resize(offset + bytes);
    return offset;
}

const void* StepBlock::add(const void* now, std::size_t bytes)
{
    const std::size_t offset = reserve(bytes);
    std::memcpy(m_now.data() + offset, now, bytes);
    m_values.push_back({offset, bytes});
    return m_device + offset;
}

const void* StepBlock::add_counter(std::uint64_t now)
{
    const std::size_t offset = reserve(sizeof(now));
    std::memcpy(m_now.data() + offset, &now, sizeof(now));
    m_counters.push_back({offset, now});
    return m_device + offset;
}

const void* StepBlock::tell(const void* now, std::size_t bytes)
{
    if (m_told >= m_values.size() || m_values[m_told].bytes != bytes)
        throw_not_as_recorded();
    const Value& value = m_values[m_told++];
    std::memcpy(m_now.data() + value.offset, now, bytes);
    return m_device + value.offset;
}

void StepBlock::end_telling() const
{
    if (m_told != m_values.size())
        throw_not_as_recorded();
}

void StepBlock::advance_counters(std::uint64_t steps)
{
    for (const Counter& counter : m_counters) {
        const std::uint64_t now = counter.recorded + (steps << kCounterShift);
        std::memcpy(m_now.data() + counter.offset, &now, sizeof(now));
    }
}

void StepBlock::upload()
{
    if (m_now == m_uploaded)
        return;
    compute_uploads().copy(m_device, m_now.data(), m_now.size());
    m_uploaded = m_now;
}

StepBlockScope::StepBlockScope(StepBlock& block, Use use)
{
    t_block = &block;
    t_telling = use == Use::Tell;
}

StepBlockScope::~StepBlockScope()
{
    t_block = nullptr;
    t_telling = false;
}

const void* step_place(const void* now, std::size_t bytes)
{
    if (!t_block)
        return nullptr;
    return t_telling ? t_block->tell(now, bytes) : t_block->add(now, bytes);
}

const void* step_counter_place(std::uint64_t now)
{
    return t_block && !t_telling ? t_block->add_counter(now) : nullptr;
}

bool telling_values()
{
    return t_telling;
}

}  // namespace ts::cuda
