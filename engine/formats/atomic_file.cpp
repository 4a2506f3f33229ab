#include "engine/formats/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "engine/tensor/error.h"

namespace ts {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error)
{
    if (error == ENOSPC || error == EDQUOT)
        throw IoError(translatable("engine", "%1 was not saved: the disk is full. Free some space and save again."),
                      {file.string()});
    if (error == EACCES || error == EPERM || error == EROFS)
        throw IoError(translatable("engine", "%1 was not saved: writing is not allowed in this folder. Choose another one."),
                      {file.string()});
    throw IoError(translatable("engine", "%1 was not saved: %2."), {file.string(), std::system_category().message(error)});
}

/// An open temporary file beside its target; removed again unless it is published.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& target) : m_target(target)
    {
        static std::atomic<unsigned> counter = 0;
        do {
            m_path = target;
            m_path += ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(++counter);
            m_file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        } while (m_file < 0 && errno == EEXIST);
        if (m_file < 0)
            fail(m_target, errno);
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    ~TemporaryFile()
    {
        if (m_file >= 0)
            ::close(m_file);
        if (!m_path.empty())
            ::unlink(m_path.c_str());
    }

    void copy_permissions() const
    {
        struct stat old = {};
        if (::stat(m_target.c_str(), &old) == 0)
            check(::fchmod(m_file, old.st_mode & 07777));
    }

    void write(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t count = ::write(m_file, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR)
                continue;
            check(count);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    void flush() const { check(::fsync(m_file)); }

    void publish()
    {
        check(::close(std::exchange(m_file, -1)));
        check(::rename(m_path.c_str(), m_target.c_str()));
        m_path.clear();
    }

private:
    void check(ssize_t result) const
    {
        if (result < 0)
            fail(m_target, errno);
    }

    std::filesystem::path m_target;
    std::filesystem::path m_path;
    int m_file = -1;
};

/// Makes the rename itself durable; file systems that cannot flush a folder are left alone.
void flush_folder(const std::filesystem::path& folder)
{
    const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
}

}  // namespace

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes)
{
    write_file_atomically(file, std::span(&bytes, 1));
}

void write_file_atomically(const std::filesystem::path& file, std::span<const std::string_view> parts)
{
    std::error_code ignored;
    const bool link = std::filesystem::is_symlink(file, ignored);
    const std::filesystem::path target = link ? std::filesystem::weakly_canonical(file, ignored) : file;
    if (std::filesystem::is_directory(target, ignored))
        fail(file, EISDIR);
    TemporaryFile temporary(target);
    temporary.copy_permissions();
    for (const std::string_view part : parts)
        temporary.write(part);
    temporary.flush();
    temporary.publish();
    flush_folder(target.parent_path());
}

}  // namespace ts
