#include "engine/data/epoch_order.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/data/row_order.h"

namespace ts {

namespace {

using Rows = std::vector<std::int64_t>;

/// Sorting within pools of this many batches leaves enough chance in what comes together.
constexpr std::int64_t kPoolBatches = 50;

void sort_by_length(std::span<std::int64_t> rows, std::span<const std::int64_t> lengths)
{
    std::ranges::stable_sort(rows, {}, [lengths](std::int64_t row) { return lengths[static_cast<std::size_t>(row)]; });
}

/// Takes from each class in turn of the shuffled rows until there are as many as before.
Rows balanced(const Rows& shuffled, std::span<const std::int64_t> classes, std::int64_t epoch)
{
    std::map<std::int64_t, Rows> members;
    for (const std::int64_t row : shuffled)
        members[classes[static_cast<std::size_t>(row)]].push_back(row);
    std::vector<const Rows*> lists;
    for (const auto& [label, rows] : members)
        lists.push_back(&rows);
    if (!lists.empty())
        std::ranges::rotate(lists, lists.begin() + epoch % std::ssize(lists));  // the one more is not always the same class's
    Rows out;
    for (std::size_t i = 0; i < shuffled.size(); ++i) {
        const Rows& list = *lists[i % lists.size()];
        out.push_back(list[i / lists.size() % list.size()]);
    }
    return out;
}

/// Full batches in another order; what is left over stays at the end.
Rows with_shuffled_batches(const Rows& rows, const OrderOptions& options, std::int64_t epoch)
{
    const auto size = static_cast<std::size_t>(options.batch_size);
    Rows batches(rows.size() / size);
    for (std::size_t i = 0; i < batches.size(); ++i)
        batches[i] = static_cast<std::int64_t>(i * size);
    shuffle_rows(batches, options.seed, ShuffleUse::Batches, epoch);
    Rows out;
    out.reserve(rows.size());
    for (const std::int64_t first : batches)
        out.insert(out.end(), rows.begin() + first, rows.begin() + first + options.batch_size);
    out.insert(out.end(), rows.begin() + std::ssize(out), rows.end());
    return out;
}

/// The last batch, if it is not full, keeps rows of any length: no row is there more often than others.
Rows bucketed(Rows shuffled, const OrderOptions& options, std::int64_t epoch)
{
    const std::int64_t whole = std::ssize(shuffled) / options.batch_size * options.batch_size;
    const std::int64_t pool = kPoolBatches * options.batch_size;
    const std::span all(shuffled);
    for (std::int64_t first = 0; first < whole; first += pool)
        sort_by_length(all.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(std::min(pool, whole - first))),
                       options.lengths);
    return with_shuffled_batches(shuffled, options, epoch);
}

}  // namespace

std::vector<std::int64_t> epoch_order(std::int64_t count, const OrderOptions& options, std::int64_t epoch)
{
    Rows order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    if (!options.shuffle) {
        if (!options.lengths.empty())
            sort_by_length(order, options.lengths);
        return order;
    }
    shuffle_rows(order, options.seed, ShuffleUse::Epoch, epoch);
    if (!options.classes.empty()) {
        order = balanced(order, options.classes, epoch);
        shuffle_rows(order, options.seed, ShuffleUse::Balance, epoch);
    }
    return options.lengths.empty() ? order : bucketed(std::move(order), options, epoch);
}

}  // namespace ts
