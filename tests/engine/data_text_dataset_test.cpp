#include <QTemporaryDir>
#include <QTest>

#include "engine/data/character_text.h"
#include "engine/data/window_split.h"
#include "engine/formats/utf8.h"
#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"

using namespace ts;
using Values = std::vector<double>;
using Names = std::vector<std::string>;
using Rows = std::vector<std::int64_t>;

/// Text files as sequences of characters.
class DataTextDatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void charactersSurviveTheRoundTrip_data();
    void charactersSurviveTheRoundTrip();
    void malformedBytesAreRefused_data();
    void malformedBytesAreRefused();
    void tokensAreFollowedByTheirTargets();
    void charactersCountAndNotBytes();
    void anyPlaceOfALongTextIsFound();
    void windowsDoNotCrossTheBorder();
    void theLastPartValidates();
    void vocabularySizeIsFound();
    void mistakesAreExplained();
};

namespace {

struct Scratch {
    QTemporaryDir folder;
    std::filesystem::path base{folder.path().toStdString()};

    explicit Scratch(std::string_view text) { write_file(base / "text.txt", text); }
    static Params params(Params more)
    {
        more.set("path", std::string("text.txt"));
        return more;
    }
    [[nodiscard]] std::unique_ptr<Dataset> open(const Params& more) const
    {
        return open_data("TextDataset", params(more), base);
    }
    [[nodiscard]] NodeShapes infer(const Params& more) const { return infer_data("TextDataset", params(more), base); }
};

Params sequence(std::int64_t length, std::int64_t stride)
{
    return {{"sequence_length", length}, {"stride", stride}, {"validation", 0.0}};
}

}  // namespace

void DataTextDatasetTest::charactersSurviveTheRoundTrip_data()
{
    QTest::addColumn<uint>("character");
    for (const uint character : {0x0U, 0x41U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU})
        QTest::newRow(qPrintable(QString::number(character, 16))) << character;
}

void DataTextDatasetTest::charactersSurviveTheRoundTrip()
{
    QFETCH(uint, character);
    const std::string bytes = utf8_text(character);
    QCOMPARE(QString::fromUtf8(bytes.data(), static_cast<int>(bytes.size())).toUcs4(), QList<uint>{character});
    std::size_t position = 0;
    QCOMPARE(next_character(bytes, position), std::optional<char32_t>(character));
    QCOMPARE(position, bytes.size());
}

void DataTextDatasetTest::malformedBytesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("continuation first") << QByteArray::fromHex("80");
    QTest::newRow("cut off") << QByteArray::fromHex("e282");
    QTest::newRow("no continuation") << QByteArray::fromHex("e28241");
    QTest::newRow("overlong, two bytes") << QByteArray::fromHex("c0af");
    QTest::newRow("overlong, three bytes") << QByteArray::fromHex("e09fbf");
    QTest::newRow("overlong, four bytes") << QByteArray::fromHex("f08fbfbf");
    QTest::newRow("surrogate") << QByteArray::fromHex("eda080");
    QTest::newRow("beyond Unicode") << QByteArray::fromHex("f4908080");
    QTest::newRow("five bytes") << QByteArray::fromHex("f888808080");
    QTest::newRow("UTF-16") << QByteArray::fromHex("fffe4100");
}

void DataTextDatasetTest::malformedBytesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const Scratch text("one\ntwo\n" + bytes.toStdString() + "three");
    VERIFY_THROWS(FormatError, "text.txt, line 3, byte 8: this is no UTF-8 text", text.open(sequence(2, 1)));
    VERIFY_THROWS(FormatError, "line 3, byte 8", text.infer(sequence(2, 1)));
}

void DataTextDatasetTest::tokensAreFollowedByTheirTargets()
{
    const Scratch text("cabbage");
    const auto data = text.open(sequence(3, 2));
    QVERIFY(text.infer(sequence(3, 2)).outputs == data->specs());
    QVERIFY(data->specs()[0] == (TensorSpec{DType::Int64, {kBatch, 3}}));
    QVERIFY(data->specs()[1] == (TensorSpec{DType::Int64, {kBatch, 3}}));
    QCOMPARE(text.infer(sequence(3, 2)).row_count, std::optional<std::int64_t>(2));
    QCOMPARE(data->class_names(), (Names{"a", "b", "c", "e", "g"}));
    const auto fields = read_all(*data);
    QCOMPARE(fields[0].to_vector(), (Values{2, 0, 1, 1, 1, 0}));  // cab, bba
    QCOMPARE(fields[1].to_vector(), (Values{0, 1, 1, 1, 0, 4}));  // abb, bag
}

