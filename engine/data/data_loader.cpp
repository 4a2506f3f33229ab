#include "engine/data/data_loader.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "engine/data/epoch_order.h"

namespace ts {

/// The order of one epoch; shared with workers that may still be reading when the next one begins.
struct DataLoader::Epoch {
    std::vector<std::int64_t> rows;
    std::int64_t batch_size;

    [[nodiscard]] Batch load(const Dataset& dataset, std::int64_t index) const
    {
        const std::span all(rows);
        const auto first = static_cast<std::size_t>(index * batch_size);
        const std::size_t count = std::min(static_cast<std::size_t>(batch_size), all.size() - first);
        return {dataset.read(all.subspan(first, count)), index};
    }
};

/// Worker threads and the batches they have read, in order. At most `depth` batches are read ahead.
class DataLoader::ReadAhead {
public:
    ReadAhead(const Dataset& dataset, int workers) : m_dataset(dataset), m_slots(2 * static_cast<std::size_t>(workers))
    {
        for (int i = 0; i < workers; ++i)
            m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }

    void begin(std::shared_ptr<const Epoch> epoch, std::int64_t first, std::int64_t end)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_epoch = std::move(epoch);
            m_taken = m_claimed = first;
            m_end = end;
            std::ranges::fill(m_slots, Slot());
        }
        m_work_there.notify_all();
    }

    /// Batch m_taken, once it is there.
    Batch take()
    {
        std::unique_lock lock(m_mutex);
        Slot& slot = slot_of(m_taken);
        m_batch_there.wait(lock, [&] { return slot.batch || slot.error; });
        const Slot taken = std::exchange(slot, Slot());
        ++m_taken;
        lock.unlock();
        m_work_there.notify_one();
        if (taken.error)
            std::rethrow_exception(taken.error);
        return *taken.batch;
    }

private:
    struct Slot {
        std::optional<Batch> batch;
        std::exception_ptr error;
    };

    Slot& slot_of(std::int64_t index) { return m_slots[static_cast<std::size_t>(index) % m_slots.size()]; }

    [[nodiscard]] bool may_claim() const
    {
        return m_claimed < m_end && m_claimed < m_taken + static_cast<std::int64_t>(m_slots.size());
    }

    Slot load(const Epoch& epoch, std::int64_t index) const
    {
        try {
            return {epoch.load(m_dataset, index), nullptr};
        } catch (...) {
            return {std::nullopt, std::current_exception()};
        }
    }

    void work(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        while (m_work_there.wait(lock, stop, [&] { return may_claim(); })) {
            const std::shared_ptr<const Epoch> epoch = m_epoch;
            const std::int64_t index = m_claimed++;
            lock.unlock();
            Slot loaded = load(*epoch, index);
            lock.lock();
            if (epoch != m_epoch)
                continue;
            slot_of(index) = std::move(loaded);
            m_batch_there.notify_one();
        }
    }

    const Dataset& m_dataset;
    std::mutex m_mutex;
    std::condition_variable_any m_work_there;
    std::condition_variable m_batch_there;
    std::shared_ptr<const Epoch> m_epoch;
    std::vector<Slot> m_slots;
    std::int64_t m_taken = 0, m_claimed = 0, m_end = 0;
    std::vector<std::jthread> m_threads;  // last: joined before anything they use goes away
};

DataLoader::DataLoader(const Dataset& dataset, std::vector<std::int64_t> rows, const LoaderOptions& options)
    : m_dataset(dataset), m_rows(std::move(rows)), m_options(options)
{
    if (options.batch_size < 1)
        throw ArgumentError(translatable("engine", "The batch size must be at least 1, not %1."),
                            {std::to_string(options.batch_size)});
    const auto count = static_cast<std::int64_t>(m_rows.size());
    m_batches = options.drop_last ? count / options.batch_size : (count + options.batch_size - 1) / options.batch_size;
    m_next = m_batches;
    if (options.workers > 0 && !dataset.in_memory())
        m_read_ahead = std::make_unique<ReadAhead>(dataset, options.workers);
}

DataLoader::~DataLoader() = default;

void DataLoader::begin_epoch(std::int64_t epoch, std::int64_t first_batch)
{
    const OrderOptions order{m_options.batch_size, m_options.shuffle, m_options.seed, m_options.lengths, m_options.classes};
    auto next = std::make_shared<Epoch>(Epoch{epoch_order(std::ssize(m_rows), order, epoch), m_options.batch_size});
    for (std::int64_t& row : next->rows)
        row = m_rows[static_cast<std::size_t>(row)];
    m_epoch = std::move(next);
    m_next = std::clamp<std::int64_t>(first_batch, 0, m_batches);
    if (m_read_ahead)
        m_read_ahead->begin(m_epoch, m_next, m_batches);
}

std::optional<Batch> DataLoader::next()
{
    if (m_next == m_batches)
        return std::nullopt;
    const std::int64_t index = m_next++;
    return m_read_ahead ? m_read_ahead->take() : m_epoch->load(m_dataset, index);
}

}  // namespace ts
