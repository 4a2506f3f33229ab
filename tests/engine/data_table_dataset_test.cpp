#include <QTemporaryDir>
#include <QTest>

#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"

using namespace ts;
using Values = std::vector<double>;
using Names = std::vector<std::string>;

/// Tables as people have them, through the node type: what is inferred, what is read, and what is wrong with the file.
class DataTableDatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void digitsAreImagesOfTenClasses();
    void inferenceAgreesWithTheFile_data();
    void inferenceAgreesWithTheFile();
    void textLabelsAreSorted();
    void numericLabelsAreSortedAsNumbers();
    void numbersArePredicted();
    void columnsAreChosenByName();
    void europeanTablesAreRead();
    void compressedTablesAreRead();
    void inferenceOfAHugeTableReadsOnlyItsBeginning();
    void mistakesAreExplained_data();
    void mistakesAreExplained();
    void integersMayStayIntegers();
    void wrongParametersAreExplained();
};

namespace {

const std::filesystem::path kExamples(SOURCE_DIR "/examples");

struct Scratch {
    QTemporaryDir folder;
    std::filesystem::path base{folder.path().toStdString()};

    explicit Scratch(std::string_view text) { write_file(in_folder(folder, "t.csv"), text); }
    [[nodiscard]] std::unique_ptr<Dataset> open(Params params = {}) const
    {
        params.set("path", std::string("t.csv"));
        return open_data("TableDataset", params, base);
    }
    [[nodiscard]] NodeShapes infer(Params params = {}) const
    {
        params.set("path", std::string("t.csv"));
        return infer_data("TableDataset", params, base);
    }
};

}  // namespace

void DataTableDatasetTest::digitsAreImagesOfTenClasses()
{
    const Params params{{"path", std::string("data/digits.csv")},
                        {"features_shape", std::vector<std::int64_t>{1, 8, 8}},
                        {"scale", 0.0625},
                        {"validation", 0.2}};
    const auto digits = open_data("TableDataset", params, kExamples);
    QCOMPARE(digits->rows(), 1797);
    QCOMPARE(digits->class_names(), (Names{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}));
    QCOMPARE(digits->split().validation.size(), std::size_t{359});
    const std::vector<std::int64_t> rows{0, 1796};
    const auto batch = digits->read(rows);
    QVERIFY(batch[0].sizes() == (Shape{2, 1, 8, 8}));
    QCOMPARE(batch[1].dtype(), DType::Int64);
    QCOMPARE(batch[1].to_vector(), (Values{0, 8}));
    const Values first_line = {0, 0, 5, 13, 9, 1, 0, 0};
    for (std::size_t i = 0; i < first_line.size(); ++i)
        QCOMPARE(batch[0].to_vector()[i], first_line[i] / 16);
}

void DataTableDatasetTest::inferenceAgreesWithTheFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("is_class");
    QTest::newRow("text") << QByteArray("a,b,kind\n1,2,cat\n3,4,dog\n5,6,cat\n") << true;
    QTest::newRow("few integers") << QByteArray("a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n") << true;
    QTest::newRow("integers written as reals") << QByteArray("a,b,y\n0,0,0.0\n0,1,1.0\n1,0,1.0\n1,1,0.0\n") << true;
    QTest::newRow("integers that hardly repeat") << QByteArray("a,b,y\n0,0,151\n0,1,75\n1,0,141\n1,1,206\n") << false;
    QTest::newRow("reals") << QByteArray("a,b,y\n0,0,0.5\n0,1,0.5\n1,0,1\n1,1,1\n") << false;
}

