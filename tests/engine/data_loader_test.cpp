#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <set>

#include <QTest>

#include "engine/data/data_loader.h"
#include "tests/engine/support/message_of.h"

using namespace ts;
using Rows = std::vector<std::int64_t>;
using Batches = std::vector<Rows>;

/// Order, resumption and errors of batches, with and without threads that read ahead.
class DataLoaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutShufflingRowsComeInOrder();
    void lastBatchMayBeDropped();
    void everyEpochHasEachRowOnceInAnotherOrder();
    void orderIsPinned();
    void workersChangeNothing_data();
    void workersChangeNothing();
    void resumingMidEpochGivesTheSameBatches_data();
    void resumingMidEpochGivesTheSameBatches();
    void readAheadIsBounded();
    void errorsArriveInTheirTurn_data();
    void errorsArriveInTheirTurn();
    void destructionDoesNotWaitForMoreThanIsBeingRead();
    void batchSizeMustBePositive();
    void classesComeEquallyOften();
    void rowsOfLargeClassesTakeTurns();
    void bucketsHoldLikeLengths();
    void bucketsAreResumedWithTheSameBatches();
    void bucketsAndBalanceTogether();
};

namespace {

/// Row r holds the number r; some rows cannot be read.
class Numbers : public Dataset {
public:
    explicit Numbers(std::set<std::int64_t> broken = {}) : m_broken(std::move(broken)) { }
    using Dataset::read;
    [[nodiscard]] std::int64_t rows() const override { return 1000; }
    [[nodiscard]] const std::vector<TensorSpec>& specs() const override { return m_specs; }
    [[nodiscard]] const RowSplit& split() const override { return m_split; }
    [[nodiscard]] const std::vector<std::string>& class_names() const override { return m_names; }
    void read(std::span<const std::int64_t> rows, std::span<Tensor> out) const override
    {
        ++reads;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (m_broken.contains(rows[i]))
                throw FormatError("row %1 is broken", {std::to_string(rows[i])});
            out[0].data<std::int64_t>()[i] = rows[i];
        }
    }
    mutable std::atomic<int> reads = 0;

private:
    std::set<std::int64_t> m_broken;
    std::vector<TensorSpec> m_specs{{DType::Int64, {kBatch}}};
    RowSplit m_split;
    std::vector<std::string> m_names;
};

Rows first_rows(std::int64_t count)
{
    Rows rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

Rows rows_in(const Batch& batch)
{
    const auto* first = batch.fields[0].data<std::int64_t>();
    return {first, first + batch.fields[0].numel()};
}

Batches rest_of_epoch(DataLoader& loader)
{
    Batches out;
    while (const auto batch = loader.next())
        out.push_back(rows_in(*batch));
    return out;
}

Batches epoch_of(DataLoader& loader, std::int64_t epoch, std::int64_t first_batch = 0)
{
    loader.begin_epoch(epoch, first_batch);
    return rest_of_epoch(loader);
}

Rows flattened(const Batches& batches)
{
    Rows out;
    for (const Rows& rows : batches)
        out.insert(out.end(), rows.begin(), rows.end());
    return out;
}

void add_worker_rows()
{
    QTest::addColumn<int>("workers");
    for (const int workers : {0, 1, 3})
        QTest::addRow("%d workers", workers) << workers;
}

}  // namespace

void DataLoaderTest::withoutShufflingRowsComeInOrder()
{
    const Numbers data;
    DataLoader loader(data, {5, 6, 7, 8, 9}, {.batch_size = 2, .shuffle = false});
    QCOMPARE(loader.batches(), 3);
    QVERIFY(!loader.next());
    QCOMPARE(epoch_of(loader, 0), (Batches{{5, 6}, {7, 8}, {9}}));
    QVERIFY(!loader.next());
}

void DataLoaderTest::lastBatchMayBeDropped()
{
    const Numbers data;
    DataLoader loader(data, {5, 6, 7, 8, 9}, {.batch_size = 2, .shuffle = false, .drop_last = true});
    QCOMPARE(loader.batches(), 2);
    QCOMPARE(epoch_of(loader, 0), (Batches{{5, 6}, {7, 8}}));
    DataLoader none(data, {5}, {.batch_size = 2, .drop_last = true});
    QCOMPARE(epoch_of(none, 0), Batches());
}

void DataLoaderTest::everyEpochHasEachRowOnceInAnotherOrder()
{
    const Numbers data;
    DataLoader loader(data, first_rows(100), {.batch_size = 8, .seed = 5});
    std::set<Rows> orders;
    for (std::int64_t epoch = 0; epoch < 10; ++epoch) {
        Rows order = flattened(epoch_of(loader, epoch));
        orders.insert(order);
        std::ranges::sort(order);
        QCOMPARE(order, first_rows(100));
    }
    QCOMPARE(orders.size(), std::size_t{10});
    QVERIFY(!orders.contains(first_rows(100)));
}

