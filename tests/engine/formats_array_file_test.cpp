#include <limits>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/byte_order.h"
#include "engine/formats/gzip.h"
#include "engine/formats/idx.h"
#include "engine/formats/npy.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// NumPy and IDX arrays: files NumPy wrote, round trips, compression, damaged and hostile files.
class FormatsArrayFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatNumPyWrote_data();
    void readsWhatNumPyWrote();
    void fortranOrderIsReadByRows();
    void everyStoredTypeIsRead_data();
    void everyStoredTypeIsRead();
    void whatIsWrittenComesBack();
    void headerOfWrittenFileIsNumPys();
    void bfloat16IsNotWritten();
    void objectsAreRefused();
    void damagedNpyIsRefused_data();
    void damagedNpyIsRefused();
    void laterVersionsAreRead();
    void hugeUnsignedIsRefused();
    void idxIsRead();
    void compressedIdxIsRead();
    void damagedIdxIsRefused_data();
    void damagedIdxIsRefused();
    void damagedGzipIsRefused();
    void headOfCompressedFileIsRead();
    void shortenedFileIsNoticed();
};

namespace {

using Values = std::vector<double>;

std::filesystem::path in_folder(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

void write(const std::filesystem::path& path, const std::string& bytes)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

std::string npy(const std::string& dict, const std::string& data, char version = 1)
{
    std::string out("\x93NUMPY", 6);
    out += version;
    out += '\0';
    if (version == 1)
        append_little_endian(out, static_cast<std::uint16_t>(dict.size()));
    else
        append_little_endian(out, static_cast<std::uint32_t>(dict.size()));
    return out + dict + data;
}

std::string dict(const std::string& descr, const std::string& shape)
{
    return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
}

const std::string kIdxImages("\0\0\x08\x03\0\0\0\x02\0\0\0\x01\0\0\0\x03\x01\x02\x03\xFF\x05\x06", 22);
/// The same, made by gzip.
const std::string kIdxImagesGz
    = QByteArray::fromHex("1f8b08000000000000036360e060666060600262462066666462fecfca060081dfe14716000000").toStdString();
/// "0123456789", made by gzip.
const std::string kDigitsGz = QByteArray::fromHex("1f8b08000000000000033330343236313533b7b00400c6c784a60a000000").toStdString();

}  // namespace

void FormatsArrayFileTest::readsWhatNumPyWrote_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<DType>("dtype");
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<QList<double>>("values");
    QTest::newRow("float32") << "f32" << DType::Float32 << QList<int>{3, 4}
                             << QList<double>{-0.8019314408302307, -1.3243589401245117, -0.24836161732673645,
                                              0.4204452335834503,  1.1360465288162231,  0.10970640182495117,
                                              -0.5526472926139832, -0.7847803831100464, 0.7487457990646362,
                                              1.6347830295562744,  0.2727687656879425,  -1.2333287000656128};
    QTest::newRow("Fortran order") << "f64_fortran" << DType::Float64 << QList<int>{3, 4}
                                   << QList<double>{-0.9582652054360887, 1.6000190889991115,   0.2028824405086084,
                                                    -1.7321348424395848, -0.08369619281702581, -1.1632259734447485,
                                                    -0.6292880940615545, -0.48800582327685743, -0.7133133716322436,
                                                    0.5533784703532895,  -0.06308597192528916, -0.5894312580326048};
    QTest::newRow("scalar") << "i64_scalar" << DType::Int64 << QList<int>{} << QList<double>{42};
    QTest::newRow("big-endian") << "big_endian" << DType::Int32 << QList<int>{5} << QList<double>{0, 1, 2, 3, 4};
    QTest::newRow("bool") << "bool" << DType::Bool << QList<int>{2} << QList<double>{1, 0};
}

void FormatsArrayFileTest::readsWhatNumPyWrote()
{
    QFETCH(QString, name);
    QFETCH(DType, dtype);
    QFETCH(QList<int>, shape);
    QFETCH(QList<double>, values);
    const Tensor array = load_npy(std::string(TEST_DATA_DIR "/npy/") + name.toStdString() + ".npy");
    QCOMPARE(array.dtype(), dtype);
    QCOMPARE(QList<int>(array.sizes().begin(), array.sizes().end()), shape);
    QCOMPARE(array.to_vector(), Values(values.begin(), values.end()));
}