void DataTableDatasetTest::inferenceAgreesWithTheFile()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, is_class);
    const Scratch table(text.toStdString());
    const NodeShapes shapes = table.infer();
    const auto data = table.open();
    QVERIFY(shapes.outputs == data->specs());
    QVERIFY(shapes.outputs.at(0) == (TensorSpec{DType::Float32, {kBatch, 2}}));
    QVERIFY(shapes.outputs.at(1) == (TensorSpec{is_class ? DType::Int64 : DType::Float32, {kBatch}}));
    QCOMPARE(shapes.row_count, std::optional<std::int64_t>(data->rows()));
    QCOMPARE(std::get<std::vector<std::int64_t>>(*shapes.resolved.find("features_shape")), std::vector<std::int64_t>{2});
    QCOMPARE(data->class_names().empty(), !is_class);
}

void DataTableDatasetTest::textLabelsAreSorted()
{
    const Scratch table("a,kind\n1,pear\n2, apple \n3,\"fig, dried\"\n4,pear\n");
    const auto data = table.open();
    QCOMPARE(data->class_names(), (Names{"apple", "fig, dried", "pear"}));
    QCOMPARE(read_all(*data)[1].to_vector(), (Values{2, 0, 1, 2}));
}

void DataTableDatasetTest::numericLabelsAreSortedAsNumbers()
{
    const auto data = Scratch("a,y\n1,10\n2,9\n3,-1\n4,10.0\n").open({{"task", std::string("classification")}});
    QCOMPARE(data->class_names(), (Names{"-1", "9", "10"}));
    QCOMPARE(read_all(*data)[1].to_vector(), (Values{2, 1, 0, 2}));
}

void DataTableDatasetTest::numbersArePredicted()
{
    const auto data = Scratch("a,y\n1,0\n2,1\n3,0\n4,1\n").open({{"task", std::string("regression")}});
    QCOMPARE(read_all(*data)[1].dtype(), DType::Float32);
    QCOMPARE(read_all(*data)[1].to_vector(), (Values{0, 1, 0, 1}));
    QVERIFY(data->class_names().empty());
}

void DataTableDatasetTest::columnsAreChosenByName()
{
    const Scratch table("id,y,a,when,b\n7,0.5,1,monday,2\n8,1.5,3,friday,4\n");
    const Params params{{"target", std::string("y")}, {"ignore", std::string("id, when")}};
    const auto fields = read_all(*table.open(params));
    QCOMPARE(fields[0].to_vector(), (Values{1, 2, 3, 4}));
    QCOMPARE(fields[1].to_vector(), (Values{0.5, 1.5}));
    QVERIFY(table.infer(params).resolved.find("target") == nullptr);
    const Params last{{"ignore", std::string("id,when,b")}};
    QCOMPARE(std::get<std::string>(*table.infer(last).resolved.find("target")), std::string("a"));
}

void DataTableDatasetTest::europeanTablesAreRead()
{
    const auto fields = read_all(*Scratch("\xEF\xBB\xBF"
                                          "a;b;y\r\n1,5;2;0,25\r\n2,5;3;0,75\r\n")
                                      .open());
    QCOMPARE(fields[0].to_vector(), (Values{1.5, 2, 2.5, 3}));
    QCOMPARE(fields[1].to_vector(), (Values{0.25, 0.75}));
}

void DataTableDatasetTest::compressedTablesAreRead()
{
    // printf 'a,b,y\n1,2,0.5\n3,4,1.5\n' | gzip -n
    const Scratch table(
        QByteArray::fromHex("1f8b08000000000000034bd449d2a9e432d431d231d033e532d631d13104d20049c0fdf716000000").toStdString());
    QCOMPARE(table.infer().row_count, std::optional<std::int64_t>(2));
    QCOMPARE(read_all(*table.open())[0].to_vector(), (Values{1, 2, 3, 4}));
}

void DataTableDatasetTest::inferenceOfAHugeTableReadsOnlyItsBeginning()
{
    std::string text = "a,b,y\n";
    while (text.size() < (std::size_t{3} << 20))
        text += "1.5,2.5," + std::to_string(text.size() % 3) + "\n";
    const Scratch table(text + "a mistake that nobody sees\n");
    const NodeShapes shapes = table.infer();
    QVERIFY(shapes.outputs.at(0) == (TensorSpec{DType::Float32, {kBatch, 2}}));
    QVERIFY(shapes.outputs.at(1) == (TensorSpec{DType::Int64, {kBatch}}));
    QVERIFY(!shapes.row_count);
}

