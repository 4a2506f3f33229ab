#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/formats/event_writer.h"
#include "engine/graph/graph_document.h"
#include "engine/graph/graph_executor.h"
#include "engine/graph/shape_report.h"
#include "engine/train/telemetry.h"

namespace ts {

/// What a run leaves for TensorBoard: curves as "<chart>/<split>", histograms of weights, the graph and hyper-parameters.
class EventLog {
public:
    explicit EventLog(const std::filesystem::path& folder) : m_writer(folder) { }

    /// The graph and the settings of the run; once, before anything else.
    void begin(const GraphDocument& document, const ShapeReport& report, std::span<const SeriesInfo> series);
    /// `index` is that of the series in the run.
    void scalar(std::uint32_t index, const SeriesInfo& series, std::int64_t step, double value);
    /// Distribution of every parameter.
    void weights(const nn::ParameterArena& arena, std::int64_t step);
    void end(SessionStatus status);
    /// Hands everything to the operating system.
    void flush() { m_writer.flush(); }

private:
    EventWriter m_writer;
    std::vector<std::string> m_tags;  // by index of the series, made when first used
};

}  // namespace ts
