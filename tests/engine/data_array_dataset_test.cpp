#include <limits>

#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/npy.h"
#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"

using namespace ts;
using Values = std::vector<double>;
using Names = std::vector<std::string>;

/// Examples in NumPy and IDX files, through their node types.
class DataArrayDatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void integersAreClasses();
    void floatsArePredicted();
    void columnOfTargetsIsFlattened();
    void severalTargetsArePredictedTogether();
    void featuresAreReshaped();
    void integersMayStayIntegers();
    void wrongNumPyFilesAreExplained();
    void mnistBecomesImages();
    void wrongIdxFilesAreExplained();
};

namespace {

struct Scratch {
    QTemporaryDir folder;
    std::filesystem::path base{folder.path().toStdString()};

    Scratch(const Tensor& features, const Tensor& targets)
    {
        save_npy(base / "x.npy", features);
        save_npy(base / "y.npy", targets);
    }
    static Params files(Params params)
    {
        params.set("features", std::string("x.npy"));
        params.set("targets", std::string("y.npy"));
        return params;
    }
    [[nodiscard]] std::unique_ptr<Dataset> open(const Params& params = {}) const
    {
        return open_data("NumpyDataset", files(params), base);
    }
    [[nodiscard]] NodeShapes infer(const Params& params = {}) const { return infer_data("NumpyDataset", files(params), base); }
};

const Tensor kFeatures = tensor<double>({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, {3, 4});

}  // namespace

void DataArrayDatasetTest::integersAreClasses()
{
    const Scratch files(kFeatures, tensor<std::int64_t>({7, 3, 7}));
    const auto data = files.open();
    QVERIFY(files.infer().outputs == data->specs());
    QCOMPARE(files.infer().row_count, std::optional<std::int64_t>(3));
    const auto fields = read_all(*data);
    QCOMPARE(fields[0].dtype(), DType::Float32);
    QCOMPARE(fields[0].to_vector(), kFeatures.to_vector());
    QCOMPARE(fields[1].dtype(), DType::Int64);
    QCOMPARE(fields[1].to_vector(), (Values{1, 0, 1}));
    QCOMPARE(data->class_names(), (Names{"3", "7"}));
}

void DataArrayDatasetTest::floatsArePredicted()
{
    const Scratch files(kFeatures, tensor<float>({0.5, 1.5, 2.5}));
    QVERIFY(files.infer().outputs == files.open()->specs());
    QCOMPARE(read_all(*files.open())[1].to_vector(), (Values{0.5, 1.5, 2.5}));
    QVERIFY(files.open()->class_names().empty());
}

void DataArrayDatasetTest::columnOfTargetsIsFlattened()
{
    const Scratch files(kFeatures, tensor<std::uint8_t>({0, 1, 2}, {3, 1}));
    QVERIFY(files.infer().outputs[1] == (TensorSpec{DType::Int64, {kBatch}}));
    QCOMPARE(read_all(*files.open())[1].to_vector(), (Values{0, 1, 2}));
}

void DataArrayDatasetTest::severalTargetsArePredictedTogether()
{
    const Scratch files(kFeatures, tensor<float>({1, 2, 3, 4, 5, 6}, {3, 2}));
    QVERIFY(files.infer().outputs[1] == (TensorSpec{DType::Float32, {kBatch, 2}}));
    QCOMPARE(read_all(*files.open())[1].to_vector(), (Values{1, 2, 3, 4, 5, 6}));
}

void DataArrayDatasetTest::featuresAreReshaped()
{
    const Scratch files(kFeatures, tensor<float>({1, 2, 3}));
    const Params params{{"features_shape", std::vector<std::int64_t>{1, 2, 2}}};
    QVERIFY(files.infer(params).outputs[0] == (TensorSpec{DType::Float32, {kBatch, 1, 2, 2}}));
    QVERIFY(read_all(*files.open(params))[0].sizes() == (Shape{3, 1, 2, 2}));
    VERIFY_THROWS(ShapeError, "Its sizes must multiply to 4", files.infer({{"features_shape", std::vector<std::int64_t>{3}}}));
}

void DataArrayDatasetTest::integersMayStayIntegers()
{
    // 2^24 + 1 has no float32 of its own.
    const Scratch files(tensor<std::int64_t>({16777217, -3, 0, 5}, {2, 2}), tensor<float>({1, 2}));
    const Params integers{{"integer_features", true}};
    const auto data = files.open(integers);
    QVERIFY(files.infer(integers).outputs == data->specs());
    QVERIFY(data->specs()[0] == (TensorSpec{DType::Int64, {kBatch, 2}}));
    const auto fields = read_all(*data);
    QCOMPARE(fields[0].dtype(), DType::Int64);
    QCOMPARE(fields[0].to_vector(), (Values{16777217, -3, 0, 5}));
    QCOMPARE(fields[1].to_vector(), (Values{1, 2}));
    VERIFY_THROWS(ArgumentError, "cannot be scaled",
                  files.open({{"integer_features", true}, {"normalize", std::string("minmax")}}));
    VERIFY_THROWS(TypeError, "x.npy holds floating-point numbers",
                  Scratch(kFeatures, tensor<float>({1, 2, 3})).infer(integers));
}

void DataArrayDatasetTest::wrongNumPyFilesAreExplained()
{
    VERIFY_THROWS(ShapeError, "x.npy has 3 examples, but", Scratch(kFeatures, tensor<float>({1, 2})).infer());
    VERIFY_THROWS(ShapeError, "features need at least two dimensions",
                  Scratch(tensor<float>({1, 2}), tensor<float>({1, 2})).infer());
    const Params classes{{"task", std::string("classification")}};
    VERIFY_THROWS(FormatError, "target 1 is 0.5", Scratch(kFeatures, tensor<float>({0, 0.5, 1})).open(classes));
    VERIFY_THROWS(ShapeError, "classes are one number for each example",
                  Scratch(kFeatures, tensor<float>({1, 2, 3, 4, 5, 6}, {3, 2})).infer(classes));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    VERIFY_THROWS(FormatError, "Example 1 of", Scratch(tensor<double>({1, nan}, {2, 1}), tensor<float>({1, 2})).open());
    VERIFY_THROWS(FormatError, "has no rows", Scratch(empty({0, 2}), empty({0})).open());
    const QTemporaryDir folder;
    VERIFY_THROWS(IoError, "x.npy cannot be opened",
                  infer_data("NumpyDataset", Scratch::files({}), folder.path().toStdString()));
}

void DataArrayDatasetTest::mnistBecomesImages()
{
    QTemporaryDir folder;
    // The same two images of one line, as they are and made by gzip -n.
    const QByteArray images = QByteArray::fromHex("000008030000000200000001000000030102"
                                                  "03ff0506");
    const QByteArray packed
        = QByteArray::fromHex("1f8b08000000000000036360e060666060600262462066666462fecfca060081dfe14716000000");
    write_file(in_folder(folder, "images"), images.toStdString());
    write_file(in_folder(folder, "images.gz"), packed.toStdString());
    write_file(in_folder(folder, "labels"), QByteArray::fromHex("00000801000000020904").toStdString());
    for (const char* name : {"images", "images.gz"}) {
        const Params params{{"images", std::string(name)}, {"labels", std::string("labels")}, {"validation", 0.5}};
        const NodeShapes shapes = infer_data("IdxDataset", params, folder.path().toStdString());
        const auto data = open_data("IdxDataset", params, folder.path().toStdString());
        QVERIFY(shapes.outputs == data->specs());
        QVERIFY(shapes.outputs[0] == (TensorSpec{DType::Float32, {kBatch, 1, 1, 3}}));
        QCOMPARE(shapes.row_count, std::optional<std::int64_t>(2));
        const auto fields = read_all(*data);
        QCOMPARE(fields[0].data<float>()[3], 1.0F);
        QCOMPARE(fields[0].data<float>()[1], 2.0F / 255);
        QCOMPARE(fields[1].to_vector(), (Values{1, 0}));
        QCOMPARE(data->class_names(), (Names{"4", "9"}));
        QCOMPARE(data->split().validation.size(), std::size_t{1});
    }
}

void DataArrayDatasetTest::wrongIdxFilesAreExplained()
{
    QTemporaryDir folder;
    write_file(in_folder(folder, "images"),
               QByteArray::fromHex("000008030000000200000001000000030102"
                                   "03ff0506")
                   .toStdString());
    write_file(in_folder(folder, "labels"),
               QByteArray::fromHex("000008010000000309"
                                   "0405")
                   .toStdString());
    const auto infer = [&](const char* labels) {
        return infer_data("IdxDataset", {{"images", std::string("images")}, {"labels", std::string(labels)}},
                          folder.path().toStdString());
    };
    VERIFY_THROWS(ShapeError, "images has 2 examples, but", infer("labels"));
    VERIFY_THROWS(ShapeError, "classes are one number for each example", infer("images"));
    VERIFY_THROWS(ArgumentError, "No file is chosen for labels", infer(""));
}

QTEST_GUILESS_MAIN(DataArrayDatasetTest)
#include "data_array_dataset_test.moc"