void FormatsArrayFileTest::fortranOrderIsReadByRows()
{
    QTemporaryDir folder;
    std::string data;
    for (int i = 0; i < 24; ++i)
        append_little_endian(data, static_cast<std::int16_t>(i));
    write(in_folder(folder, "a"), npy("{'shape': (2, 3, 4), 'fortran_order': True, 'descr': '<i2'}", data));
    const FileArray array = open_npy(in_folder(folder, "a"));
    QCOMPARE(array.rows(), 2);
    QCOMPARE(array.row_numel(), 12);
    std::vector<double> row(12);
    array.read_rows(1, 1, row.data());
    QCOMPARE(row, (Values{1, 7, 13, 19, 3, 9, 15, 21, 5, 11, 17, 23}));
}

void FormatsArrayFileTest::everyStoredTypeIsRead_data()
{
    QTest::addColumn<QByteArray>("descr");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<DType>("dtype");
    QTest::addColumn<double>("value");
    QTest::newRow("f2") << QByteArray("<f2") << QByteArray("003e") << DType::Float16 << 1.5;
    QTest::newRow("f2 big") << QByteArray(">f2") << QByteArray("3e00") << DType::Float16 << 1.5;
    QTest::newRow("f4 big") << QByteArray(">f4") << QByteArray("3fc00000") << DType::Float32 << 1.5;
    QTest::newRow("f8 big") << QByteArray(">f8") << QByteArray("3ff8000000000000") << DType::Float64 << 1.5;
    QTest::newRow("i1") << QByteArray("|i1") << QByteArray("fe") << DType::Int32 << -2.0;
    QTest::newRow("i2") << QByteArray("<i2") << QByteArray("feff") << DType::Int32 << -2.0;
    QTest::newRow("i4") << QByteArray("<i4") << QByteArray("feffffff") << DType::Int32 << -2.0;
    QTest::newRow("i8 big") << QByteArray(">i8") << QByteArray("fffffffffffffffe") << DType::Int64 << -2.0;
    QTest::newRow("u1") << QByteArray("|u1") << QByteArray("fe") << DType::UInt8 << 254.0;
    QTest::newRow("u2") << QByteArray("<u2") << QByteArray("feff") << DType::Int32 << 65534.0;
    QTest::newRow("u4 big") << QByteArray(">u4") << QByteArray("fffffffe") << DType::Int64 << 4294967294.0;
    QTest::newRow("u8") << QByteArray("<u8") << QByteArray("0200000000000000") << DType::Int64 << 2.0;
    QTest::newRow("b1") << QByteArray("|b1") << QByteArray("07") << DType::Bool << 1.0;
}

void FormatsArrayFileTest::everyStoredTypeIsRead()
{
    QFETCH(QByteArray, descr);
    QFETCH(QByteArray, hex);
    QFETCH(DType, dtype);
    QFETCH(double, value);
    QTemporaryDir folder;
    write(in_folder(folder, "a"), npy(dict(descr.toStdString(), "(1,)"), QByteArray::fromHex(hex).toStdString()));
    const Tensor array = load_npy(in_folder(folder, "a"));
    QCOMPARE(array.dtype(), dtype);
    QCOMPARE(array.to_vector(), Values{value});
    std::vector<float> as_float(1);
    open_npy(in_folder(folder, "a")).read_rows(0, 1, as_float.data());
    QCOMPARE(as_float[0], static_cast<float>(value));
}

void FormatsArrayFileTest::whatIsWrittenComesBack()
{
    QTemporaryDir folder;
    const Tensor base = tensor<std::int32_t>({1, 2, 3, 4, 5, 6}, {2, 3});
    for (const Tensor& expected : {base, base.as_strided({3, 2}, {1, 3}, 0), scalar(2.5, DType::Float64), empty({0, 7}),
                                   full({2, 1, 2}, 0.5, DType::Float16), tensor<bool>({true, false})})
    {
        save_npy(in_folder(folder, "a"), expected);
        const Tensor got = load_npy(in_folder(folder, "a"));
        QCOMPARE(got.dtype(), expected.dtype());
        QVERIFY(got.sizes() == expected.sizes());
        QCOMPARE(got.to_vector(), expected.to_vector());
    }
}

