#include <algorithm>
#include <atomic>
#include <cmath>
#include <set>

#include <QTest>

#include "engine/data/supervised_dataset.h"
#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"

using namespace ts;
using Values = std::vector<double>;

/// What all datasets of examples share: the split, scaling, and the choice between memory and reading late. And spirals.
class DataSupervisedDatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitTakesEveryRowOnce_data();
    void splitTakesEveryRowOnce();
    void splitDependsOnSeedOnly();
    void splitFromTheEnd();
    void scalingLooksAtTrainingRowsOnly_data();
    void scalingLooksAtTrainingRowsOnly();
    void smallDataIsDecodedOnce();
    void largeDataIsDecodedLate();
    void spiralsAreWhatTheParametersSay();
};

namespace {

/// Row r has the features (r^2, 5) and the target r; counts what is decoded.
class Squares : public ExampleSource {
public:
    explicit Squares(std::int64_t rows, std::atomic<int>& decoded) : m_rows(rows), m_decoded(decoded) { }
    [[nodiscard]] std::int64_t rows() const override { return m_rows; }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override
    {
        ++m_decoded;
        features[0] = static_cast<float>(row * row);
        features[1] = 5;
        target[0] = static_cast<double>(row);
    }

private:
    std::int64_t m_rows;
    std::atomic<int>& m_decoded;
    ExampleLayout m_layout{{2}, {}, false, {}};
};

std::atomic<int> g_decoded;

SupervisedDataset squares(std::int64_t rows, const SupervisedOptions& options)
{
    g_decoded = 0;
    return {std::make_unique<Squares>(rows, g_decoded), options};
}

}  // namespace

void DataSupervisedDatasetTest::splitTakesEveryRowOnce_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("validation");
    QTest::newRow("a fifth") << 1797 << 0.2 << 359;
    QTest::newRow("nothing") << 10 << 0.0 << 0;
    QTest::newRow("rounded") << 10 << 0.15 << 2;
    QTest::newRow("never all") << 2 << 0.9 << 1;
    QTest::newRow("one row") << 1 << 0.9 << 0;
    QTest::newRow("no rows") << 0 << 0.5 << 0;
}

void DataSupervisedDatasetTest::splitTakesEveryRowOnce()
{
    QFETCH(int, rows);
    QFETCH(double, share);
    QFETCH(int, validation);
    const RowSplit split = split_rows(rows, {.validation = share, .seed = 3});
    QCOMPARE(static_cast<int>(split.validation.size()), validation);
    QVERIFY(std::ranges::is_sorted(split.training));
    QVERIFY(std::ranges::is_sorted(split.validation));
    std::set<std::int64_t> all(split.training.begin(), split.training.end());
    all.insert(split.validation.begin(), split.validation.end());
    QCOMPARE(static_cast<int>(split.training.size() + split.validation.size()), rows);
    QCOMPARE(static_cast<int>(all.size()), rows);
}

void DataSupervisedDatasetTest::splitDependsOnSeedOnly()
{
    const auto with_seed = [](std::uint64_t seed) { return split_rows(1000, {.validation = 0.3, .seed = seed}).validation; };
    QCOMPARE(with_seed(1), with_seed(1));
    QVERIFY(with_seed(1) != with_seed(2));
    QVERIFY(with_seed(1).front() < 300);
}

void DataSupervisedDatasetTest::splitFromTheEnd()
{
    const RowSplit split = split_rows(10, {.validation = 0.3, .shuffle = false});
    QCOMPARE(split.validation, (std::vector<std::int64_t>{7, 8, 9}));
}

void DataSupervisedDatasetTest::scalingLooksAtTrainingRowsOnly_data()
{
    QTest::addColumn<int>("normalize");
    QTest::addColumn<bool>("in_memory");
    QTest::addColumn<QList<double>>("expected");
    // Training rows are 0, 1, 4 (mean 5/3, deviation sqrt(26/9)), the validation row is 9.
    const auto z = [](double x) { return (x - 5.0 / 3) / std::sqrt(26.0 / 9); };
    for (const bool in_memory : {true, false}) {
        const QByteArray where = in_memory ? " in memory" : " read late";
        QTest::newRow("none" + where) << int(Normalize::None) << in_memory << QList<double>{0, 0.5, 2, 4.5};
        QTest::newRow("standardize" + where)
            << int(Normalize::Standardize) << in_memory << QList<double>{z(0), z(1), z(4), z(9)};
        QTest::newRow("minmax" + where) << int(Normalize::MinMax) << in_memory << QList<double>{0, 0.25, 1, 2.25};
    }
}

