#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/sha256.h"
#include "engine/formats/tar.h"
#include "engine/tensor/error.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"
#include "tests/engine/support/tar_archive.h"

using namespace ts;

/// Checksums and archives of what is downloaded.
class FormatsArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsAreThoseOfQt();
    void sumOfAFile();
    void membersAreListed();
    void linksAndFoldersAreLeftOut();
    void damagedArchivesAreRefused();
};

namespace {

std::span<const std::byte> raw(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

}  // namespace

/// Lengths around the ends of blocks, fed in two parts.
void FormatsArchiveTest::sumsAreThoseOfQt()
{
    for (const int length : {0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000}) {
        QByteArray bytes;
        for (int i = 0; i < length; ++i)
            bytes.append(static_cast<char>(i * 7 + length));
        const std::string text = bytes.toStdString();
        Sha256 sum;
        sum.update(raw(text).first(text.size() / 3));
        sum.update(raw(text).subspan(text.size() / 3));
        QCOMPARE(QByteArray::fromStdString(sum.finish()), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
}

void FormatsArchiveTest::sumOfAFile()
{
    const QTemporaryDir folder;
    const QByteArray bytes(700'000, 'x');
    write_file(in_folder(folder, "file"), bytes.toStdString());
    QCOMPARE(QByteArray::fromStdString(sha256_of(in_folder(folder, "file"))),
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    VERIFY_THROWS(IoError, "missing cannot be opened", sha256_of(in_folder(folder, "missing")));
}

void FormatsArchiveTest::membersAreListed()
{
    const std::string big(1300, 'b');
    const std::string archive = tar_of({{"folder/a.txt", "hello"}, {"folder/empty", ""}, {"folder/big", big}});
    const std::vector<TarMember> members = list_tar(archive, "some.tar");
    QCOMPARE(members.size(), std::size_t{3});
    QCOMPARE(members[0].name, std::string("folder/a.txt"));
    QCOMPARE(members[0].bytes, std::string_view("hello"));
    QCOMPARE(members[1].bytes.size(), std::size_t{0});
    QCOMPARE(members[2].bytes, std::string_view(big));
}

void FormatsArchiveTest::linksAndFoldersAreLeftOut()
{
    const std::string archive = tar_member("folder/", "", '5') + tar_member("link", "", '2') + tar_of({{"file", "x"}});
    QCOMPARE(list_tar(archive, "some.tar").size(), std::size_t{1});
    QVERIFY(list_tar(tar_of({}), "some.tar").empty());
}

void FormatsArchiveTest::damagedArchivesAreRefused()
{
    const std::string archive = tar_of({{"a", "hello"}, {"b", "world"}});
    for (const std::size_t length : {0, 100, 512, 700, 1024, 1500})
        VERIFY_THROWS(FormatError, "some.tar is no tar archive, or damaged at byte",
                      list_tar(archive.substr(0, length), "some.tar"));
    std::string damaged = archive;
    damaged[1024 + 3] = 'x';
    VERIFY_THROWS(FormatError, "damaged at byte 1024", list_tar(damaged, "some.tar"));
    VERIFY_THROWS(FormatError, "damaged at byte 0", list_tar(tar_member("a", "", '0', "77777777777"), "some.tar"));
}

QTEST_GUILESS_MAIN(FormatsArchiveTest)
#include "formats_archive_test.moc"
