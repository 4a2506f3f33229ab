#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"

using namespace ts;
using Values = std::vector<double>;
using Rows = std::vector<std::int64_t>;

/// The binary versions of CIFAR-10 and CIFAR-100, made small.
class DataCifarDatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesAreReadInOrder();
    void testFileValidates();
    void withoutATestFileAShareValidates();
    void namesComeFromTheFileBeside();
    void cifar100HasTwoKindsOfLabels();
    void mistakesAreExplained();
};

namespace {

/// One record: the labels, then red, green and blue planes of one value each.
std::string record(std::initializer_list<char> labels, int red, int green, int blue)
{
    std::string bytes(labels);
    for (const int value : {red, green, blue})
        bytes += std::string(1024, static_cast<char>(value));
    return bytes;
}

struct Folder {
    QTemporaryDir folder;
    std::filesystem::path base{folder.path().toStdString()};

    void add(const char* name, std::string_view bytes) const { write_file(base / name, bytes); }
    [[nodiscard]] std::unique_ptr<Dataset> open(Params params = {}) const
    {
        if (params.find("path") == nullptr)
            params.set("path", std::string("."));
        return open_data("CifarDataset", params, base);
    }
    [[nodiscard]] NodeShapes infer(Params params = {}) const
    {
        params.set("path", std::string("."));
        return infer_data("CifarDataset", params, base);
    }
};

/// Eleven files, so that the order of their names as text is not the order of their numbers.
void add_batches(const Folder& folder)
{
    for (char i = 1; i <= 11; ++i)
        folder.add(("data_batch_" + std::to_string(i) + ".bin").c_str(), record({static_cast<char>(i % 10)}, i, 2, 255));
}

}  // namespace

void DataCifarDatasetTest::batchesAreReadInOrder()
{
    const Folder folder;
    add_batches(folder);
    const auto data = folder.open();
    const NodeShapes shapes = folder.infer();
    QVERIFY(shapes.outputs == data->specs());
    QVERIFY(shapes.outputs[0] == (TensorSpec{DType::Float32, {kBatch, 3, 32, 32}}));
    QCOMPARE(shapes.row_count, std::optional<std::int64_t>(11));
    const auto fields = read_all(*data);
    QCOMPARE(fields[1].to_vector(), (Values{1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1}));
    const float* last = fields[0].data<float>() + 10 * 3072;
    QCOMPARE(last[0], 11.0F / 255);
    QCOMPARE(last[1023], 11.0F / 255);
    QCOMPARE(last[1024], 2.0F / 255);
    QCOMPARE(last[3071], 1.0F);
}

void DataCifarDatasetTest::testFileValidates()
{
    const Folder folder;
    folder.add("data_batch_1.bin", record({3}, 1, 2, 3) + record({4}, 1, 2, 3));
    folder.add("test_batch.bin", record({9}, 1, 2, 3) + record({8}, 1, 2, 3) + record({7}, 1, 2, 3));
    const auto data = folder.open({{"validation", 0.5}});
    QCOMPARE(data->split().training, (Rows{0, 1}));
    QCOMPARE(data->split().validation, (Rows{2, 3, 4}));
    QCOMPARE(read_all(*data)[1].to_vector(), (Values{3, 4, 9, 8, 7}));
}

void DataCifarDatasetTest::withoutATestFileAShareValidates()
{
    const Folder folder;
    add_batches(folder);
    const auto data = folder.open({{"validation", 0.2}, {"path", std::string("data_batch_3.bin")}});
    QCOMPARE(data->split().training.size(), std::size_t{9});
    QCOMPARE(data->split().validation.size(), std::size_t{2});
}

void DataCifarDatasetTest::namesComeFromTheFileBeside()
{
    const Folder folder;
    add_batches(folder);
    QCOMPARE(folder.open()->class_names().at(9), std::string("9"));
    folder.add("batches.meta.txt", "airplane\nautomobile\r\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    QCOMPARE(folder.open()->class_names().at(1), std::string("automobile"));
    QCOMPARE(folder.open()->class_names().at(9), std::string("truck"));
    QCOMPARE(folder.open()->class_names().size(), std::size_t{10});
}

void DataCifarDatasetTest::cifar100HasTwoKindsOfLabels()
{
    const Folder folder;
    folder.add("train.bin", record({19, 99}, 1, 2, 3));
    folder.add("test.bin", record({0, 5}, 1, 2, 3));
    QCOMPARE(read_all(*folder.open())[1].to_vector(), (Values{99, 5}));
    QCOMPARE(folder.open()->class_names().size(), std::size_t{100});
    const Params coarse{{"labels", std::string("coarse")}};
    QCOMPARE(read_all(*folder.open(coarse))[1].to_vector(), (Values{19, 0}));
    QCOMPARE(folder.open(coarse)->class_names().size(), std::size_t{20});
}

void DataCifarDatasetTest::mistakesAreExplained()
{
    const Folder folder;
    VERIFY_THROWS(IoError, "tscape fetch cifar-10", folder.infer());
    VERIFY_THROWS(ArgumentError, "No file is chosen for path", infer_data("CifarDataset", {}, "/"));
    folder.add("data_batch_1.bin", record({3}, 1, 2, 3) + "cut off");
    VERIFY_THROWS(FormatError, "data_batch_1.bin has 3080 bytes, which is no whole number of images", folder.infer());
    VERIFY_THROWS(FormatError, "data_batch_1.bin has 3080 bytes", folder.open());
    folder.add("data_batch_1.bin", "");
    VERIFY_THROWS(FormatError, "data_batch_1.bin is empty", folder.open());
    folder.add("data_batch_1.bin", record({3}, 1, 2, 3) + record({10}, 1, 2, 3));
    VERIFY_THROWS(FormatError, "data_batch_1.bin, byte 3073: the class is 10, but there are only 10", folder.open());
}

QTEST_GUILESS_MAIN(DataCifarDatasetTest)
#include "data_cifar_dataset_test.moc"