void DataTableDatasetTest::mistakesAreExplained_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("param");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char* row, const char* text, const char* param, const char* value, const char* expected) {
        QTest::newRow(row) << QByteArray(text) << QByteArray(param) << QByteArray(value) << QByteArray(expected);
    };
    add("empty file", "", "", "", "t.csv is empty");
    add("only a header", "a,b,y\n", "", "", "names its columns but has no rows");
    add("ragged row", "a,y\n1,2\n3\n", "", "", "t.csv, line 3: 1 cells instead of 2");
    add("word in features", "a,y\n1,2\nx,2\n", "", "", "t.csv, line 3, column 1 (a): \"x\" is not a number");
    add("empty cell", "a,y\n1,2\n,2\n", "", "", "t.csv, line 3, column 1 (a): the cell is empty");
    add("not a number", "a,y\n1,2\nnan,2\n", "", "", "\"nan\" is not a number");
    add("word as number to predict", "a,y\n1,2\n3,x\n", "task", "regression", "line 3, column 2 (y): \"x\" is not a number");
    add("class missing", "a,y\n1,cat\n3,\n", "", "", "line 3, column 2 (y): the class is missing");
    add("no such target", "a,y\n1,2\n", "target", "z", "has no column \"z\". It has: a, y.");
    add("no such ignored column", "a,y\n1,2\n", "ignore", "z", "has no column \"z\"");
    add("nothing left", "a,y\n1,2\n", "ignore", "a", "leaves no column for the features beside the target \"y\"");
    add("only one column", "y\n1\n2\n", "", "", "leaves no column for the features");
}

void DataTableDatasetTest::mistakesAreExplained()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, param);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    const Scratch table(text.toStdString());
    Params params;
    if (!param.isEmpty())
        params.set(param.toStdString(), value.toStdString());
    VERIFY_THROWS(Error, expected.toStdString(), table.open(params));
}

void DataTableDatasetTest::integersMayStayIntegers()
{
    const Params integers{{"integer_features", true}, {"task", std::string("regression")}};
    const Scratch table("a,b,y\n16777217,-2,0.5\n3,4,1.5\n");
    const auto data = table.open(integers);
    QVERIFY(table.infer(integers).outputs == data->specs());
    QVERIFY(data->specs()[0] == (TensorSpec{DType::Int64, {kBatch, 2}}));
    QCOMPARE(read_all(*data)[0].to_vector(), (std::vector<double>{16777217, -2, 3, 4}));
    VERIFY_THROWS(FormatError, "line 3, column 2 (b): 4.5 is no whole number",
                  Scratch("a,b,y\n1,2,0.5\n3,4.5,1.5\n").open(integers));
}

void DataTableDatasetTest::wrongParametersAreExplained()
{
    const Scratch table("a,b,c,y\n1,2,3,0.5\n");
    VERIFY_THROWS(ShapeError, "features_shape (2, 2) does not hold the 3 feature columns",
                  table.infer({{"features_shape", std::vector<std::int64_t>{2, 2}}}));
    VERIFY_THROWS(ArgumentError, "No file is chosen for path", infer_data("TableDataset", {}, "/"));
    VERIFY_THROWS(IoError, "nothing.csv cannot be opened: No such file",
                  infer_data("TableDataset", {{"path", std::string("nothing.csv")}}, table.base));
    VERIFY_THROWS(IoError, "is not a file", infer_data("TableDataset", {{"path", std::string(".")}}, table.base));
}

QTEST_GUILESS_MAIN(DataTableDatasetTest)
#include "data_table_dataset_test.moc"
