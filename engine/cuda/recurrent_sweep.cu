#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

#include "engine/cuda/recurrent_sweep.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/tensor.h"

namespace ts::cuda {

namespace {

constexpr int kRowChoices[3] = {8, 16, 32};
/// Bytes of weights that one block may read again in every phase.
constexpr int kReadAgain = 256 * 1024;

int blocks_for(int count, int size)
{
    return (count + size - 1) / size;
}

/// How many blocks of a sweep the device runs at the same time. Asked for once, since every call of a layer wants to know.
int blocks_at_once(const void* kernel, std::size_t shared_bytes)
{
    static std::mutex mutex;
    static std::map<std::tuple<int, const void*, std::size_t>, int> known;
    const std::lock_guard hold(mutex);
    const std::tuple key{current_device_index(), kernel, shared_bytes};
    if (const auto found = known.find(key); found != known.end())
        return found->second;
    int each = 0;
    check(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, static_cast<int>(shared_bytes)));
    check(cudaOccupancyMaxActiveBlocksPerMultiprocessor(&each, kernel, kSweepThreads, shared_bytes));
    return known[key] = each * device_limits().multiprocessors;
}

class Cutter {
public:
    Cutter(const SweepNeeds& needs, const void* const (&kernels)[3])
        : m_needs(needs),
          m_kernels(kernels),
          m_slices(blocks_for(needs.hidden, kSweepUnits)),
          m_piece(std::min(needs.depth, kSweepPieceBytes / needs.item_bytes))
    {
    }

    [[nodiscard]] SweepCut cut() const
    {
        SweepCut found{};
        if (m_needs.phases > 1 && (alone(true, found) || together(found)))
            return found;
        const bool small = m_slices * m_needs.columns * m_needs.depth * m_needs.item_bytes <= kReadAgain;
        if (m_needs.phases > 1 && small && alone(false, found))
            return found;
        return one_by_one();
    }

private:
    [[nodiscard]] SweepCut with(int rows, int unit_blocks, bool resident, int phases) const
    {
        const int slices = resident ? blocks_for(m_slices, unit_blocks) : 1;
        const int weight_depth = resident ? m_needs.depth : m_piece, bytes = m_needs.item_bytes;
        const std::size_t numbers = static_cast<std::size_t>(rows) * sweep_stride(m_piece, bytes)
            + 4 * static_cast<std::size_t>(rows) * (m_needs.columns + 8)
            + static_cast<std::size_t>(slices) * m_needs.columns * sweep_stride(weight_depth, bytes);
        return {rows, blocks_for(m_needs.batch, rows), unit_blocks, phases, resident, m_piece, numbers * bytes};
    }
    [[nodiscard]] static bool fits(const SweepCut& cut) { return cut.shared_bytes <= device_limits().shared_bytes; }

    /// One block for all units of its rows.
    bool alone(bool resident, SweepCut& found) const
    {
        for (const int rows : kRowChoices) {
            const SweepCut cut = with(rows, 1, resident, m_needs.phases);
            if (!fits(cut))
                break;
            found = cut;
            if (cut.row_blocks <= device_limits().multiprocessors)
                break;
        }
        return found.rows > 0;
    }

    /// Blocks that all run at the same time, so that they can wait for each other.
    bool together(SweepCut& found) const
    {
        int device = 0, cooperative = 0;
        check(cudaGetDevice(&device));
        check(cudaDeviceGetAttribute(&cooperative, cudaDevAttrCooperativeLaunch, device));
        for (const int rows : kRowChoices) {
            const SweepCut cut = with(rows, m_slices, true, m_needs.phases);
            if (!cooperative || !fits(cut)
                || cut.row_blocks * m_slices > blocks_at_once(m_kernels[cut.kernel()], cut.shared_bytes))
                continue;
            found = cut;
            return true;
        }
        return false;
    }

    [[nodiscard]] SweepCut one_by_one() const
    {
        SweepCut cut = with(8, m_slices, false, 1);
        for (const int rows : kRowChoices) {
            if (cut.row_blocks * m_slices <= device_limits().multiprocessors || !fits(with(rows, m_slices, false, 1)))
                break;
            cut = with(rows, m_slices, false, 1);
        }
        return cut;
    }

    const SweepNeeds& m_needs;
    const void* const (&m_kernels)[3];
    int m_slices, m_piece;
};

}  // namespace

SweepCut cut_sweep(const SweepNeeds& needs, const void* const (&kernels)[3])
{
    return Cutter(needs, kernels).cut();
}

SweepWalk::SweepWalk(const RecurrentSweep& sweep)
    : steps(static_cast<int>(sweep.steps)),
      batch(static_cast<int>(sweep.batch)),
      hidden(static_cast<int>(sweep.hidden)),
      reverse(sweep.reverse),
      lengths(sweep.lengths),
      fault(fault_place())
{
}

Tensor arrival_counts(const SweepCut& cut)
{
    if (!cut.meets())
        return {};
    return zeros({cut.row_blocks}, {DType::Int32, {DeviceType::Cuda, static_cast<std::int8_t>(current_device_index())}});
}

namespace {

const RegisterKernels<RecurrentKernels> registered{DeviceType::Cuda, {recurrent_forward, recurrent_backward}};

}  // namespace

}  // namespace ts::cuda