void DataSupervisedDatasetTest::scalingLooksAtTrainingRowsOnly()
{
    QFETCH(int, normalize);
    QFETCH(bool, in_memory);
    QFETCH(QList<double>, expected);
    SupervisedOptions options;
    options.split = {.validation = 0.25, .shuffle = false};
    options.normalize = static_cast<Normalize>(normalize);
    options.scale = 0.5;
    options.cache_limit = in_memory ? 1000 : 1;
    const SupervisedDataset data = squares(4, options);
    QCOMPARE(data.in_memory(), in_memory);
    const auto fields = read_all(data);
    for (int i = 0; i < 4; ++i)
        QVERIFY(std::abs(static_cast<double>(fields[0].data<float>()[2 * i]) - expected[i]) < 1e-6);
    QCOMPARE(fields[0].data<float>()[1], options.normalize == Normalize::None ? 2.5F : 0.0F);
    QCOMPARE(fields[1].to_vector(), (Values{0, 1, 2, 3}));
}

void DataSupervisedDatasetTest::smallDataIsDecodedOnce()
{
    const SupervisedDataset data = squares(100, {.normalize = Normalize::Standardize, .cache_limit = 100 * 3 * sizeof(float)});
    QVERIFY(data.in_memory());
    QCOMPARE(g_decoded, 100);
    const std::vector<std::int64_t> rows{99, 3, 3};
    QCOMPARE(data.read(rows)[1].to_vector(), (Values{99, 3, 3}));
    QCOMPARE(g_decoded, 100);
}

void DataSupervisedDatasetTest::largeDataIsDecodedLate()
{
    const SupervisedDataset data = squares(100, {.cache_limit = 100 * 3 * sizeof(float) - 1});
    QVERIFY(!data.in_memory());
    QCOMPARE(g_decoded, 0);
    const std::vector<std::int64_t> rows{99, 3, 3};
    const auto fields = data.read(rows);
    QCOMPARE(fields[0].to_vector(), (Values{9801, 5, 9, 5, 9, 5}));
    QCOMPARE(fields[1].to_vector(), (Values{99, 3, 3}));
    QCOMPARE(g_decoded, 3);
}

void DataSupervisedDatasetTest::spiralsAreWhatTheParametersSay()
{
    const Params exact{{"arms", std::int64_t{3}}, {"points_per_arm", std::int64_t{50}}, {"noise", 0.0}, {"turns", 0.5}};
    const NodeShapes shapes = infer_data("Spirals", exact, "/");
    const auto data = open_data("Spirals", exact, "/");
    QVERIFY(shapes.outputs == data->specs());
    QCOMPARE(shapes.row_count, std::optional<std::int64_t>(150));
    QCOMPARE(data->class_names().size(), std::size_t{3});
    const auto fields = read_all(*data);
    const float* points = fields[0].data<float>();
    for (int row = 0; row < 150; ++row) {
        QCOMPARE(fields[1].data<std::int64_t>()[row], row / 50);
        const double radius = std::hypot(points[2 * row], points[2 * row + 1]);
        QVERIFY(std::abs(radius - (row % 50 + 1) / 50.0) < 1e-6);
    }
    // The end of the first arm is half a turn around.
    QVERIFY(std::abs(points[98] + 1) < 1e-6F && std::abs(points[99]) < 1e-6F);

    const auto noisy = [](std::int64_t seed) {
        return read_all(*open_data("Spirals", {{"noise", 0.1}, {"seed", seed}}, "/"))[0].to_vector();
    };
    const Values clean = read_all(*open_data("Spirals", {{"noise", 0.0}}, "/"))[0].to_vector();
    const Values first = noisy(1);
    QCOMPARE(noisy(1), first);
    QVERIFY(noisy(2) != first);
    double squares_sum = 0;
    for (std::size_t i = 0; i < clean.size(); ++i)
        squares_sum += (first[i] - clean[i]) * (first[i] - clean[i]);
    const double spread = std::sqrt(squares_sum / static_cast<double>(clean.size()));
    QVERIFY2(std::abs(spread - 0.1) < 0.01, qPrintable(QString::number(spread)));
}

QTEST_GUILESS_MAIN(DataSupervisedDatasetTest)
#include "data_supervised_dataset_test.moc"
