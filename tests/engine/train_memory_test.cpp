#include <filesystem>
#include <fstream>
#include <sys/resource.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/engine/support/scratch_file.h"

/// A dataset ten times larger than the memory a process may have trains all the same.
class TrainMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void largeFilesDoNotMakeTheProgramGrow_data();
    void largeFilesDoNotMakeTheProgramGrow();
};

namespace {

constexpr std::uintmax_t kLimit = std::uintmax_t{96} << 20;

std::uintmax_t whole_batches(std::uintmax_t rows)
{
    return (rows / 64 + 1) * 64;
}

/// A file of zeros that takes no room on the disk.
void make_sparse(const std::filesystem::path& path, std::uintmax_t bytes, std::string_view beginning = {})
{
    write_file(path, beginning);
    std::filesystem::resize_file(path, bytes);
}

/// Version 1.0, so that the header is 128 bytes.
std::string npy_header(const std::string& type, const std::string& shape)
{
    std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    header.resize(117, ' ');
    return std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header + "\n";
}

std::string project(const std::string& data_node)
{
    return R"({ "format": "tensorscape", "version": 1, "name": "large", "graph": {
        "nodes": [)"
        + data_node + R"(,
          { "id": "flat", "type": "Flatten", "params": {}, "position": [0, 0] },
          { "id": "scores", "type": "Linear", "params": { "out_features": 2 }, "position": [0, 0] },
          { "id": "loss", "type": "CrossEntropyLoss", "params": {}, "position": [0, 0] }
        ],
        "edges": [
          { "from": "data.features", "to": "flat.input" },
          { "from": "flat.output", "to": "scores.input" },
          { "from": "scores.output", "to": "loss.input" },
          { "from": "data.target", "to": "loss.target" }
        ], "frames": [], "subgraphs": {} },
      "training": { "batch_size": 64, "epochs": 1, "seed": 1, "device": "cpu", "optimizer": { "type": "SGD", "lr": 0.01 },
                    "clip_grad_norm": null, "precision": "float32" } })";
}

void limit_memory()
{
    const rlimit limit{kLimit, kLimit};
    setrlimit(RLIMIT_DATA, &limit);
}

}  // namespace

void TrainMemoryTest::largeFilesDoNotMakeTheProgramGrow_data()
{
    QTest::addColumn<bool>("images");
    QTest::newRow("images in CIFAR files") << true;
    QTest::newRow("rows of a NumPy array") << false;
}

/// The limit is set for what the process asks for; what it holds of the files is watched beside that.
void TrainMemoryTest::largeFilesDoNotMakeTheProgramGrow()
{
    QFETCH(bool, images);
    const QTemporaryDir folder;
    std::uintmax_t rows = 0;
    if (images) {
        rows = whole_batches(10 * kLimit / 3073);
        make_sparse(in_folder(folder, "data_batch_1.bin"), rows * 3073);
    } else {
        constexpr std::uintmax_t kNumbers = 4096;
        rows = whole_batches(10 * kLimit / (4 * kNumbers));
        make_sparse(in_folder(folder, "x.npy"), 128 + rows * kNumbers * 4,
                    npy_header("<f4", "(" + std::to_string(rows) + ", " + std::to_string(kNumbers) + ")"));
        make_sparse(in_folder(folder, "y.npy"), 128 + rows, npy_header("|u1", "(" + std::to_string(rows) + ",)"));
    }
    const char* node = images
        ? R"({ "id": "data", "type": "CifarDataset", "params": { "path": ".", "validation": 0.0 }, "position": [0, 0] })"
        : R"({ "id": "data", "type": "NumpyDataset", "params": { "features": "x.npy", "targets": "y.npy", "validation": 0.0 }, "position": [0, 0] })";
    std::string text = project(node);
    if (images)
        text.replace(text.find("\"out_features\": 2"), 17, "\"out_features\": 10");
    write_file(in_folder(folder, "large.json"), text);

    QProcess process;
    process.setChildProcessModifier(limit_memory);
    process.start(QStringLiteral(BIN_DIR "/tscape"),
                  {QStringLiteral("train"), folder.filePath(QStringLiteral("large.json")), QStringLiteral("--json"),
                   QStringLiteral("--threads"), QStringLiteral("1")});
    QVERIFY(process.waitForFinished(200'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
    const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
    const QJsonObject done = QJsonDocument::fromJson(lines.last()).object();
    QCOMPARE(done[QStringLiteral("steps")].toInteger(), static_cast<qint64>(rows / 64));
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    QVERIFY2(used.ru_maxrss * 1024L < static_cast<long>(kLimit), std::to_string(used.ru_maxrss).c_str());
}

QTEST_GUILESS_MAIN(TrainMemoryTest)
#include "train_memory_test.moc"
