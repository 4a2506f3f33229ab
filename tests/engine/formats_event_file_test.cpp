#include <cmath>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/crc32c.h"
#include "engine/formats/event_encoding.h"
#include "engine/formats/event_reader.h"
#include "engine/formats/event_writer.h"
#include "engine/formats/protobuf_writer.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// Event files: the bytes TensorBoard expects, what its own writers produce, live and damaged files.
class FormatsEventFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksumOfKnownBytes();
    void firstRecordIsByteExact();
    void scalarRecordIsByteExact();
    void writerNamesFilesAsTensorBoardExpects();
    void writtenValuesComeBack();
    void writtenHyperParametersMatchPyTorchs();
    void graphHoldsNodesAndShapes();
    void readsWhatPyTorchWroteAndStopsAtTheCut();
    void scalarInTensorIsRead();
    void growingFileIsFollowed();
    void damagedRecordIsNamed_data();
    void damagedRecordIsNamed();
    void missingFolderForWritingIsNamed();
};

namespace {

QByteArray hex(const std::string& bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex();
}

std::span<const std::byte> bytes_of(const std::string& text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::filesystem::path in_folder(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

void write(const std::filesystem::path& path, const std::string& bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(mode));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

std::vector<Event> read_all(const std::filesystem::path& path)
{
    EventReader reader(path);
    std::vector<Event> events;
    while (auto event = reader.next())
        events.push_back(std::move(*event));
    return events;
}

const EventHistogram kHistogram{-1, 2, 6, 3.5, 9.25, {-0.5, 0.5, 2}, {1, 2, 3}};

}  // namespace

void FormatsEventFileTest::checksumOfKnownBytes()
{
    QCOMPARE(crc32c(bytes_of("123456789")), 0xE3069283U);
    QCOMPARE(crc32c(bytes_of("")), 0U);
    QCOMPARE(crc32c(bytes_of(std::string(32, '\0'))), 0x8A9136AAU);  // RFC 3720, B.4
    QCOMPARE(crc32c(bytes_of(std::string(32, '\xFF'))), 0x62A8AB43U);
}

void FormatsEventFileTest::firstRecordIsByteExact()
{
    QCOMPARE(hex(frame_record(encode_file_version(1.0))),
             QByteArray("1800000000000000a37f4b2209000000000000f03f1a0d627261696e2e4576656e743a3286bf577a"));
}

void FormatsEventFileTest::scalarRecordIsByteExact()
{
    QCOMPARE(hex(frame_record(encode_scalar("loss", 1, 0.5, 2.0))),
             QByteArray("1a00000000000000129bd82d09000000000000004010012a0d0a0b0a046c6f7373150000003fe20576ce"));
}

void FormatsEventFileTest::writerNamesFilesAsTensorBoardExpects()
{
    QTemporaryDir folder;
    const EventWriter first(in_folder(folder, "a/b"));
    const EventWriter second(in_folder(folder, "a/b"));
    QVERIFY(first.path() != second.path());
    const QRegularExpression name(QStringLiteral("^events\\.out\\.tfevents\\.\\d{10}\\..+\\.\\d+\\.\\d+$"));
    QVERIFY(name.match(QString::fromStdString(first.path().filename().string())).hasMatch());
}

void FormatsEventFileTest::writtenValuesComeBack()
{
    QTemporaryDir folder;
    EventWriter writer(in_folder(folder, "run"));
    writer.scalar("loss", 0, 0.25, 10.5);
    writer.scalar("loss", 1'000'000'000'000, std::nan(""), 11.5);
    writer.histogram("weights", 7, kHistogram, 12.5);
    writer.flush();

    const auto events = read_all(writer.path());
    QCOMPARE(events.size(), std::size_t{4});
    QCOMPARE(events[0].file_version, std::string("brain.Event:2"));
    QCOMPARE(events[1].step, 0);
    QCOMPARE(events[1].wall_time, 10.5);
    QCOMPARE(events[1].values.at(0).tag, std::string("loss"));
    QCOMPARE(events[1].values.at(0).scalar.value(), 0.25);
    QCOMPARE(events[2].step, std::int64_t{1'000'000'000'000});
    QVERIFY(std::isnan(events[2].values.at(0).scalar.value()));
    QCOMPARE(events[3].values.at(0).tag, std::string("weights"));
    QVERIFY(events[3].values.at(0).histogram == kHistogram);
}

void FormatsEventFileTest::writtenHyperParametersMatchPyTorchs()
{
    QTemporaryDir folder;
    EventWriter writer(in_folder(folder, "run"));
    const std::vector<HyperParameter> parameters{{"lr", 0.1}, {"opt", std::string("adam")}};
    const std::vector<std::string> metrics{"hparam/acc"};
    writer.hparams(parameters, metrics, 5.0);
    writer.session_end(SessionStatus::Success, 6.0);
    writer.flush();

    const auto ours = read_all(writer.path());
    const auto theirs = read_all(TEST_DATA_DIR "/tb/hparams.tfevents");
    QCOMPARE(ours.size(), std::size_t{4});
    for (std::size_t i = 1; i < ours.size(); ++i) {
        QCOMPARE(ours[i].values.at(0).tag, theirs[i].values.at(0).tag);
        QCOMPARE(ours[i].values.at(0).plugin, theirs[i].values.at(0).plugin);
    }
    // The map of values is the one part that holds no time; PyTorch writes both keys in the same order.
    const std::string lr("\x0a\x0f\x0a\x02lr\x12\x09\x11\x9a\x99\x99\x99\x99\x99\xb9\x3f", 17);
    QVERIFY(ours[2].values.at(0).plugin_content.find(lr) != std::string::npos);
    QVERIFY(theirs[2].values.at(0).plugin_content.find(lr) != std::string::npos);
}

void FormatsEventFileTest::graphHoldsNodesAndShapes()
{
    QTemporaryDir folder;
    EventWriter writer(in_folder(folder, "run"));
    const std::vector<EventGraphNode> nodes{{"fc1", "Linear", {"digits"}, {{"bias", "true"}}, {{-1, 32}}}};
    writer.graph(nodes);
    writer.flush();
    const QByteArray graph = hex(read_all(writer.path()).at(1).graph_def);
    QVERIFY(graph.startsWith(QByteArray("0a") + QByteArray::number(graph.size() / 2 - 2 - 4, 16)));
    QVERIFY(graph.contains(QByteArray("0a03666331") + "12064c696e656172" + "1a06" + QByteArray("digits").toHex()));
    QVERIFY(graph.contains(QByteArray("_output_shapes").toHex() + "1215" + "0a13" + "3a11" + "120b08ffffffffffffffffff01"
                           + "12020820"));
    QVERIFY(graph.endsWith("22020816"));
}

void FormatsEventFileTest::readsWhatPyTorchWroteAndStopsAtTheCut()
{
    EventReader reader(TEST_DATA_DIR "/tb/cut_off.tfevents");
    QCOMPARE(reader.next()->file_version, std::string("brain.Event:2"));
    const Event loss = reader.next().value();
    QCOMPARE(loss.values.at(0).tag, std::string("loss/train"));
    QCOMPARE(loss.values.at(0).scalar.value(), 1.0);
    const Event histogram = reader.next().value();
    QCOMPARE(histogram.values.at(0).tag, std::string("layer0/weight"));
    QCOMPARE(histogram.values.at(0).histogram.value().count, 500.0);
    std::int64_t last_step = -1;
    while (const auto event = reader.next())
        for (const EventValue& value : event->values)
            if (value.tag == "loss/train") {
                QCOMPARE(value.scalar.value(),
                         static_cast<double>(static_cast<float>(std::exp(-static_cast<double>(event->step) / 50))));
                last_step = event->step;
            }
    QCOMPARE(last_step, std::int64_t{23});
    QCOMPARE(reader.position(), std::uint64_t{21050});
    QVERIFY(!reader.next());
}

void FormatsEventFileTest::scalarInTensorIsRead()
{
    ProtobufWriter tensor, plugin, metadata, value, summary, event;
    tensor.integer(1, 1);
    tensor.bytes(4, std::string("\x00\x00\x20\x40", 4));
    plugin.bytes(1, "scalars");
    metadata.message(1, plugin);
    value.bytes(1, "loss");
    value.message(9, metadata);
    value.message(8, tensor);
    summary.message(1, value);
    event.message(5, summary);
    QCOMPARE(decode_event(bytes_of(event.encoded())).values.at(0).scalar.value(), 2.5);
}

void FormatsEventFileTest::growingFileIsFollowed()
{
    QTemporaryDir folder;
    const auto path = in_folder(folder, "live");
    const std::string record = frame_record(encode_scalar("loss", 3, 0.5, 2.0));
    for (std::size_t cut = 0; cut < record.size(); ++cut) {
        write(path, record + record.substr(0, cut));
        EventReader reader(path);
        QCOMPARE(reader.next()->step, 3);
        QVERIFY(!reader.next());
        QVERIFY(!reader.next());
        write(path, record.substr(cut), QIODevice::Append);
        QCOMPARE(reader.next()->step, 3);
        QVERIFY(!reader.next());
    }
}

void FormatsEventFileTest::damagedRecordIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const std::string good = frame_record(encode_file_version(1.0));
    const auto damaged = [&](std::size_t at) {
        std::string second = good;
        second[at] = static_cast<char>(second[at] ^ 1);
        return QByteArray::fromStdString(good + second);
    };
    const auto framed = [&](const std::string& message) { return QByteArray::fromStdString(good + frame_record(message)); };
    QTest::newRow("length") << damaged(0) << QByteArray("the record at byte 40 is damaged: its checksum is wrong");
    QTest::newRow("data") << damaged(20) << QByteArray("the record at byte 40 is damaged: its checksum is wrong");
    QTest::newRow("string beyond the end") << framed("\x1a\x7f") << QByteArray("127 bytes are needed, 0 are left");
    QTest::newRow("endless integer") << framed("\x10" + std::string(10, '\xff')) << QByteArray("more than 64 bits");
    QTest::newRow("wrong kind") << framed("\x08\x01") << QByteArray("wire type 0 instead of 1");
    QTest::newRow("field 0") << framed(std::string("\x02\x00", 2)) << QByteArray("field number 0");
    QTest::newRow("group") << framed("\x0b") << QByteArray("unknown wire type 3");
}

void FormatsEventFileTest::damagedRecordIsNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QTemporaryDir folder;
    write(in_folder(folder, "bad"), bytes.toStdString());
    EventReader reader(in_folder(folder, "bad"));
    QVERIFY(reader.next());
    VERIFY_THROWS(FormatError, expected.toStdString(), reader.next());
    VERIFY_THROWS(FormatError, "bad: the record at byte 40", reader.next());
}

void FormatsEventFileTest::missingFolderForWritingIsNamed()
{
    QTemporaryDir folder;
    write(in_folder(folder, "file"), "x");
    VERIFY_THROWS(IoError, "file/run cannot be made", EventWriter(in_folder(folder, "file/run")));
}

QTEST_GUILESS_MAIN(FormatsEventFileTest)
#include "formats_event_file_test.moc"
