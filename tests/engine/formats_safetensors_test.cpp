#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/byte_order.h"
#include "engine/formats/safetensors.h"
#include "engine/tensor/half.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// Files of the reference writer, round trips, and every kind of hostile header.
class FormatsSafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAllTypesOfTheReferenceWriter();
    void readsAStateDict();
    void whatIsWrittenComesBack();
    void writtenDataIsAligned();
    void sameTensorsGiveSameBytes();
    void booleansAreZeroOrOne();
    void hostileHeaderIsRefused_data();
    void hostileHeaderIsRefused();
    void hostileLengthIsRefused_data();
    void hostileLengthIsRefused();
    void missingFileIsNamed();
    void badNamesAreNotWritten();
};

namespace {

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

QByteArray contents(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string with_header(const std::string& json, std::size_t data_bytes)
{
    std::string out;
    append_little_endian(out, static_cast<std::uint64_t>(json.size()));
    return out + json + std::string(data_bytes, '\0');
}

using Values = std::vector<double>;

}  // namespace

void FormatsSafetensorsTest::readsAllTypesOfTheReferenceWriter()
{
    const auto tensors = load_safetensors(TEST_DATA_DIR "/safetensors/dtypes.safetensors");
    QCOMPARE(tensors.size(), std::size_t{9});
    QCOMPARE(tensors.at("i64").dtype(), DType::Int64);
    QCOMPARE(tensors.at("i64").to_vector(), (Values{0, 1, 2}));
    QCOMPARE(tensors.at("i32").dtype(), DType::Int32);
    QCOMPARE(tensors.at("i32").to_vector(), (Values{0, 1, 2}));
    QCOMPARE(tensors.at("u8").to_vector(), (Values{0, 1, 2}));
    QCOMPARE(tensors.at("bool").to_vector(), (Values{1, 0}));
    QCOMPARE(tensors.at("scalar").dim(), 0);
    QCOMPARE(tensors.at("scalar").item(), 2.5);
    QVERIFY(tensors.at("empty").sizes() == (Shape{0, 3}));
    QCOMPARE(tensors.at("f64").to_vector(), (Values{-0.9065097570419312, 1.4684453010559082}));
    QCOMPARE(tensors.at("f16").dtype(), DType::Float16);
    QCOMPARE(tensors.at("f16").to_vector(), (Values{0.72802734375, -1.033203125, 2.6171875}));
    QCOMPARE(tensors.at("bf16").to_vector(), (Values{1.8671875, 1.1484375, 1.078125}));
}

void FormatsSafetensorsTest::readsAStateDict()
{
    const SafetensorsFile file(TEST_DATA_DIR "/safetensors/state_dict.safetensors");
    QCOMPARE(file.metadata().at("format"), std::string("pt"));
    QVERIFY(file.tensors().at("0.weight").shape == (Shape{6, 4}));
    const Tensor weight = file.read("0.weight");
    QVERIFY(weight.sizes() == (Shape{6, 4}));
    QVERIFY(weight.is_contiguous());
    QCOMPARE(file.read("2.num_batches_tracked").item(), 1.0);
    VERIFY_THROWS(ArgumentError, "holds no tensor \"9.weight\"", file.read("9.weight"));
}

void FormatsSafetensorsTest::whatIsWrittenComesBack()
{
    QTemporaryDir folder;
    const Tensor base = tensor<float>({1, 2, 3, 4, 5, 6}, {2, 3});
    const std::map<std::string, Tensor> tensors{
        {"transposed", base.as_strided({3, 2}, {1, 3}, 0)}, {"whole \"quoted\" \xEA\xB0\x80", base},
        {"scalar", scalar(-1.5, DType::Float64)},           {"half", full({2}, 0.5, DType::Float16)},
        {"flags", tensor<bool>({true, false, true})},       {"empty", empty({4, 0})},
    };
    save_safetensors(in_folder(folder, "t"), tensors, {{"note", "line\nbreak"}});
    const SafetensorsFile file(in_folder(folder, "t"));
    QCOMPARE(file.metadata().at("note"), std::string("line\nbreak"));
    QCOMPARE(file.tensors().size(), tensors.size());
    for (const auto& [name, expected] : tensors) {
        const Tensor got = file.read(name);
        QCOMPARE(got.dtype(), expected.dtype());
        QVERIFY(got.sizes() == expected.sizes());
        QCOMPARE(got.to_vector(), expected.to_vector());
    }
    QCOMPARE(file.read("transposed").to_vector(), (Values{1, 4, 2, 5, 3, 6}));
}

void FormatsSafetensorsTest::writtenDataIsAligned()
{
    QTemporaryDir folder;
    save_safetensors(in_folder(folder, "t"),
                     {{"a", full({3}, 1, DType::UInt8)}, {"b", full({3}, 1, DType::Float64)}, {"c", full({3}, 1)}});
    const QByteArray bytes = contents(in_folder(folder, "t"));
    QCOMPARE(load_number<std::uint64_t>(reinterpret_cast<const std::byte*>(bytes.data())) % 8, std::uint64_t{0});
    const SafetensorsFile file(in_folder(folder, "t"));
    for (const auto& [name, entry] : file.tensors())
        QCOMPARE(entry.begin % item_size(entry.dtype), std::uint64_t{0});
}

void FormatsSafetensorsTest::sameTensorsGiveSameBytes()
{
    QTemporaryDir folder;
    const std::map<std::string, Tensor> tensors{{"b", full({3}, 1)}, {"a", full({2}, 2)}};
    save_safetensors(in_folder(folder, "1"), tensors, {{"x", "1"}, {"a", "2"}});
    save_safetensors(in_folder(folder, "2"), load_safetensors(in_folder(folder, "1")), {{"a", "2"}, {"x", "1"}});
    QCOMPARE(contents(in_folder(folder, "1")), contents(in_folder(folder, "2")));
}

void FormatsSafetensorsTest::booleansAreZeroOrOne()
{
    QTemporaryDir folder;
    std::string bytes = with_header(R"({"b":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}})", 2);
    bytes.back() = '\x7F';
    write(in_folder(folder, "t"), bytes);
    const Tensor flags = load_safetensors(in_folder(folder, "t")).at("b");
    QCOMPARE(static_cast<const unsigned char*>(flags.raw_data())[1], static_cast<unsigned char>(1));
}

void FormatsSafetensorsTest::hostileHeaderIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("data_bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto tensor = [](const char* name, const char* shape, const char* offsets, const char* dtype = "F32") {
        return QByteArray("\"") + name + R"(":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets
            + '}';
    };
    const auto add = [&](const char* row, const QByteArray& inside, int data_bytes, const char* expected) {
        QTest::newRow(row) << '{' + inside + '}' << data_bytes << QByteArray(expected);
    };
    add("beyond the file", tensor("a", "[2]", "[0,8]"), 4, "the header describes 8 bytes of data, but there are 4");
    add("bytes left over", tensor("a", "[2]", "[0,8]"), 9, "the header describes 8 bytes of data, but there are 9");
    add("overlap", tensor("a", "[2]", "[0,8]") + ',' + tensor("b", "[2]", "[4,12]"), 12, "\"b\" begins at byte 4 instead of 8");
    add("same data twice", tensor("a", "[2]", "[0,8]") + ',' + tensor("b", "[2]", "[0,8]"), 8,
        "\"b\" begins at byte 0 instead of 8");
    add("hole", tensor("a", "[1]", "[0,4]") + ',' + tensor("b", "[1]", "[8,12]"), 12, "\"b\" begins at byte 8 instead of 4");
    add("begins late", tensor("a", "[1]", "[4,8]"), 8, "\"a\" begins at byte 4 instead of 0");
    add("offsets reversed", tensor("a", "[0]", "[4,0]"), 4, "needs 0 bytes, but its data_offsets are 4 and 0");
    add("negative offset", tensor("a", "[1]", "[-4,0]"), 4, "holds a negative number at \"a/data_offsets\"");
    add("size mismatch", tensor("a", "[3]", "[0,8]"), 8,
        "of type F32 and shape (3) needs 12 bytes, but its data_offsets are 0 and 8");
    add("product overflows", tensor("a", "[4294967296,4294967296]", "[0,0]"), 0, "impossible shape");
    add("overflow behind zero", tensor("a", "[0,4294967296,4294967296]", "[0,0]"), 0, "impossible shape");
    add("size above int64", tensor("a", "[9223372036854775808]", "[0,0]"), 0, "impossible size 9223372036854775808");
    add("negative size", tensor("a", "[-1]", "[0,0]"), 0, "holds a negative number");
    add("fractional size", tensor("a", "[1.5]", "[0,0]"), 0, "holds a number with a fraction");
    add("too many dimensions", tensor("a", "[1,1,1,1,1,1,1,1,1]", "[0,4]"), 4, "has 9 dimensions; at most 8");
    add("endless shape", tensor("a", ("[" + QByteArray("1,").repeated(1000) + "1]").constData(), "[0,4]"), 4,
        "a list without end");
    add("three offsets", tensor("a", "[1]", "[0,4,4]"), 4, "needs dtype, shape and two data_offsets");
    add("no dtype", R"("a":{"shape":[1],"data_offsets":[0,4]})", 4, "\"a\" needs dtype, shape and two data_offsets");
    add("unknown dtype", tensor("a", "[1]", "[0,4]", "X32"), 4, "\"a\" has the type X32, which is not supported");
    add("unknown key", R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1})", 4, "unknown key \"x\"");
    add("tensor twice", tensor("a", "[1]", "[0,4]") + ',' + tensor("a", "[1]", "[0,4]"), 4, "names \"a\" twice");
    add("shape twice", R"("a":{"shape":[1],"shape":[1],"dtype":"F32","data_offsets":[0,4]})", 4, "a second list");
    add("dtype twice", R"("a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]})", 4,
        "holds a text at \"a/dtype\"");
    add("metadata twice", R"("__metadata__":{},"__metadata__":{})", 0, "names \"__metadata__\" twice");
    add("metadata key twice", R"("__metadata__":{"a":"1","a":"2"})", 0, "a second value");
    add("metadata number", R"("__metadata__":{"a":1})", 0, "holds a number at \"__metadata__/a\"");
    add("deep object", R"("a":{"dtype":{}})", 0, "holds an object at \"a/dtype\"");
    add("deep list", R"("a":{"shape":[[1]]})", 0, "holds a list at \"a/shape\"");
    add("null", R"("a":null)", 0, "holds null at \"a\"");
    add("not JSON", R"("a":)", 0, "not valid JSON at byte 6");
    add("bad UTF-8", "\"\xFF\":{}", 0, "not valid JSON at byte 3");
    QTest::newRow("text behind") << QByteArray("{}{}") << 0 << QByteArray("not valid JSON at byte 3");
    QTest::newRow("list") << QByteArray("[]") << 0 << QByteArray("does not begin with \"{\"");
    QTest::newRow("space first") << QByteArray(" {}") << 0 << QByteArray("does not begin with \"{\"");
    QTest::newRow("deep nesting") << "{\"a\":" + QByteArray("[").repeated(1'000'000) << 0
                                  << QByteArray("holds a list at \"a\"");
}

