#include <cmath>

#include <QTemporaryDir>
#include <QTest>

#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"

using namespace ts;
using Values = std::vector<double>;
using Rows = std::vector<std::int64_t>;

/// Windows over a series in a CSV file.
class DataTimeSeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowsAreFollowedByWhatComesNext();
    void severalColumnsMayBeShown();
    void scalingLooksAtTheTrainingPartOnly_data();
    void scalingLooksAtTheTrainingPartOnly();
    void nothingForetoldInValidationWasSeen();
    void examplesFromElsewhereAreScaledAlike();
    void mistakesAreExplained();
};

namespace {

struct Scratch {
    QTemporaryDir folder;
    std::filesystem::path base{folder.path().toStdString()};

    explicit Scratch(std::string_view text) { write_file(base / "series.csv", text); }
    static Params params(Params more)
    {
        more.set("path", std::string("series.csv"));
        return more;
    }
    [[nodiscard]] std::unique_ptr<Dataset> open(const Params& more) const
    {
        return open_data("TimeSeries", params(more), base);
    }
    [[nodiscard]] NodeShapes infer(const Params& more) const { return infer_data("TimeSeries", params(more), base); }
};

const std::string kSeries = "year,a,b\n1,10,5\n2,20,4\n3,30,3\n4,40,2\n5,50,1\n6,60,0\n";

Params raw(std::int64_t window, std::int64_t horizon)
{
    return {{"window", window}, {"horizon", horizon}, {"normalize", std::string("none")}, {"validation", 0.0}};
}

}  // namespace

void DataTimeSeriesTest::windowsAreFollowedByWhatComesNext()
{
    const Scratch series(kSeries);
    const auto data = series.open(raw(3, 2));
    QVERIFY(series.infer(raw(3, 2)).outputs == data->specs());
    QVERIFY(data->specs()[0] == (TensorSpec{DType::Float32, {kBatch, 3, 1}}));
    QVERIFY(data->specs()[1] == (TensorSpec{DType::Float32, {kBatch, 2}}));
    QCOMPARE(series.infer(raw(3, 2)).row_count, std::optional<std::int64_t>(2));
    QCOMPARE(std::get<std::string>(*series.infer(raw(3, 2)).resolved.find("target")), std::string("b"));
    const auto fields = read_all(*data);
    QCOMPARE(fields[0].to_vector(), (Values{5, 4, 3, 4, 3, 2}));
    QCOMPARE(fields[1].to_vector(), (Values{2, 1, 1, 0}));
    Params every_second = raw(2, 1);
    every_second.set("stride", std::int64_t{2});
    QCOMPARE(read_all(*series.open(every_second))[1].to_vector(), (Values{3, 1}));
}

void DataTimeSeriesTest::severalColumnsMayBeShown()
{
    const Scratch series(kSeries);
    Params params = raw(2, 1);
    params.set("columns", std::string("b, a"));
    params.set("target", std::string("a"));
    const auto data = series.open(params);
    QVERIFY(series.infer(params).outputs == data->specs());
    QVERIFY(data->specs()[0] == (TensorSpec{DType::Float32, {kBatch, 2, 2}}));
    const auto fields = read_all(*data);
    QCOMPARE(fields[0].to_vector(), (Values{5, 10, 4, 20, 4, 20, 3, 30, 3, 30, 2, 40, 2, 40, 1, 50}));
    QCOMPARE(fields[1].to_vector(), (Values{30, 40, 50, 60}));
}

void DataTimeSeriesTest::scalingLooksAtTheTrainingPartOnly_data()
{
    QTest::addColumn<QString>("normalize");
    QTest::addColumn<double>("offset");
    QTest::addColumn<double>("size");
    QTest::newRow("standardize") << QStringLiteral("standardize") << 25.0 << std::sqrt(125.0);
    QTest::newRow("minmax") << QStringLiteral("minmax") << 10.0 << 30.0;
}

/// The last third, 50 and 60, validates.
void DataTimeSeriesTest::scalingLooksAtTheTrainingPartOnly()
{
    QFETCH(QString, normalize);
    QFETCH(double, offset);
    QFETCH(double, size);
    const Params params{{"window", std::int64_t{2}},
                        {"columns", std::string("a")},
                        {"normalize", normalize.toStdString()},
                        {"validation", 1.0 / 3}};
    const auto fields = read_all(*Scratch(kSeries).open(params));
    for (std::int64_t row = 0; row < 4; ++row) {
        for (std::int64_t step = 0; step < 2; ++step)
            QVERIFY(std::abs(fields[0].to_vector()[static_cast<std::size_t>(2 * row + step)]
                             - (static_cast<double>(10 * (row + step + 1)) - offset) / size)
                    < 1e-6);
        QVERIFY(std::abs(fields[1].to_vector()[static_cast<std::size_t>(row)]
                         - (static_cast<double>(10 * (row + 3)) - offset) / size)
                < 1e-6);
    }
}

void DataTimeSeriesTest::nothingForetoldInValidationWasSeen()
{
    Params params = raw(2, 2);
    params.set("validation", 1.0 / 3);
    const auto data = Scratch(kSeries).open(params);
    QCOMPARE(data->rows(), 3);
    QCOMPARE(data->split().training, Rows{0});
    QCOMPARE(data->split().validation, Rows{2});
}

void DataTimeSeriesTest::examplesFromElsewhereAreScaledAlike()
{
    const auto data = Scratch(kSeries).open({{"window", std::int64_t{2}},
                                             {"columns", std::string("a,b")},
                                             {"normalize", std::string("minmax")},
                                             {"validation", 0.0}});
    std::vector<float> window{10, 5, 60, 0};
    data->scale_features(window);
    QCOMPARE(window, (std::vector<float>{0, 1, 1, 0}));
}

void DataTimeSeriesTest::mistakesAreExplained()
{
    const Scratch series(kSeries);
    VERIFY_THROWS(FormatError, "series.csv has 6 rows, but a window of 6 and a horizon of 1 need at least 7",
                  series.infer(raw(6, 1)));
    VERIFY_THROWS(FormatError, "need at least 7", series.open(raw(6, 1)));
    VERIFY_THROWS(ArgumentError, "series.csv has no column \"c\". It has: year, a, b.",
                  series.infer({{"columns", std::string("a,c")}}));
    VERIFY_THROWS(ArgumentError, "has no column \"d\"", series.open({{"target", std::string("d")}}));
    VERIFY_THROWS(FormatError, "series.csv, line 3, column 1 (a): the cell is empty",
                  Scratch("a,b\n1,2\n,3\n4,5\n").open({{"columns", std::string("a")}, {"window", std::int64_t{1}}}));
    VERIFY_THROWS(ArgumentError, "No file is chosen for path", infer_data("TimeSeries", {}, "/"));
}

QTEST_GUILESS_MAIN(DataTimeSeriesTest)
#include "data_time_series_test.moc"
