#include "engine/ops/device_tables.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <vector>

#include "engine/tensor/captured_work.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct Entry {
    Tensor table, copy;
    bool recorded = false;  // work that may be replayed reads the copy
};

struct Tables {
    static constexpr std::size_t kMost = 1024;

    std::mutex mutex;
    std::vector<Entry> entries;
    std::size_t next = 0;  // to be replaced where there are too many

    void keep(Entry entry)
    {
        for (std::size_t tries = 0; entries.size() >= kMost && tries < entries.size(); ++tries)
            if (Entry& old = entries[next++ % entries.size()]; !old.recorded) {
                old = std::move(entry);
                return;
            }
        entries.push_back(std::move(entry));
    }
};

bool equal(const Tensor& a, const Tensor& b)
{
    return a.dtype() == b.dtype() && a.sizes() == b.sizes()
        && std::memcmp(a.raw_data(), b.raw_data(), static_cast<std::size_t>(a.numel()) * item_size(a.dtype())) == 0;
}

}  // namespace

Tensor kept_on(const Tensor& table, Device device)
{
    if (device.type == DeviceType::Cpu)
        return table;
    // Never destroyed: the copies must not outlive their device.
    static auto* tables = new Tables;
    const std::lock_guard lock(tables->mutex);
    std::vector<Entry>& entries = tables->entries;
    const auto found = std::ranges::find_if(
        entries, [&](const Entry& entry) { return entry.copy.device() == device && equal(entry.table, table); });
    if (found != entries.end()) {
        found->recorded = found->recorded || is_capturing();
        return found->copy;
    }
    Entry made{table, copy_to_device(table, device)};
    const Tensor copy = made.copy;
    tables->keep(std::move(made));
    return copy;
}

}  // namespace ts
