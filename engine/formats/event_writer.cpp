#include "engine/formats/event_writer.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <unistd.h>

#include "engine/formats/event_encoding.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr std::size_t kFlushAt = 64 * 1024;

std::string host_name()
{
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0')
        return "localhost";
    return name.data();
}

/// TensorBoard reads the files of a folder in the order of their names, hence the ten digits.
std::string file_name(double now)
{
    static std::atomic<unsigned> number{0};
    std::array<char, 32> seconds{};
    std::snprintf(seconds.data(), seconds.size(), "%010lld", static_cast<long long>(now));
    return "events.out.tfevents." + std::string(seconds.data()) + "." + host_name() + "." + std::to_string(getpid()) + "."
        + std::to_string(number++);
}

}  // namespace

double wall_clock()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

EventWriter::EventWriter(const std::filesystem::path& folder)
{
    const double now = wall_clock();
    m_path = folder / file_name(now);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        throw IoError(translatable("engine", "The folder %1 cannot be made: %2."), {folder.string(), failed.message()});
    m_file.open(m_path, std::ios::binary | std::ios::trunc);
    if (!m_file)
        throw IoError(translatable("engine", "%1 cannot be created: %2."), {m_path.string(), std::strerror(errno)});
    append(encode_file_version(now));
    flush();
}

EventWriter::~EventWriter()
{
    try {
        flush();
    } catch (const IoError&) {
    }
}

void EventWriter::scalar(std::string_view tag, std::int64_t step, double value, double wall_time)
{
    append(encode_scalar(tag, step, value, wall_time));
}

void EventWriter::histogram(std::string_view tag, std::int64_t step, const EventHistogram& histogram, double wall_time)
{
    append(encode_histogram(tag, step, histogram, wall_time));
}

void EventWriter::graph(std::span<const EventGraphNode> nodes, double wall_time)
{
    append(encode_graph_event(encode_graph_def(nodes), wall_time));
}

void EventWriter::hparams(std::span<const HyperParameter> parameters, std::span<const std::string> metric_tags,
                          double wall_time)
{
    append(encode_experiment(parameters, metric_tags, wall_time));
    append(encode_session_start(parameters, wall_time));
}

void EventWriter::session_end(SessionStatus status, double wall_time)
{
    append(encode_session_end(status, wall_time));
}

void EventWriter::flush()
{
    m_file.write(m_waiting.data(), static_cast<std::streamsize>(m_waiting.size()));
    m_file.flush();
    m_waiting.clear();
    if (!m_file)
        throw IoError(translatable("engine", "%1 cannot be written: %2. Is the disk full?"),
                      {m_path.string(), std::strerror(errno)});
}

void EventWriter::append(std::string_view message)
{
    m_waiting += frame_record(message);
    if (m_waiting.size() >= kFlushAt)
        flush();
}

}  // namespace ts
