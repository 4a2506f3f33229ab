#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/formats/tfevents.h"

namespace ts {

/// Encoded tensorflow.Event and GraphDef messages, without the record's frame.
std::string encode_file_version(double wall_time);
std::string encode_scalar(std::string_view tag, std::int64_t step, double value, double wall_time);
std::string encode_histogram(std::string_view tag, std::int64_t step, const EventHistogram& histogram, double wall_time);
std::string encode_graph_def(std::span<const EventGraphNode> nodes);
std::string encode_graph_event(std::string_view graph_def, double wall_time);

/// The three records of TensorBoard's HParams page: what is compared, the values of this run, and how it ended.
std::string encode_experiment(std::span<const HyperParameter> parameters, std::span<const std::string> metric_tags,
                              double wall_time);
std::string encode_session_start(std::span<const HyperParameter> parameters, double wall_time);
std::string encode_session_end(SessionStatus status, double wall_time);

/// Puts the record's frame around a message: length, masked CRC of the length, message, masked CRC of the message.
std::string frame_record(std::string_view message);

/// Decodes one message. Throws FormatError where it is damaged.
Event decode_event(std::span<const std::byte> message);

}  // namespace ts
