#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/npz.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

using Values = std::vector<double>;

std::filesystem::path in_folder(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

QByteArray read(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const std::filesystem::path& path, const QByteArray& bytes)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

NamedTensors several()
{
    return {{"weights", tensor<float>({1, -2.5, 3, 4, 5, 6}, {2, 3})},
            {"labels", tensor<std::int64_t>({7, -8, 9})},
            {"empty", empty({0, 4})},
            {"half", full({3}, 0.5, DType::Float16)},
            {"zeros", zeros({100, 100}, DType::Float64)}};
}

}  // namespace

/// NumPy's .npz archives: files NumPy wrote, round trips, damaged and hostile files.
class FormatsNpzTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatNumPyWrote()
    {
        const NamedTensors pair = load_npz(TEST_DATA_DIR "/npy/pair.npz");
        QCOMPARE(pair.size(), std::size_t{2});
        QCOMPARE(pair[0].first, std::string("x"));
        QCOMPARE(pair[0].second.sizes(), (Shape{2, 3}));
        QCOMPARE(static_cast<float>(pair[0].second.to_vector()[2]), -1.6430234F);
        QCOMPARE(pair[1].second.dtype(), DType::Int64);
        QCOMPARE(pair[1].second.to_vector(), (Values{0, 1}));
    }

    void readsDeflatedArrays()
    {
        const NpzFile archive(TEST_DATA_DIR "/npy/pair_compressed.npz");
        QCOMPARE(archive.names(), (std::vector<std::string>{"x", "y"}));
        QCOMPARE(archive.open("x").load().to_vector(), Values(2500, 0));
        QCOMPARE(archive.open("y").load().to_vector(), (Values{0, 1, 2, 3, 4, 5, 6}));
        VERIFY_THROWS(ArgumentError, "has no array \"z\"; it has: x, y", archive.open("z"));
    }

    void whatIsWrittenComesBack()
    {
        const QTemporaryDir folder;
        for (const bool compressed : {false, true}) {
            save_npz(in_folder(folder, "a.npz"), several(), compressed);
            const NamedTensors got = load_npz(in_folder(folder, "a.npz"));
            QCOMPARE(got.size(), several().size());
            for (std::size_t i = 0; i < got.size(); ++i) {
                QCOMPARE(got[i].first, several()[i].first);
                QCOMPARE(got[i].second.dtype(), several()[i].second.dtype());
                QCOMPARE(got[i].second.sizes(), several()[i].second.sizes());
                QCOMPARE(got[i].second.to_vector(), several()[i].second.to_vector());
            }
        }
        QVERIFY(std::filesystem::file_size(in_folder(folder, "a.npz")) < 2000);
        VERIFY_THROWS(ArgumentError, "two arrays are called \"a\"",
                      save_npz(in_folder(folder, "b.npz"), NamedTensors{{"a", zeros({1})}, {"a", zeros({1})}}));
    }

    void everyFlippedByteIsNoticedOrHarmless()
    {
        // Whatever a damaged archive gives is an exception, never a crash.
        const QTemporaryDir folder;
        const QByteArray bytes = read(TEST_DATA_DIR "/npy/pair_compressed.npz");
        int refused = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
            write(in_folder(folder, "bad.npz"), damaged);
            try {
                load_npz(in_folder(folder, "bad.npz"));
            } catch (const Error&) {
                ++refused;
            }
        }
        QVERIFY2(refused > bytes.size() / 2, qPrintable(QString::number(refused)));
    }

    void cutOffFilesAreRefused()
    {
        const QTemporaryDir folder;
        const QByteArray bytes = read(TEST_DATA_DIR "/npy/pair.npz");
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            write(in_folder(folder, "cut.npz"), bytes.first(size));
            QVERIFY_THROWS_EXCEPTION(FormatError, load_npz(in_folder(folder, "cut.npz")));
        }
    }

    void damagedDataIsNoticedByItsCheckSum()
    {
        const QTemporaryDir folder;
        QByteArray bytes = read(TEST_DATA_DIR "/npy/pair.npz");
        bytes[30 + 5 + 128 + 3] = static_cast<char>(bytes[30 + 5 + 128 + 3] ^ 1);
        write(in_folder(folder, "sum.npz"), bytes);
        VERIFY_THROWS(FormatError, "the entry \"x.npy\" is damaged", load_npz(in_folder(folder, "sum.npz")));
    }

    void impossibleSizesAreRefused()
    {
        const QTemporaryDir folder;
        save_npz(in_folder(folder, "a.npz"), NamedTensors{{"a", zeros({4})}}, true);
        QByteArray bytes = read(in_folder(folder, "a.npz"));
        // The uncompressed size in the directory.
        const qsizetype entry = bytes.indexOf("PK\x01\x02");
        bytes.replace(entry + 24, 4, QByteArray("\xF0\xFF\xFF\x7F", 4));
        write(in_folder(folder, "bomb.npz"), bytes);
        VERIFY_THROWS(FormatError, "which cannot be true", load_npz(in_folder(folder, "bomb.npz")));
    }

    void entriesThatShareBytesAreRefused()
    {
        const QTemporaryDir folder;
        save_npz(in_folder(folder, "a.npz"), NamedTensors{{"a", zeros({4})}, {"b", zeros({4})}});
        QByteArray bytes = read(in_folder(folder, "a.npz"));
        const qsizetype second = bytes.lastIndexOf("PK\x01\x02");
        bytes.replace(second + 42, 4, QByteArray(4, '\0'));
        write(in_folder(folder, "overlap.npz"), bytes);
        VERIFY_THROWS(FormatError, "damaged or incomplete zip archive", load_npz(in_folder(folder, "overlap.npz")));
    }

    void numPyReadsWhatIsWritten()
    {
        if (QProcess::execute(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QStringLiteral("import numpy")}) != 0)
            QSKIP("NumPy is not installed.");
        const QTemporaryDir folder;
        save_npz(in_folder(folder, "plain.npz"), several());
        save_npz(in_folder(folder, "packed.npz"), several(), true);
        QProcess python;
        python.setWorkingDirectory(folder.path());
        python.start(QStringLiteral("/usr/bin/python3"),
                     {QStringLiteral("-c"),
                      QStringLiteral("import numpy as n\nfor f in ('plain','packed'):\n d=n.load(f+'.npz')\n"
                                     " print(d['weights'].sum(), d['labels'].tolist(), d['zeros'].shape, d['half'].dtype)")});
        QVERIFY(python.waitForFinished());
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        const QByteArray line = "16.5 [7, -8, 9] (100, 100) float16\n";
        QCOMPARE(python.readAllStandardOutput(), line + line);
    }
};

QTEST_GUILESS_MAIN(FormatsNpzTest)
#include "formats_npz_test.moc"