void FormatsArrayFileTest::headerOfWrittenFileIsNumPys()
{
    QTemporaryDir folder;
    save_npy(in_folder(folder, "a"), load_npy(TEST_DATA_DIR "/npy/f32.npy"));
    QFile ours(QString::fromStdString(in_folder(folder, "a").string())), theirs(QStringLiteral(TEST_DATA_DIR "/npy/f32.npy"));
    QVERIFY(ours.open(QIODevice::ReadOnly) && theirs.open(QIODevice::ReadOnly));
    QCOMPARE(ours.readAll(), theirs.readAll());
}

void FormatsArrayFileTest::bfloat16IsNotWritten()
{
    QTemporaryDir folder;
    VERIFY_THROWS(TypeError, "bfloat16", save_npy(in_folder(folder, "a"), full({1}, 1, DType::BFloat16)));
    QVERIFY(!std::filesystem::exists(in_folder(folder, "a")));
}

void FormatsArrayFileTest::objectsAreRefused()
{
    VERIFY_THROWS(FormatError, "object_refused.npy holds Python objects, which can run code when read",
                  load_npy(TEST_DATA_DIR "/npy/object_refused.npy"));
}

void FormatsArrayFileTest::damagedNpyIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char* row, const std::string& bytes, const char* expected) {
        QTest::newRow(row) << QByteArray::fromStdString(bytes) << QByteArray(expected);
    };
    const std::string eight(8, '\0');
    add("empty", "", "is not a NumPy .npy file");
    add("other", "hello, world", "is not a NumPy .npy file");
    add("only magic", std::string("\x93NUMPY", 6), "ends inside its header");
    add("version 4", npy(dict("<f4", "(2,)"), eight, 4), "version 4");
    add("header cut", npy(dict("<f4", "(2,)"), "").substr(0, 40), "ends inside its header");
    add("data missing", npy(dict("<f4", "(3,)"), eight), "an array of shape (3), but holds only 8 bytes");
    add("overflow", npy(dict("<f4", "(4294967296, 4294967296)"), eight), "holds only 8 bytes");
    add("overflow behind zero", npy(dict("<f4", "(0, 4294967296, 4294967296)"), eight), "holds only 8 bytes");
    add("negative size", npy(dict("<f4", "(-2,)"), eight), "damaged header");
    add("size too large", npy(dict("<f4", "(99999999999999999999,)"), eight), "damaged header");
    add("nine dimensions", npy(dict("<f4", "(1,1,1,1,1,1,1,1,1)"), eight), "more than 8 dimensions");
    add("code", npy("{'descr': __import__('os'), 'fortran_order': False, 'shape': (2,)}", eight), "damaged header");
    add("no shape", npy("{'descr': '<f4', 'fortran_order': False}", eight), "damaged header");
    add("shape twice", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'shape': (2,)}", eight), "damaged header");
    add("unknown key", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': (2,)}", eight), "damaged header");
    add("text behind", npy(dict("<f4", "(2,)") + "x", eight), "damaged header");
    add("structure", npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}", eight), "several fields");
    add("complex", npy(dict("<c8", "(1,)"), eight), "type \"<c8\", which are not supported");
    add("text", npy(dict("<U2", "(1,)"), eight), "type \"<U2\", which are not supported");
    add("odd size", npy(dict("<i3", "(1,)"), eight), "type \"<i3\", which are not supported");
    add("one-byte float", npy(dict("<f1", "(1,)"), eight), "type \"<f1\", which are not supported");
}

void FormatsArrayFileTest::damagedNpyIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QTemporaryDir folder;
    write(in_folder(folder, "bad.npy"), bytes.toStdString());
    VERIFY_THROWS(FormatError, expected.toStdString(), load_npy(in_folder(folder, "bad.npy")));
    VERIFY_THROWS(FormatError, "bad.npy", load_npy(in_folder(folder, "bad.npy")));
}

void FormatsArrayFileTest::laterVersionsAreRead()
{
    QTemporaryDir folder;
    for (const char version : {'\x02', '\x03'}) {
        write(in_folder(folder, "a"), npy("{\"descr\":\"|u1\",\"fortran_order\":False,\"shape\":(2L,)}", "\x05\x06", version));
        QCOMPARE(load_npy(in_folder(folder, "a")).to_vector(), (Values{5, 6}));
    }
}

void FormatsArrayFileTest::hugeUnsignedIsRefused()
{
    QTemporaryDir folder;
    write(in_folder(folder, "a"), npy(dict("<u8", "(1,)"), std::string(8, '\xFF')));
    VERIFY_THROWS(FormatError, "18446744073709551615, which is too large", load_npy(in_folder(folder, "a")));
}