/// A checkpoint of an earlier version must go on in the same order.
void DataLoaderTest::orderIsPinned()
{
    const Numbers data;
    DataLoader loader(data, first_rows(8), {.batch_size = 8, .seed = 42});
    QCOMPARE(epoch_of(loader, 3), (Batches{{3, 7, 1, 6, 4, 0, 2, 5}}));
}

void DataLoaderTest::workersChangeNothing_data()
{
    add_worker_rows();
}

void DataLoaderTest::workersChangeNothing()
{
    QFETCH(int, workers);
    const Numbers data;
    DataLoader inline_loader(data, first_rows(203), {.batch_size = 10, .seed = 7});
    DataLoader loader(data, first_rows(203), {.batch_size = 10, .seed = 7, .workers = workers});
    for (std::int64_t epoch = 0; epoch < 20; ++epoch)
        QCOMPARE(epoch_of(loader, epoch), epoch_of(inline_loader, epoch));
}

void DataLoaderTest::resumingMidEpochGivesTheSameBatches_data()
{
    add_worker_rows();
}

void DataLoaderTest::resumingMidEpochGivesTheSameBatches()
{
    QFETCH(int, workers);
    const Numbers data;
    const LoaderOptions options{.batch_size = 10, .seed = 7, .workers = workers};
    DataLoader first(data, first_rows(203), options);
    const Batches whole = epoch_of(first, 4);
    DataLoader second(data, first_rows(203), options);
    QCOMPARE(epoch_of(second, 4, 13), Batches(whole.begin() + 13, whole.end()));
    // Leaving an epoch in the middle leaves nothing of it behind.
    first.begin_epoch(5);
    static_cast<void>(first.next());
    QCOMPARE(epoch_of(first, 4, 20), Batches(whole.begin() + 20, whole.end()));
    first.begin_epoch(4, 7);
    QCOMPARE(first.next()->index, 7);
    QCOMPARE(epoch_of(first, 4, 21), Batches());
}

void DataLoaderTest::readAheadIsBounded()
{
    const Numbers data;
    DataLoader loader(data, first_rows(1000), {.batch_size = 1, .workers = 2});
    loader.begin_epoch(0);
    static_cast<void>(loader.next());
    QTest::qWait(50);
    QVERIFY(data.reads <= 1 + 2 * 2);
}

void DataLoaderTest::errorsArriveInTheirTurn_data()
{
    add_worker_rows();
}

void DataLoaderTest::errorsArriveInTheirTurn()
{
    QFETCH(int, workers);
    const Numbers data({25});
    DataLoader loader(data, first_rows(50), {.batch_size = 10, .shuffle = false, .workers = workers});
    loader.begin_epoch(0);
    QCOMPARE(loader.next()->index, 0);
    QCOMPARE(loader.next()->index, 1);
    VERIFY_THROWS(FormatError, "row 25 is broken", loader.next());
    QCOMPARE(loader.next()->index, 3);
    QCOMPARE(loader.next()->index, 4);
    QVERIFY(!loader.next());
}

void DataLoaderTest::destructionDoesNotWaitForMoreThanIsBeingRead()
{
    const Numbers data;
    for (int i = 0; i < 50; ++i) {
        DataLoader loader(data, first_rows(1000), {.batch_size = 1, .workers = 3});
        loader.begin_epoch(0);
        if (i % 2 == 0)
            static_cast<void>(loader.next());
    }
    QVERIFY(data.reads <= 50 * (1 + 2 * 3 + 3));
}

void DataLoaderTest::batchSizeMustBePositive()
{
    const Numbers data;
    VERIFY_THROWS(ArgumentError, "at least 1, not 0", DataLoader(data, {}, {.batch_size = 0}));
}

namespace {

/// 900 of class 0, 80 of class 1, 20 of class 2.
Rows uneven_classes()
{
    Rows classes(1000, 0);
    std::fill(classes.begin() + 100, classes.begin() + 180, 1);
    std::fill(classes.begin() + 700, classes.begin() + 720, 2);
    return classes;
}

/// Lengths 1 to 40, without any order.
Rows ragged_lengths()
{
    Rows lengths;
    for (std::int64_t row = 0; row < 1000; ++row)
        lengths.push_back(1 + row * 7919 % 40);
    return lengths;
}

std::int64_t padding(const Batches& batches, const Rows& lengths)
{
    std::int64_t sum = 0;
    for (const Rows& batch : batches) {
        std::int64_t longest = 0, used = 0;
        for (const std::int64_t row : batch) {
            longest = std::max(longest, lengths[static_cast<std::size_t>(row)]);
            used += lengths[static_cast<std::size_t>(row)];
        }
        sum += longest * std::ssize(batch) - used;
    }
    return sum;
}

Rows counts_by_class(const Rows& rows, const Rows& classes)
{
    Rows counts(3, 0);
    for (const std::int64_t row : rows)
        ++counts[static_cast<std::size_t>(classes[static_cast<std::size_t>(row)])];
    return counts;
}

}  // namespace

