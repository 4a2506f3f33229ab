#include <fstream>
#include <iterator>

#include <QCryptographicHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "engine/data/dataset_catalog.h"
#include "engine/tensor/error.h"
#include "tests/engine/support/data_node.h"
#include "tests/engine/support/http_server.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"
#include "tests/engine/support/tar_archive.h"

using namespace ts;
using Request = HttpServer::Request;

/// Downloads from a server on loopback, whatever it does.
class DataDownloadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("no_proxy", "127.0.0.1"); }
    void aFileArrivesWhole();
    void whatIsThereIsNotFetchedAgain();
    void aCutConnectionIsTakenUpAgain();
    void aPartOnDiskIsTakenUpAgain();
    void aServerWithoutRangesStartsAgain();
    void aPartThatIsWrongIsFetchedAgain();
    void aWrongChecksumIsRefused();
    void aFileThatIsTooLongIsRefused();
    void aMissingFileIsExplained();
    void theNextAddressIsTried();
    void aRefusedConnectionIsExplained();
    void aServerThatStallsTimesOut();
    void progressIsToldAndCancels();
    void aFolderThatCannotBeMadeIsExplained();
    void archivesAreUnpacked();
    void catalogIsSound();
    void missingDataNamesTheCommand();
    void commandLineFetches();
};

