#include "engine/data/download.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <curl/curl.h>
#include <memory>
#include <mutex>

#include "engine/formats/sha256.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

namespace fs = std::filesystem;

struct CleanUp {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};

enum class Outcome : std::uint8_t {
    Whole,
    Cut,      ///< worth another attempt, from where it ended
    Refused,  ///< by this address
    Stale,    ///< the part on disk does not belong to what the server has
    Cancelled,
};

std::uint64_t size_on_disk(const fs::path& file)
{
    std::error_code missing;
    const std::uintmax_t size = fs::file_size(file, missing);
    return missing ? 0 : size;
}

void remove_part(const fs::path& part)
{
    std::error_code ignored;
    fs::remove(part, ignored);
}

/// One request for what is still missing of a file.
class Transfer {
    using Clock = std::chrono::steady_clock;

public:
    Transfer(const RemoteFile& file, const std::string& url, const fs::path& part, const DownloadOptions& options)
        : m_file(file),
          m_part(part),
          m_options(options),
          m_start(size_on_disk(part)),
          m_handle(curl_easy_init()),
          m_out(std::fopen(part.c_str(), "ab"))
    {
        if (!m_out)
            throw_unwritable();
        if (!m_handle)
            throw IoError(translatable("engine", "libcurl could not be started."), {});
        prepare(url);
    }

    Outcome run()
    {
        const CURLcode code = curl_easy_perform(m_handle.get());
        if (std::fflush(m_out.get()) != 0 || m_write_failed)
            throw_unwritable();
        return outcome(code);
    }
    [[nodiscard]] const std::string& reason() const { return m_reason; }

private:
    template <class T> void set(CURLoption option, T value) { curl_easy_setopt(m_handle.get(), option, value); }

    void prepare(const std::string& url)
    {
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 1L);
        set(CURLOPT_MAXREDIRS, 5L);
        set(CURLOPT_FAILONERROR, 1L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_USERAGENT, "tensorscape");
        set(CURLOPT_ERRORBUFFER, m_error.data());
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_options.connect_timeout.count()));
        set(CURLOPT_WRITEFUNCTION, &Transfer::write);
        set(CURLOPT_WRITEDATA, static_cast<void*>(this));
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::report);
        set(CURLOPT_XFERINFODATA, static_cast<void*>(this));
        if (m_start > 0)
            set(CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(m_start));
    }

    static std::size_t write(const char* bytes, std::size_t size, std::size_t count, void* self)
    {
        auto& transfer = *static_cast<Transfer*>(self);
        if (transfer.m_start + transfer.m_got + size * count > transfer.m_file.size) {
            transfer.m_too_long = true;
            return 0;
        }
        const std::size_t written = std::fwrite(bytes, size, count, transfer.m_out.get()) * size;
        transfer.m_write_failed = written != size * count;
        transfer.m_got += written;
        transfer.m_last = Clock::now();
        return written;
    }

    /// libcurl asks several times a second, and at least once where nothing arrives.
    static int report(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        auto& transfer = *static_cast<Transfer*>(self);
        const auto& progress = transfer.m_options.progress;
        if (progress && !progress({transfer.m_file.name, transfer.m_start + transfer.m_got, transfer.m_file.size}))
            return 1;
        transfer.m_stalled = Clock::now() - transfer.m_last > transfer.m_options.stall_timeout;
        return transfer.m_stalled ? 1 : 0;
    }

    Outcome outcome(CURLcode code)
    {
        long status = 0;
        curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
        const bool missing_rest = m_start + m_got < m_file.size;
        if (code == CURLE_OK && !missing_rest)
            return Outcome::Whole;
        if (code == CURLE_ABORTED_BY_CALLBACK && !m_stalled)
            return Outcome::Cancelled;
        m_reason = reason_of(code);
        // 416: the server has no such range. 33 (RANGE_ERROR): it knows no ranges at all.
        if (m_start > 0 && (status == 416 || code == CURLE_RANGE_ERROR || m_too_long))
            return Outcome::Stale;
        const bool cut = code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING;
        return cut ? Outcome::Cut : Outcome::Refused;
    }

    [[nodiscard]] std::string reason_of(CURLcode code) const
    {
        if (code == CURLE_OK)
            return "the file ends after " + std::to_string(m_start + m_got) + " bytes";
        if (m_stalled)
            return "nothing arrived for " + std::to_string(m_options.stall_timeout.count()) + " seconds";
        if (m_too_long)
            return "the file is longer than the " + std::to_string(m_file.size) + " bytes expected";
        return m_error[0] != '\0' ? m_error.data() : curl_easy_strerror(code);
    }

    [[noreturn]] void throw_unwritable() const
    {
        throw IoError(translatable("engine", "%1 cannot be written: %2. Free some space, or choose another folder."),
                      {m_part.string(), std::strerror(errno)});
    }

    const RemoteFile& m_file;
    const fs::path& m_part;
    const DownloadOptions& m_options;
    std::uint64_t m_start, m_got = 0;
    Clock::time_point m_last = Clock::now();  ///< when something arrived
    bool m_stalled = false, m_too_long = false, m_write_failed = false;
    std::array<char, CURL_ERROR_SIZE> m_error{};
    std::string m_reason;
    std::unique_ptr<CURL, CleanUp> m_handle;
    std::unique_ptr<std::FILE, CleanUp> m_out;
};

