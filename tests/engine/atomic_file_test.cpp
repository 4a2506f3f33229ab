#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/atomic_file.h"
#include "engine/tensor/error.h"

namespace fs = std::filesystem;
using namespace ts;

namespace {

std::string content(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string refusal(const fs::path& file, std::string_view bytes)
{
    try {
        write_file_atomically(file, bytes);
    } catch (const IoError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void replaces_the_content_and_leaves_nothing_behind()
    {
        write_file_atomically(path("a.json"), "first");
        write_file_atomically(path("a.json"), std::string("se\0cond", 7));
        QCOMPARE(content(path("a.json")), std::string("se\0cond", 7));
        QCOMPARE(file_count(), 1);
    }

    void keeps_permission_bits_and_follows_links()
    {
        write_file_atomically(path("a.json"), "old");
        fs::permissions(path("a.json"), fs::perms(0640));
        fs::create_symlink("a.json", path("link.json"));
        write_file_atomically(path("link.json"), "new");
        QVERIFY(fs::is_symlink(path("link.json")));
        QCOMPARE(content(path("a.json")), "new");
        QCOMPARE(fs::status(path("a.json")).permissions(), fs::perms(0640));
    }

    void a_failed_write_keeps_the_old_file()
    {
        write_file_atomically(path("a.json"), "old");
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{16, RLIM_INFINITY};
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        setrlimit(RLIMIT_FSIZE, &small);
        const std::string message = refusal(path("a.json"), std::string(4096, 'x'));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(message.find("a.json was not saved") != std::string::npos);
        QCOMPARE(content(path("a.json")), "old");
        QCOMPARE(file_count(), 1);
    }

    void says_why_it_could_not_write()
    {
        QVERIFY(refusal(path("missing/a.json"), "x").find("No such file or directory") != std::string::npos);
        QVERIFY(refusal(path(""), "x").find("Is a directory") != std::string::npos);
    }

    void a_read_only_folder_is_named_as_such()
    {
        const fs::path folder = path("locked");
        fs::create_directory(folder);
        fs::permissions(folder, fs::perms(0555));
        // Root may write anywhere, except where the kernel itself refuses.
        const fs::path file = geteuid() == 0 ? fs::path("/sys/a.json") : folder / "a.json";
        QVERIFY(refusal(file, "x").find("writing is not allowed in this folder") != std::string::npos);
    }

private:
    fs::path path(const char* name) const { return fs::path(m_dir->path().toStdString()) / name; }
    long file_count() const { return std::distance(fs::directory_iterator(path("")), fs::directory_iterator()); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
