#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ts {

/// Distribution of many numbers as TensorBoard's HistogramProto holds it.
struct EventHistogram {
    double min = 0, max = 0;
    double count = 0;  ///< numbers in all
    double sum = 0, sum_squares = 0;
    std::vector<double> right_edges;  ///< of the buckets, increasing; the first bucket begins at -infinity
    std::vector<double> counts;       ///< numbers in each bucket

    friend bool operator==(const EventHistogram&, const EventHistogram&) = default;
};

/// One named value of an event.
struct EventValue {
    std::string tag;
    std::optional<double> scalar;
    std::optional<EventHistogram> histogram;
    std::string plugin;          ///< TensorBoard's plugin the value is for; empty where the file leaves it open
    std::string plugin_content;  ///< bytes only that plugin understands
};

/// One record of an event file.
struct Event {
    double wall_time = 0;  ///< seconds since 1970
    std::int64_t step = 0;
    std::string file_version;  ///< of the first record: "brain.Event:2"
    std::vector<EventValue> values;
    std::string graph_def;  ///< encoded tensorflow.GraphDef
};

/// A node of the graph shown on TensorBoard's Graphs page; '/' in names makes groups.
struct EventGraphNode {
    std::string name;
    std::string op;                   ///< type of the node
    std::vector<std::string> inputs;  ///< names of the nodes it reads, with ":1" ... for further outputs
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<std::vector<std::int64_t>> output_shapes;  ///< -1 for a size that varies
};

/// A hyper-parameter of a run.
struct HyperParameter {
    std::string name;
    std::variant<double, bool, std::string> value;
};

/// How a run ended, by the numbers of TensorBoard's HParams plugin.
enum class SessionStatus : std::uint8_t { Success = 1, Failure = 2, Running = 3 };

}  // namespace ts
