#include "engine/formats/event_encoding.h"

#include "engine/formats/byte_order.h"
#include "engine/formats/crc32c.h"
#include "engine/formats/protobuf_writer.h"

namespace ts {

namespace {

ProtobufWriter begin_event(double wall_time, std::int64_t step = 0)
{
    ProtobufWriter event;
    event.real64(1, wall_time);
    if (step != 0)
        event.integer(2, step);
    return event;
}

std::string finish_summary(ProtobufWriter event, const ProtobufWriter& value)
{
    ProtobufWriter summary;
    summary.message(1, value);
    event.message(5, summary);
    return event.encoded();
}

ProtobufWriter encode_shape(std::span<const std::int64_t> shape)
{
    ProtobufWriter out;
    for (const std::int64_t size : shape) {
        ProtobufWriter dim;
        dim.integer(1, size);
        out.message(2, dim);
    }
    return out;
}

/// An entry of NodeDef's map<string, AttrValue>.
ProtobufWriter encode_attribute(std::string_view name, const ProtobufWriter& value)
{
    ProtobufWriter entry;
    entry.bytes(1, name);
    entry.message(2, value);
    return entry;
}

ProtobufWriter encode_output_shapes(const std::vector<std::vector<std::int64_t>>& shapes)
{
    ProtobufWriter list;
    for (const auto& shape : shapes)
        list.message(7, encode_shape(shape));
    ProtobufWriter value;
    value.message(1, list);
    return encode_attribute("_output_shapes", value);
}

ProtobufWriter encode_node(const EventGraphNode& node)
{
    ProtobufWriter out;
    out.bytes(1, node.name);
    out.bytes(2, node.op);
    for (const std::string& input : node.inputs)
        out.bytes(3, input);
    for (const auto& [name, text] : node.attributes) {
        ProtobufWriter value;
        value.bytes(2, text);
        out.message(5, encode_attribute(name, value));
    }
    if (!node.output_shapes.empty())
        out.message(5, encode_output_shapes(node.output_shapes));
    return out;
}

/// google.protobuf.Value
ProtobufWriter encode_value(const HyperParameter& parameter)
{
    ProtobufWriter out;
    if (const double* number = std::get_if<double>(&parameter.value))
        out.real64(2, *number);
    else if (const std::string* text = std::get_if<std::string>(&parameter.value))
        out.bytes(3, *text);
    else
        out.integer(4, std::get<bool>(parameter.value) ? 1 : 0);
    return out;
}

std::int64_t hparam_type(const HyperParameter& parameter)
{
    constexpr std::int64_t kFloat64 = 3, kBool = 2, kString = 1;
    constexpr std::int64_t by_alternative[] = {kFloat64, kBool, kString};
    return by_alternative[parameter.value.index()];
}

std::string encode_hparams_event(std::string_view tag, std::uint32_t field, const ProtobufWriter& data, double wall_time)
{
    ProtobufWriter content;
    content.integer(1, 0);
    content.message(field, data);
    ProtobufWriter plugin;
    plugin.bytes(1, "hparams");
    plugin.bytes(2, content.encoded());
    ProtobufWriter metadata;
    metadata.message(1, plugin);
    ProtobufWriter value;
    value.bytes(1, tag);
    value.message(9, metadata);
    return finish_summary(begin_event(wall_time), value);
}

}  // namespace

std::string encode_file_version(double wall_time)
{
    ProtobufWriter event = begin_event(wall_time);
    event.bytes(3, "brain.Event:2");
    return event.encoded();
}

std::string encode_scalar(std::string_view tag, std::int64_t step, double value, double wall_time)
{
    ProtobufWriter out;
    out.bytes(1, tag);
    out.real32(2, static_cast<float>(value));
    return finish_summary(begin_event(wall_time, step), out);
}

std::string encode_histogram(std::string_view tag, std::int64_t step, const EventHistogram& histogram, double wall_time)
{
    ProtobufWriter histo;
    histo.real64(1, histogram.min);
    histo.real64(2, histogram.max);
    histo.real64(3, histogram.count);
    histo.real64(4, histogram.sum);
    histo.real64(5, histogram.sum_squares);
    histo.packed_real64(6, histogram.right_edges);
    histo.packed_real64(7, histogram.counts);
    ProtobufWriter value;
    value.bytes(1, tag);
    value.message(5, histo);
    return finish_summary(begin_event(wall_time, step), value);
}

std::string encode_graph_def(std::span<const EventGraphNode> nodes)
{
    ProtobufWriter graph;
    for (const EventGraphNode& node : nodes)
        graph.message(1, encode_node(node));
    ProtobufWriter versions;
    versions.integer(1, 22);
    graph.message(4, versions);
    return graph.encoded();
}

std::string encode_graph_event(std::string_view graph_def, double wall_time)
{
    ProtobufWriter event = begin_event(wall_time);
    event.bytes(4, graph_def);
    return event.encoded();
}

std::string encode_experiment(std::span<const HyperParameter> parameters, std::span<const std::string> metric_tags,
                              double wall_time)
{
    ProtobufWriter experiment;
    experiment.real64(3, wall_time);
    for (const HyperParameter& parameter : parameters) {
        ProtobufWriter info;
        info.bytes(1, parameter.name);
        info.integer(4, hparam_type(parameter));
        experiment.message(4, info);
    }
    for (const std::string& tag : metric_tags) {
        ProtobufWriter name;
        name.bytes(2, tag);
        ProtobufWriter info;
        info.message(1, name);
        experiment.message(5, info);
    }
    return encode_hparams_event("_hparams_/experiment", 2, experiment, wall_time);
}

std::string encode_session_start(std::span<const HyperParameter> parameters, double wall_time)
{
    ProtobufWriter start;
    for (const HyperParameter& parameter : parameters)
        start.message(1, encode_attribute(parameter.name, encode_value(parameter)));
    start.real64(5, wall_time);
    return encode_hparams_event("_hparams_/session_start_info", 3, start, wall_time);
}

std::string encode_session_end(SessionStatus status, double wall_time)
{
    ProtobufWriter end;
    end.integer(1, static_cast<std::int64_t>(status));
    end.real64(2, wall_time);
    return encode_hparams_event("_hparams_/session_end_info", 4, end, wall_time);
}

std::string frame_record(std::string_view message)
{
    const auto bytes_of = [](std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); };
    std::string out;
    out.reserve(message.size() + 16);
    append_little_endian(out, static_cast<std::uint64_t>(message.size()));
    append_little_endian(out, masked_crc32c(bytes_of(out)));
    out += message;
    append_little_endian(out, masked_crc32c(bytes_of(message)));
    return out;
}

}  // namespace ts