struct Attempted {
    Outcome outcome;
    std::string reason;
};

/// Tries one address until it has nothing more to give.
Attempted fetch_from(const std::string& url, const RemoteFile& file, const fs::path& part, const DownloadOptions& options)
{
    Attempted last{Outcome::Whole, {}};
    for (int attempt = 0; size_on_disk(part) < file.size && attempt < std::max(options.attempts, 1); ++attempt) {
        Transfer transfer(file, url, part, options);
        last = {transfer.run(), transfer.reason()};
        if (last.outcome == Outcome::Stale)
            remove_part(part);
        else if (last.outcome != Outcome::Cut)
            break;
    }
    return last;
}

[[noreturn]] void give_up(const RemoteFile& file, const fs::path& folder, const std::string& reasons)
{
    throw IoError(
        translatable("engine",
                     "%1 could not be downloaded. %2 Check the network connection and try again, or get the file from "
                     "elsewhere and put it in %3."),
        {file.name, reasons, folder.string()});
}

void put_in_place(const fs::path& part, const fs::path& target)
{
    std::error_code error;
    fs::rename(part, target, error);
    if (error)
        throw IoError(translatable("engine", "%1 cannot be written: %2. Free some space, or choose another folder."),
                      {target.string(), error.message()});
}

void start_curl()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

bool is_downloaded(const RemoteFile& file, const fs::path& folder)
{
    const fs::path target = folder / file.name;
    return size_on_disk(target) == file.size && sha256_of(target) == file.sha256;
}

bool download(const RemoteFile& file, const fs::path& folder, const DownloadOptions& options)
{
    start_curl();
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw IoError(translatable("engine", "The folder %1 cannot be made: %2."), {folder.string(), error.message()});
    if (is_downloaded(file, folder))
        return true;
    const fs::path part = folder / (file.name + ".part");
    if (size_on_disk(part) > file.size)
        remove_part(part);
    std::string reasons;
    for (const std::string& url : file.urls) {
        Attempted last = fetch_from(url, file, part, options);
        if (last.outcome == Outcome::Cancelled)
            return false;
        if (size_on_disk(part) == file.size) {
            if (sha256_of(part) == file.sha256) {
                put_in_place(part, folder / file.name);
                return true;
            }
            remove_part(part);
            last.reason = "the content is not what it should be (wrong SHA-256 checksum)";
        }
        if (size_on_disk(part) == 0)
            remove_part(part);
        reasons += (reasons.empty() ? "" : " ") + url + ": " + last.reason + ".";
    }
    give_up(file, folder, reasons);
}

}  // namespace ts
