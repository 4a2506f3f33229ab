#include <algorithm>
#include <thread>

#include <QTest>

#include "engine/train/mailbox.h"
#include "engine/train/sample_ring.h"

using namespace ts;

/// What carries numbers from the training thread to the interface.
class TrainChannelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesArriveInOrder();
    void aFullRingKeepsSpikesAndTheEnd();
    void nothingIsLostBetweenThreads();
    void theLatestLetterWins();
};

namespace {

std::vector<ScalarSample> take_all(SampleRing& ring)
{
    std::vector<ScalarSample> all;
    ScalarSample part[16];
    while (const std::size_t count = ring.take(part))
        all.insert(all.end(), part, part + count);
    return all;
}

}  // namespace

void TrainChannelTest::samplesArriveInOrder()
{
    SampleRing ring(8);
    for (int i = 0; i < 5; ++i)
        ring.push({static_cast<std::uint32_t>(i % 2), i, 0.5 * i});
    const std::vector<ScalarSample> seen = take_all(ring);
    QCOMPARE(seen.size(), std::size_t{5});
    QCOMPARE(seen[3].step, std::int64_t{3});
    QCOMPARE(seen[3].series, 1U);
    QCOMPARE(seen[4].value, 2.0);
    QVERIFY(take_all(ring).empty());
}

void TrainChannelTest::aFullRingKeepsSpikesAndTheEnd()
{
    SampleRing ring(4);
    for (int step = 0; step < 100; ++step)
        ring.push({0, step, step == 50 ? 1000.0 : step == 60 ? -1000.0 : 1.0});
    std::vector<ScalarSample> seen = take_all(ring);
    QCOMPARE(seen.size(), std::size_t{4});
    ring.push({0, 100, 2.0});
    ring.close();
    for (const ScalarSample& sample : take_all(ring))
        seen.push_back(sample);
    const auto holds = [&](double value) { return std::ranges::count(seen, value, &ScalarSample::value) == 1; };
    QVERIFY(holds(1000.0) && holds(-1000.0) && holds(2.0));
    QVERIFY(std::ranges::is_sorted(seen, {}, &ScalarSample::step));
}

void TrainChannelTest::nothingIsLostBetweenThreads()
{
    constexpr int kCount = 200'000;
    SampleRing ring(1 << 18);
    std::jthread pusher([&] {
        for (int i = 0; i < kCount; ++i)
            ring.push({0, i, static_cast<double>(i)});
        ring.close();
    });
    std::int64_t next = 0;
    ScalarSample part[64];
    while (next < kCount) {
        const std::size_t count = ring.take(part);
        for (std::size_t i = 0; i < count; ++i) {
            QCOMPARE(part[i].step, next);
            QCOMPARE(part[i].value, static_cast<double>(next));
            ++next;
        }
    }
}

void TrainChannelTest::theLatestLetterWins()
{
    Mailbox<int> box;
    QVERIFY(!box.take());
    box.put(std::make_unique<int>(1));
    box.put(std::make_unique<int>(2));
    QCOMPARE(*box.take(), 2);
    QVERIFY(!box.take());
}

QTEST_GUILESS_MAIN(TrainChannelTest)
#include "train_channel_test.moc"