void DataTextDatasetTest::charactersCountAndNotBytes()
{
    const Scratch text("\xEF\xBB\xBF\xED\x95\x9C\xEA\xB8\x80 \xC3\xA9\xF0\x9F\x98\x80");
    const auto data = text.open(sequence(4, 1));
    QCOMPARE(data->class_names(), (Names{" ", "\xC3\xA9", "\xEA\xB8\x80", "\xED\x95\x9C", "\xF0\x9F\x98\x80"}));
    const auto fields = read_all(*data);
    QCOMPARE(fields[0].to_vector(), (Values{3, 2, 0, 1}));
    QCOMPARE(fields[1].to_vector(), (Values{2, 0, 1, 4}));
}

void DataTextDatasetTest::anyPlaceOfALongTextIsFound()
{
    // Characters of one and of three bytes in turn, so that no place follows from a multiplication.
    std::string long_text;
    for (int i = 0; i < 10'000; ++i)
        long_text += i % 7 == 0 ? "\xEA\xB8\x80" : std::string(1, static_cast<char>('a' + i % 26));
    const Scratch text(long_text);
    const CharacterText characters(text.base / "text.txt");
    QCOMPARE(characters.length(), 10'000);
    const auto korean = static_cast<std::int64_t>(characters.vocabulary().size()) - 1;
    for (const std::int64_t first : {0, 1, 1023, 1024, 1025, 5000, 9990}) {
        Rows numbers(10);
        characters.read(first, numbers);
        for (std::int64_t i = 0; i < 10; ++i)
            QCOMPARE(numbers[static_cast<std::size_t>(i)], (first + i) % 7 == 0 ? korean : (first + i) % 26);
    }
}

void DataTextDatasetTest::windowsDoNotCrossTheBorder()
{
    // Ten places, windows of 3 that foretell the last: 7 places train.
    const Windows windows{10, 3, 1, 1};
    QCOMPARE(windows.count(), 8);
    QCOMPARE(windows.split(0.3).training, (Rows{0, 1, 2, 3, 4}));
    QCOMPARE(windows.split(0.3).validation, (Rows{5, 6, 7}));
    // Windows of which all is foretold leave a gap.
    const Windows whole{10, 3, 3, 1};
    QCOMPARE(whole.split(0.3).training, (Rows{0, 1, 2, 3, 4}));
    QCOMPARE(whole.split(0.3).validation, (Rows{7}));
    QCOMPARE((Windows{10, 3, 1, 4}).count(), 2);
    QCOMPARE((Windows{2, 3, 1, 1}).count(), 0);
    QCOMPARE(windows.split(0).validation, Rows{});
}

void DataTextDatasetTest::theLastPartValidates()
{
    const Scratch text("abcdefghijklmnopqrst");
    const auto data = text.open({{"sequence_length", std::int64_t{2}}, {"stride", std::int64_t{1}}, {"validation", 0.25}});
    for (const std::int64_t row : data->split().training)
        QVERIFY(row + 3 <= 15);
    QCOMPARE(data->split().validation, (Rows{15, 16, 17}));
    QCOMPARE(text.open({{"sequence_length", std::int64_t{4}}})->rows(), 4);
}

void DataTextDatasetTest::vocabularySizeIsFound()
{
    const Scratch text("banana");
    QCOMPARE(text.infer(sequence(2, 1)).resolved.find("vocabulary_size") != nullptr, true);
    QCOMPARE(std::get<std::int64_t>(*text.infer(sequence(2, 1)).resolved.find("vocabulary_size")), 3);
    Params larger = sequence(2, 1);
    larger.set("vocabulary_size", std::int64_t{128});
    QCOMPARE(text.open(larger)->class_names().size(), std::size_t{3});
    Params smaller = sequence(2, 1);
    smaller.set("vocabulary_size", std::int64_t{2});
    VERIFY_THROWS(ArgumentError, "text.txt has 3 different characters, but vocabulary_size is 2", text.infer(smaller));
    VERIFY_THROWS(ArgumentError, "vocabulary_size is 2", text.open(smaller));
}

void DataTextDatasetTest::mistakesAreExplained()
{
    VERIFY_THROWS(FormatError, "text.txt is empty", Scratch("").open(sequence(2, 1)));
    VERIFY_THROWS(FormatError, "text.txt has 3 characters, but a sequence of 3", Scratch("abc").open(sequence(3, 1)));
    VERIFY_THROWS(FormatError, "text.txt has 3 characters", Scratch("abc").infer(sequence(3, 1)));
    VERIFY_THROWS(ArgumentError, "No file is chosen for path", infer_data("TextDataset", {}, "/"));
    VERIFY_THROWS(IoError, "text.txt cannot be opened", infer_data("TextDataset", Scratch::params({}), "/nowhere"));
    const Scratch text("some text");
    const auto data = text.open(sequence(2, 1));
    write_file(text.base / "text.txt", "some");
    VERIFY_THROWS(IoError, "became shorter while it was in use", read_all(*data));
}

QTEST_GUILESS_MAIN(DataTextDatasetTest)
#include "data_text_dataset_test.moc"
