#pragma once

#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "engine/formats/tfevents.h"

namespace ts {

/// Seconds since 1970.
double wall_clock();

/// Writes one TensorBoard event file: scalars, histograms, the graph and hyper-parameters of a run. Records are gathered in
/// memory and reach the file on flush(), or when 64 KiB are waiting. Everything throws IoError that names the file.
class EventWriter {
public:
    /// Creates `folder` where needed and in it events.out.tfevents.<seconds>.<host>.<process>.<number>.
    explicit EventWriter(const std::filesystem::path& folder);
    /// Flushes; a failure to do so is lost, so call flush() where it matters.
    ~EventWriter();
    EventWriter(const EventWriter&) = delete;
    EventWriter& operator=(const EventWriter&) = delete;

    void scalar(std::string_view tag, std::int64_t step, double value, double wall_time = wall_clock());
    void histogram(std::string_view tag, std::int64_t step, const EventHistogram& histogram, double wall_time = wall_clock());
    void graph(std::span<const EventGraphNode> nodes, double wall_time = wall_clock());
    /// The hyper-parameters of this run, and the tags of the scalars that judge it. Once, before the scalars.
    void hparams(std::span<const HyperParameter> parameters, std::span<const std::string> metric_tags,
                 double wall_time = wall_clock());
    /// How the run ended. Once, at the end.
    void session_end(SessionStatus status, double wall_time = wall_clock());
    /// Hands everything to the operating system.
    void flush();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    void append(std::string_view message);

    std::filesystem::path m_path;
    std::ofstream m_file;
    std::string m_waiting;
};

}  // namespace ts