void FormatsSafetensorsTest::hostileHeaderIsRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(int, data_bytes);
    QFETCH(QByteArray, expected);
    QTemporaryDir folder;
    write(in_folder(folder, "hostile"), with_header(json.toStdString(), static_cast<std::size_t>(data_bytes)));
    VERIFY_THROWS(FormatError, expected.toStdString(), load_safetensors(in_folder(folder, "hostile")));
    VERIFY_THROWS(FormatError, "hostile", load_safetensors(in_folder(folder, "hostile")));
}

void FormatsSafetensorsTest::hostileLengthIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto length = [](std::uint64_t value) {
        std::string out;
        append_little_endian(out, value);
        return QByteArray::fromStdString(out);
    };
    QTest::newRow("empty file") << QByteArray();
    QTest::newRow("seven bytes") << QByteArray(7, '\0');
    QTest::newRow("beyond the file") << length(3) + "{}";
    QTest::newRow("beyond the limit") << length(100'000'001) + "{}";
    QTest::newRow("near 2^64") << length(~std::uint64_t{0}) + "{}";
}

void FormatsSafetensorsTest::hostileLengthIsRefused()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    write(in_folder(folder, "hostile"), bytes.toStdString());
    VERIFY_THROWS(FormatError, "hostile is not a safetensors file, or not all of it",
                  load_safetensors(in_folder(folder, "hostile")));
}

void FormatsSafetensorsTest::missingFileIsNamed()
{
    QTemporaryDir folder;
    VERIFY_THROWS(IoError, "missing cannot be opened: No such file", load_safetensors(in_folder(folder, "missing")));
    VERIFY_THROWS(IoError, "is not a file", load_safetensors(folder.path().toStdString()));
}

void FormatsSafetensorsTest::badNamesAreNotWritten()
{
    QTemporaryDir folder;
    VERIFY_THROWS(ArgumentError, "not valid UTF-8", save_safetensors(in_folder(folder, "t"), {{"\xFF", full({1}, 1)}}));
    VERIFY_THROWS(ArgumentError, "__metadata__", save_safetensors(in_folder(folder, "t"), {{"__metadata__", full({1}, 1)}}));
    QVERIFY(!std::filesystem::exists(in_folder(folder, "t")));
}

QTEST_GUILESS_MAIN(FormatsSafetensorsTest)
#include "formats_safetensors_test.moc"
