#include <cstdlib>
#include <fstream>
#include <iterator>

#include <QTest>

#include "engine/formats/jpeg.h"
#include "engine/formats/png.h"
#include "engine/tensor/error.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"

using namespace ts;
using Pixels = std::vector<std::uint8_t>;

/// PNG and JPEG files: what they hold, and what becomes of damaged ones.
class FormatsImageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pngGivesBackWhatWasWritten_data();
    void pngGivesBackWhatWasWritten();
    void pngOfEveryKind_data();
    void pngOfEveryKind();
    void jpegOfEveryKind_data();
    void jpegOfEveryKind();
    void jpegComesSmallerWhereThatIsEnough_data();
    void jpegComesSmallerWhereThatIsEnough();
    void everyCutIsNoticed_data();
    void everyCutIsNoticed();
    void damagedBytesNeverCrash_data();
    void damagedBytesNeverCrash();
    void hugeClaimsAreRefused();
    void otherFilesAreRefused();
    void colorsBecomeBrightness();
};

namespace {

const std::filesystem::path kFolder(TEST_DATA_DIR "/images");

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Image decode(std::string_view bytes, const char* name)
{
    const auto raw = std::as_bytes(std::span(bytes));
    return is_png(raw) ? decode_png(raw, name) : decode_jpeg(raw, name);
}

}  // namespace

void FormatsImageTest::pngGivesBackWhatWasWritten_data()
{
    QTest::addColumn<int>("channels");
    QTest::newRow("grey") << 1;
    QTest::newRow("color") << 3;
}

void FormatsImageTest::pngGivesBackWhatWasWritten()
{
    QFETCH(int, channels);
    Image image(5, 7, channels);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>(i * 37);
    const Image again = decode(encode_png(image), "again.png");
    QCOMPARE(again.height, 5);
    QCOMPARE(again.width, 7);
    QCOMPARE(again.channels, channels);
    QVERIFY(again.pixels == image.pixels);
    VERIFY_THROWS(ArgumentError, "needs pixels of 1 or 3 channels", encode_png(Image(5, 7, 2)));
    VERIFY_THROWS(ArgumentError, "not 0x0", encode_png(Image()));
}

void FormatsImageTest::pngOfEveryKind_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("palette.png") << QByteArray::fromHex("ff0000"
                                                        "00ff00"
                                                        "0000ff"
                                                        "ffffff");
    QTest::newRow("deep.png") << QByteArray::fromHex("1080");
    QTest::newRow("transparent.png") << QByteArray::fromHex("0a141e"
                                                            "ffffff");
    QTest::newRow("bits.png") << QByteArray::fromHex("00ff00ff");
}

void FormatsImageTest::pngOfEveryKind()
{
    QFETCH(QByteArray, expected);
    const Image image = load_image(kFolder / QTest::currentDataTag());
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(image.pixels.data()), static_cast<int>(image.pixels.size())).toHex(),
             expected.toHex());
}

void FormatsImageTest::jpegOfEveryKind_data()
{
    QTest::addColumn<int>("channels");
    QTest::newRow("grey.jpg") << 1;
    QTest::newRow("color.jpg") << 3;
    QTest::newRow("progressive.jpg") << 3;
    QTest::newRow("print.jpg") << 3;
}

/// Red 200, green 10 times the column, blue 30; the grey one holds the green.
void FormatsImageTest::jpegOfEveryKind()
{
    QFETCH(int, channels);
    const Image image = load_image(kFolder / QTest::currentDataTag());
    QCOMPARE(image.height, 16);
    QCOMPARE(image.width, 24);
    QCOMPARE(image.channels, channels);
    for (std::int64_t i = 0; i < 16 * 24; ++i) {
        const std::uint8_t* pixel = image.pixels.data() + i * channels;
        const int green = static_cast<int>(i % 24) * 10;
        QVERIFY(std::abs(pixel[channels == 3 ? 1 : 0] - green) <= 6);
        QVERIFY(channels == 1 || (std::abs(pixel[0] - 200) <= 6 && std::abs(pixel[2] - 30) <= 6));
    }
}

void FormatsImageTest::jpegComesSmallerWhereThatIsEnough_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("expected");
    QTest::newRow("all") << 0 << 0 << 16;
    QTest::newRow("nearly all") << 9 << 2 << 16;
    QTest::newRow("half") << 8 << 12 << 8;
    QTest::newRow("width decides") << 1 << 7 << 8;
    QTest::newRow("quarter") << 3 << 6 << 4;
    QTest::newRow("an eighth at least") << 1 << 1 << 2;
}