void FormatsArrayFileTest::idxIsRead()
{
    QTemporaryDir folder;
    write(in_folder(folder, "images"), kIdxImages);
    const Tensor images = open_idx(in_folder(folder, "images")).load();
    QCOMPARE(images.dtype(), DType::UInt8);
    QVERIFY(images.sizes() == (Shape{2, 1, 3}));
    QCOMPARE(images.to_vector(), (Values{1, 2, 3, 255, 5, 6}));
    write(in_folder(folder, "floats"), std::string("\0\0\x0D\x01\0\0\0\x01\x3F\xC0\0\0", 12));
    QCOMPARE(open_idx(in_folder(folder, "floats")).load().to_vector(), Values{1.5});
}

void FormatsArrayFileTest::compressedIdxIsRead()
{
    QTemporaryDir folder;
    write(in_folder(folder, "images.gz"), kIdxImagesGz);
    QCOMPARE(open_idx(in_folder(folder, "images.gz")).load().to_vector(), (Values{1, 2, 3, 255, 5, 6}));
}

void FormatsArrayFileTest::damagedIdxIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("empty") << QByteArray() << QByteArray("is not an IDX file");
    QTest::newRow("other") << QByteArray("hello") << QByteArray("is not an IDX file");
    QTest::newRow("unknown type") << QByteArray("\0\0\x0A\x01", 4) << QByteArray("is not an IDX file");
    QTest::newRow("nine dimensions") << QByteArray("\0\0\x08\x09", 4) << QByteArray("more than 8 dimensions");
    QTest::newRow("sizes missing") << QByteArray("\0\0\x08\x03\0\0", 6) << QByteArray("ends inside its header");
    QTest::newRow("data missing") << QByteArray::fromStdString(kIdxImages.substr(0, 21)) << QByteArray("holds only 5 bytes");
    QTest::newRow("huge") << QByteArray("\0\0\x08\x03\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 16)
                          << QByteArray("holds only 0 bytes");
}

void FormatsArrayFileTest::damagedIdxIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QTemporaryDir folder;
    write(in_folder(folder, "bad.idx"), bytes.toStdString());
    VERIFY_THROWS(FormatError, expected.toStdString(), open_idx(in_folder(folder, "bad.idx")));
}

void FormatsArrayFileTest::damagedGzipIsRefused()
{
    QTemporaryDir folder;
    const std::string& bytes = kIdxImagesGz;
    write(in_folder(folder, "cut.gz"), bytes.substr(0, bytes.size() - 10));
    VERIFY_THROWS(FormatError, "cut.gz is a damaged or incomplete gzip file", map_decompressed(in_folder(folder, "cut.gz")));
    std::string wrong_sum = bytes;
    wrong_sum[bytes.size() - 6] = static_cast<char>(wrong_sum[bytes.size() - 6] ^ 1);
    write(in_folder(folder, "sum.gz"), wrong_sum);
    VERIFY_THROWS(FormatError, "sum.gz is a damaged or incomplete gzip file", map_decompressed(in_folder(folder, "sum.gz")));
}

void FormatsArrayFileTest::headOfCompressedFileIsRead()
{
    QTemporaryDir folder;
    const std::string text = "0123456789";
    write(in_folder(folder, "plain"), text);
    write(in_folder(folder, "packed"), kDigitsGz);
    for (const char* name : {"plain", "packed"}) {
        QCOMPARE(read_head(in_folder(folder, name), 4).bytes, std::string("0123"));
        QVERIFY(!read_head(in_folder(folder, name), 4).whole);
        QCOMPARE(read_head(in_folder(folder, name), 40).bytes, text);
        QVERIFY(read_head(in_folder(folder, name), 40).whole);
    }
}

void FormatsArrayFileTest::shortenedFileIsNoticed()
{
    QTemporaryDir folder;
    write(in_folder(folder, "a"), npy(dict("|u1", "(20000,)"), std::string(20000, '\x01')));
    const FileArray array = open_npy(in_folder(folder, "a"));
    std::filesystem::resize_file(in_folder(folder, "a"), 100);
    std::vector<float> row(1);
    VERIFY_THROWS(IoError, "became shorter while it was in use", array.read_rows(19999, 1, row.data()));
}

QTEST_GUILESS_MAIN(FormatsArrayFileTest)
#include "formats_array_file_test.moc"