namespace {

const QByteArray kBody = [] {
    QByteArray bytes;
    for (int i = 0; i < 300'000; ++i)
        bytes.append(static_cast<char>(i * 7 + i / 251));
    return bytes;
}();

std::string sum_of(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

RemoteFile remote(std::vector<std::string> urls, const QByteArray& body = kBody)
{
    return {"file.bin", std::move(urls), static_cast<std::uint64_t>(body.size()), sum_of(body)};
}

void write(QTcpSocket& socket, const QByteArray& bytes)
{
    socket.write(bytes);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(5000)) {
    }
}

QByteArray head(const char* status, qsizetype length, const QByteArray& more = {})
{
    return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Length: " + QByteArray::number(length) + "\r\n" + more + "\r\n";
}

/// Answers as a good server does, ranges included.
void serve(const QByteArray& body, const Request& request, QTcpSocket& socket)
{
    const qsizetype from = request.range.isEmpty() ? 0 : request.range.mid(6).split('-').first().toInt();
    if (from == 0)
        return write(socket, head("200 OK", body.size()) + body);
    write(socket,
          head("206 Partial Content", body.size() - from,
               "Content-Range: bytes " + QByteArray::number(from) + "-" + QByteArray::number(body.size() - 1) + "/"
                   + QByteArray::number(body.size()) + "\r\n")
              + body.mid(from));
}

HttpServer::Answer serving(const QByteArray& body)
{
    return [body](const Request& request, QTcpSocket& socket) { serve(body, request, socket); };
}

struct Scratch {
    QTemporaryDir folder;
    std::filesystem::path base{folder.path().toStdString()};

    [[nodiscard]] QByteArray content(const char* name = "file.bin") const
    {
        std::ifstream file(base / name, std::ios::binary);
        return QByteArray::fromStdString({std::istreambuf_iterator<char>(file), {}});
    }
    [[nodiscard]] bool has(const char* name) const { return std::filesystem::exists(base / name); }
};

const DownloadOptions kQuick{.stall_timeout = std::chrono::seconds(1)};

}  // namespace

void DataDownloadTest::aFileArrivesWhole()
{
    const HttpServer server(serving(kBody));
    const Scratch scratch;
    QVERIFY(download(remote({server.url("/file.bin")}), scratch.base / "new" / "folder"));
    QCOMPARE(scratch.content("new/folder/file.bin"), kBody);
    QVERIFY(!scratch.has("new/folder/file.bin.part"));
    QCOMPARE(server.requests().front().path, QByteArray("/file.bin"));
}

void DataDownloadTest::whatIsThereIsNotFetchedAgain()
{
    const HttpServer server(serving(kBody));
    const Scratch scratch;
    write_file(scratch.base / "file.bin", kBody.toStdString());
    QVERIFY(download(remote({server.url("/file.bin")}), scratch.base));
    QVERIFY(server.requests().empty());
    // Something else of the same name and size is.
    write_file(scratch.base / "file.bin", std::string(static_cast<std::size_t>(kBody.size()), 'x'));
    QVERIFY(download(remote({server.url("/file.bin")}), scratch.base));
    QCOMPARE(scratch.content(), kBody);
}

void DataDownloadTest::aCutConnectionIsTakenUpAgain()
{
    const HttpServer server([](const Request& request, QTcpSocket& socket) {
        if (request.range.isEmpty())
            write(socket, head("200 OK", kBody.size()) + kBody.left(100'000));
        else
            serve(kBody, request, socket);
    });
    const Scratch scratch;
    QVERIFY(download(remote({server.url("/file.bin")}), scratch.base));
    QCOMPARE(scratch.content(), kBody);
    QCOMPARE(server.requests().size(), std::size_t{2});
    QCOMPARE(server.requests().back().range, QByteArray("bytes=100000-"));
}

void DataDownloadTest::aPartOnDiskIsTakenUpAgain()
{
    const HttpServer server(serving(kBody));
    const Scratch scratch;
    write_file(scratch.base / "file.bin.part", kBody.left(250'000).toStdString());
    QVERIFY(download(remote({server.url("/file.bin")}), scratch.base));
    QCOMPARE(scratch.content(), kBody);
    QCOMPARE(server.requests().front().range, QByteArray("bytes=250000-"));
}

void DataDownloadTest::aServerWithoutRangesStartsAgain()
{
    const HttpServer server([](const Request&, QTcpSocket& socket) { write(socket, head("200 OK", kBody.size()) + kBody); });
    const Scratch scratch;
    write_file(scratch.base / "file.bin.part", kBody.left(1000).toStdString());
    QVERIFY(download(remote({server.url("/file.bin")}), scratch.base));
    QCOMPARE(scratch.content(), kBody);
}

void DataDownloadTest::aPartThatIsWrongIsFetchedAgain()
{
    const HttpServer server(serving(kBody));
    const Scratch scratch;
    write_file(scratch.base / "file.bin.part", std::string(5000, 'x'));
    const RemoteFile file = remote({server.url("/a"), server.url("/b")});
    QVERIFY(download(file, scratch.base));
    QCOMPARE(scratch.content(), kBody);
    QCOMPARE(server.requests().back().range, QByteArray());
}

void DataDownloadTest::aWrongChecksumIsRefused()
{
    QByteArray other = kBody;
    other[1234] = static_cast<char>(other[1234] ^ 1);
    const HttpServer server(serving(other));
    const Scratch scratch;
    VERIFY_THROWS(IoError, "wrong SHA-256 checksum", download(remote({server.url("/file.bin")}), scratch.base));
    QVERIFY(!scratch.has("file.bin"));
    QVERIFY(!scratch.has("file.bin.part"));
}

void DataDownloadTest::aFileThatIsTooLongIsRefused()
{
    const HttpServer server(serving(kBody + kBody));
    const Scratch scratch;
    VERIFY_THROWS(IoError, "longer than the 300000 bytes expected", download(remote({server.url("/file.bin")}), scratch.base));
    QVERIFY(!scratch.has("file.bin"));
}

void DataDownloadTest::aMissingFileIsExplained()
{
    const HttpServer server([](const Request&, QTcpSocket& socket) { write(socket, head("404 Not Found", 4) + "gone"); });
    const Scratch scratch;
    const std::string sentence = message_of<IoError>([&] { download(remote({server.url("/file.bin")}), scratch.base); });
    QVERIFY2(sentence.find("file.bin could not be downloaded. http://127.0.0.1:") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("404") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("put it in " + scratch.base.string()) != std::string::npos, sentence.c_str());
    QVERIFY(!scratch.has("file.bin.part"));
}

void DataDownloadTest::theNextAddressIsTried()
{
    const HttpServer server([](const Request& request, QTcpSocket& socket) {
        if (request.path == "/bad/file.bin")
            write(socket, head("503 Service Unavailable", 0));
        else
            serve(kBody, request, socket);
    });
    const Scratch scratch;
    QVERIFY(download(remote({server.url("/bad/file.bin"), server.url("/good/file.bin")}), scratch.base));
    QCOMPARE(scratch.content(), kBody);
}

void DataDownloadTest::aRefusedConnectionIsExplained()
{
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const std::string url = "http://127.0.0.1:" + std::to_string(nobody.serverPort()) + "/file.bin";
    nobody.close();
    const Scratch scratch;
    VERIFY_THROWS(IoError, "Check the network connection", download(remote({url}), scratch.base, kQuick));
    VERIFY_THROWS(IoError, "Protocol", download(remote({"file:///etc/hostname"}), scratch.base, kQuick));
}

void DataDownloadTest::aServerThatStallsTimesOut()
{
    HttpServer* running = nullptr;
    HttpServer server([&](const Request&, QTcpSocket& socket) {
        write(socket, head("200 OK", kBody.size()) + kBody.left(1000));
        while (!running->stopping() && socket.state() == QAbstractSocket::ConnectedState)
            socket.waitForReadyRead(20);
    });
    running = &server;
    const Scratch scratch;
    VERIFY_THROWS(IoError, "nothing arrived for 1 seconds", download(remote({server.url("/file.bin")}), scratch.base, kQuick));
    QCOMPARE(scratch.content("file.bin.part"), kBody.left(1000));
}

void DataDownloadTest::progressIsToldAndCancels()
{
    const HttpServer server(serving(kBody));
    const Scratch scratch;
    std::vector<DownloadProgress> told;
    DownloadOptions options;
    options.progress = [&](const DownloadProgress& progress) {
        told.push_back(progress);
        return true;
    };
    QVERIFY(download(remote({server.url("/file.bin")}), scratch.base, options));
    QCOMPARE(told.back().bytes, std::uint64_t{300'000});
    QCOMPARE(told.back().size, std::uint64_t{300'000});
    QCOMPARE(told.back().name, std::string("file.bin"));
    const Scratch cancelled;
    options.progress = [](const DownloadProgress&) { return false; };
    QVERIFY(!download(remote({server.url("/file.bin")}), cancelled.base, options));
    QVERIFY(!cancelled.has("file.bin"));
}

void DataDownloadTest::aFolderThatCannotBeMadeIsExplained()
{
    const Scratch scratch;
    write_file(scratch.base / "taken", "a file");
    VERIFY_THROWS(IoError, "cannot be made", download(remote({"http://127.0.0.1:1/"}), scratch.base / "taken" / "below"));
}

/// A dataset of the shape of CIFAR-10: one packed archive, of which only the files that are asked for are written.
void DataDownloadTest::archivesAreUnpacked()
{
    const Scratch scratch;
    const std::string tar = tar_of({{"inner/wanted.txt", "hello"}, {"../../evil.txt", "no"}, {"inner/other.txt", "no"}});
    write_file(scratch.base / "plain.tar", tar);
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {scratch.folder.filePath(QStringLiteral("plain.tar"))});
    QVERIFY(gzip.waitForFinished());
    const QByteArray packed = scratch.content("plain.tar.gz");
    QVERIFY(!packed.isEmpty());
    const HttpServer server(serving(packed));
    CatalogDataset dataset{"small", "Small", {remote({server.url("/a.tar.gz")}, packed)}, {"wanted.txt"}, "out"};
    QVERIFY(fetch_dataset(dataset, scratch.base / "to"));
    QCOMPARE(scratch.content("to/out/wanted.txt"), QByteArray("hello"));
    QVERIFY(!scratch.has("evil.txt"));
    QVERIFY(!scratch.has("to/out/other.txt"));
    QVERIFY(!scratch.has("to/file.bin"));
    QVERIFY(fetch_dataset(dataset, scratch.base / "to"));
    QCOMPARE(server.requests().size(), std::size_t{1});
    dataset.unpacked.push_back("missing.txt");
    VERIFY_THROWS(FormatError, "file.bin does not hold missing.txt", fetch_dataset(dataset, scratch.base / "to"));
}

void DataDownloadTest::catalogIsSound()
{
    for (const char* name : {"mnist", "fashion-mnist", "cifar-10"}) {
        const CatalogDataset* dataset = find_catalog_dataset(name);
        QVERIFY(dataset != nullptr);
        for (const RemoteFile& file : dataset->files) {
            QVERIFY(file.size > 0 && !file.urls.empty());
            QCOMPARE(file.sha256.size(), std::size_t{64});
            QCOMPARE(file.sha256.find_first_not_of("0123456789abcdef"), std::string::npos);
        }
    }
    QVERIFY(find_catalog_dataset("imagenet") == nullptr);
}

void DataDownloadTest::missingDataNamesTheCommand()
{
    const auto open = [](const char* folder) {
        const std::string base = folder;
        return open_data("IdxDataset",
                         {{"images", base + "/train-images-idx3-ubyte.gz"}, {"labels", base + "/train-labels-idx1-ubyte.gz"}},
                         "/nowhere");
    };
    VERIFY_THROWS(IoError, "\"tscape fetch mnist --to /nowhere/digits\" downloads it", open("digits"));
    VERIFY_THROWS(IoError, "\"tscape fetch fashion-mnist --to /nowhere/fashion\" downloads it", open("fashion"));
    VERIFY_THROWS(IoError, "other.idx cannot be opened",
                  open_data("IdxDataset", {{"images", std::string("other.idx")}, {"labels", std::string("b")}}, "/nowhere"));
}

void DataDownloadTest::commandLineFetches()
{
    const Scratch scratch;
    const auto tscape = [&](const QStringList& arguments) {
        QProcess process;
        // No request leaves the machine: everything would go through a proxy that is not there.
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("no_proxy"));
        environment.insert(QStringLiteral("http_proxy"), QStringLiteral("http://127.0.0.1:9"));
        environment.insert(QStringLiteral("https_proxy"), QStringLiteral("http://127.0.0.1:9"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(BIN_DIR "/tscape"), arguments);
        process.waitForFinished();
        return std::pair(process.exitCode(), process.readAllStandardError());
    };
    const auto [no_network, reason] = tscape({"fetch", "mnist", "--to", scratch.folder.path()});
    QCOMPARE(no_network, 3);
    QVERIFY2(reason.contains("train-images-idx3-ubyte.gz could not be downloaded"), reason);
    QVERIFY2(reason.contains("Check the network connection"), reason);
    const auto [unknown, usage] = tscape({"fetch", "imagenet"});
    QCOMPARE(unknown, 2);
    QVERIFY2(usage.contains("mnist, fashion-mnist, cifar-10"), usage);
}

QTEST_GUILESS_MAIN(DataDownloadTest)
#include "data_download_test.moc"