void FormatsImageTest::jpegComesSmallerWhereThatIsEnough()
{
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(int, expected);
    const Image image = load_image(kFolder / "color.jpg", {height, width});
    QCOMPARE(image.height, expected);
    QCOMPARE(image.width, expected * 3 / 2);
    const int step = 16 / expected;
    for (std::int64_t i = 0; i < image.width; ++i) {
        const double green = 10 * (static_cast<double>(i * step) + (step - 1) / 2.0);
        QVERIFY(std::abs(image.pixels[static_cast<std::size_t>(3 * i + 1)] - green) <= 8);
    }
}

void FormatsImageTest::everyCutIsNoticed_data()
{
    QTest::addColumn<bool>("png");
    for (const char* name : {"palette.png", "deep.png", "grey.jpg", "color.jpg", "progressive.jpg", "print.jpg"})
        QTest::newRow(name) << std::string_view(name).ends_with(".png");
}

/// PNG pixels end before the last chunk, of 12 bytes; without it the image is whole.
void FormatsImageTest::everyCutIsNoticed()
{
    QFETCH(bool, png);
    const std::string whole = bytesOf(kFolder / QTest::currentDataTag());
    QVERIFY(whole.size() > 60);
    for (std::size_t length = 8; length + (png ? 12 : 2) < whole.size(); ++length) {
        const std::string sentence = message_of<FormatError>([&] { decode(whole.substr(0, length), "cut-off.image"); });
        QVERIFY2(sentence.starts_with("cut-off.image is a damaged or incomplete"), std::to_string(length).c_str());
    }
}

void FormatsImageTest::damagedBytesNeverCrash_data()
{
    everyCutIsNoticed_data();
}

/// Whatever a file says, decoding ends with an image or a FormatError.
void FormatsImageTest::damagedBytesNeverCrash()
{
    const std::string whole = bytesOf(kFolder / QTest::currentDataTag());
    for (std::size_t at = 8; at < whole.size(); ++at)
        for (const int bit : {0x01, 0x80, 0xFF}) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ bit);
            message_of<FormatError>([&] {
                const Image image = decode(damaged, "damaged");
                QCOMPARE(image.pixels.size(), image.row_bytes() * static_cast<std::size_t>(image.height));
            });
        }
}

void FormatsImageTest::hugeClaimsAreRefused()
{
    // The size of a JPEG stands behind the marker FF C0; checksums keep a PNG from being changed as easily.
    std::string jpeg = bytesOf(kFolder / "color.jpg");
    jpeg.replace(jpeg.find("\xFF\xC0") + 5, 4, "\xEF\xFF\xEF\xFF");
    VERIFY_THROWS(FormatError, "bomb.jpg claims 61439x61439 pixels; at most 100 million", decode(jpeg, "bomb.jpg"));
    const std::string png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000f4240000f42400802000000d30faf2a"
                                                "0000000b49444154789c636080020000090001fb52b8a9")
                                .toStdString();
    VERIFY_THROWS(FormatError, "bomb.png claims 1000000x1000000 pixels; at most 100 million", decode(png, "bomb.png"));
}

void FormatsImageTest::otherFilesAreRefused()
{
    const QTemporaryDir folder;
    write_file(in_folder(folder, "text.png"), "This is no image.");
    VERIFY_THROWS(FormatError, "text.png is neither a PNG nor a JPEG image", load_image(in_folder(folder, "text.png")));
    write_file(in_folder(folder, "empty.jpg"), "");
    VERIFY_THROWS(FormatError, "empty.jpg is neither", load_image(in_folder(folder, "empty.jpg")));
    VERIFY_THROWS(IoError, "missing.png cannot be opened", load_image(in_folder(folder, "missing.png")));
}

void FormatsImageTest::colorsBecomeBrightness()
{
    Image image(1, 4, 3);
    image.pixels = {255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9};
    QVERIFY((to_grey(image).pixels == Pixels{76, 150, 29, 9}));
    Image grey(1, 2, 1);
    grey.pixels = {7, 8};
    QVERIFY((to_rgb(grey).pixels == Pixels{7, 7, 7, 8, 8, 8}));
}

QTEST_GUILESS_MAIN(FormatsImageTest)
#include "formats_image_test.moc"