void DataLoaderTest::classesComeEquallyOften()
{
    const Numbers data;
    const Rows classes = uneven_classes();
    DataLoader loader(data, first_rows(1000), {.batch_size = 100, .seed = 3, .classes = classes});
    Rows sum(3, 0);
    for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
        const Batches batches = epoch_of(loader, epoch);
        const Rows rows = flattened(batches);
        QCOMPARE(rows.size(), std::size_t{1000});
        const Rows counts = counts_by_class(rows, classes);
        for (std::size_t label = 0; label < 3; ++label) {
            QVERIFY(counts[label] == 333 || counts[label] == 334);
            sum[label] += counts[label];
            // Mixed up: each batch has some of each.
            for (const Rows& batch : batches)
                QVERIFY(counts_by_class(batch, classes)[label] > 10);
        }
        QCOMPARE(epoch_of(loader, epoch), batches);
    }
    QCOMPARE(sum, (Rows{1000, 1000, 1000}));
}

void DataLoaderTest::rowsOfLargeClassesTakeTurns()
{
    const Numbers data;
    const Rows classes = uneven_classes();
    DataLoader loader(data, first_rows(1000), {.batch_size = 64, .seed = 3, .classes = classes});
    std::set<std::int64_t> seen;
    for (std::int64_t epoch = 0; epoch < 12; ++epoch) {
        Rows times(1000, 0);
        for (const std::int64_t row : flattened(epoch_of(loader, epoch)))
            ++times[static_cast<std::size_t>(row)];
        for (std::size_t row = 0; row < 1000; ++row) {
            if (times[row] > 0)
                seen.insert(static_cast<std::int64_t>(row));
            const std::int64_t expected = classes[row] == 0 ? 0 : classes[row] == 1 ? 333 / 80 : 333 / 20;
            QVERIFY(times[row] == expected || times[row] == expected + 1);
        }
    }
    QVERIFY(seen.size() > 950);
}

void DataLoaderTest::bucketsHoldLikeLengths()
{
    const Numbers data;
    const Rows lengths = ragged_lengths();
    DataLoader plain(data, first_rows(1000), {.batch_size = 16, .seed = 3});
    DataLoader loader(data, first_rows(1000), {.batch_size = 16, .seed = 3, .lengths = lengths});
    const Batches batches = epoch_of(loader, 0);
    QVERIFY(padding(batches, lengths) * 5 < padding(epoch_of(plain, 0), lengths));
    for (std::size_t i = 0; i + 1 < batches.size(); ++i)
        QCOMPARE(batches[i].size(), std::size_t{16});
    Rows all = flattened(batches);
    std::ranges::sort(all);
    QCOMPARE(all, first_rows(1000));
    // Short and long batches come in no order, and other rows meet in the next epoch.
    QVERIFY(!std::ranges::is_sorted(batches, {}, [&](const Rows& b) { return lengths[static_cast<std::size_t>(b[0])]; }));
    QVERIFY(epoch_of(loader, 1) != batches);
    DataLoader in_order(data, first_rows(1000), {.batch_size = 16, .shuffle = false, .lengths = lengths});
    const Rows sorted = flattened(epoch_of(in_order, 0));
    QVERIFY(std::ranges::is_sorted(sorted, {}, [&](std::int64_t row) { return lengths[static_cast<std::size_t>(row)]; }));
}

void DataLoaderTest::bucketsAreResumedWithTheSameBatches()
{
    const Numbers data;
    const Rows lengths = ragged_lengths();
    for (const int workers : {0, 3}) {
        DataLoader loader(data, first_rows(1000), {.batch_size = 16, .seed = 3, .workers = workers, .lengths = lengths});
        const Batches whole = epoch_of(loader, 2);
        QCOMPARE(epoch_of(loader, 2, 40), Batches(whole.begin() + 40, whole.end()));
    }
}

void DataLoaderTest::bucketsAndBalanceTogether()
{
    const Numbers data;
    const Rows lengths = ragged_lengths();
    const Rows classes = uneven_classes();
    DataLoader loader(data, first_rows(1000), {.batch_size = 20, .seed = 3, .lengths = lengths, .classes = classes});
    const Batches batches = epoch_of(loader, 0);
    const Rows counts = counts_by_class(flattened(batches), classes);
    QVERIFY(std::ranges::all_of(counts, [](std::int64_t n) { return n == 333 || n == 334; }));
    DataLoader plain(data, first_rows(1000), {.batch_size = 20, .seed = 3, .classes = classes});
    QVERIFY(padding(batches, lengths) * 5 < padding(epoch_of(plain, 0), lengths));
}

QTEST_GUILESS_MAIN(DataLoaderTest)
#include "data_loader_test.moc"
