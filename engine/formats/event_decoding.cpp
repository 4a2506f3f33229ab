#include "engine/formats/byte_order.h"
#include "engine/formats/event_encoding.h"
#include "engine/formats/protobuf_reader.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

EventHistogram decode_histogram(ProtobufReader in)
{
    EventHistogram out;
    while (in.next())
        switch (in.field()) {
        case 1:
            out.min = in.real64();
            break;
        case 2:
            out.max = in.real64();
            break;
        case 3:
            out.count = in.real64();
            break;
        case 4:
            out.sum = in.real64();
            break;
        case 5:
            out.sum_squares = in.real64();
            break;
        case 6:
            in.append_real64(out.right_edges);
            break;
        case 7:
            in.append_real64(out.counts);
            break;
        }
    if (out.right_edges.size() != out.counts.size())
        throw FormatError(translatable("engine", "A histogram has %1 bucket edges but %2 counts."),
                          {std::to_string(out.right_edges.size()), std::to_string(out.counts.size())});
    return out;
}

std::optional<double> decode_content(std::int64_t dtype, std::span<const std::byte> content)
{
    constexpr std::int64_t kFloat = 1, kDouble = 2;
    if (dtype == kFloat && content.size() == sizeof(float))
        return load_number<float>(content.data());
    if (dtype == kDouble && content.size() == sizeof(double))
        return load_number<double>(content.data());
    return std::nullopt;
}

template <class T> std::optional<double> single(const std::vector<T>& values)
{
    return values.size() == 1 ? std::optional<double>(values[0]) : std::nullopt;
}

/// The number in a TensorProto of one float or double, as newer writers store scalars.
std::optional<double> decode_scalar_tensor(ProtobufReader in)
{
    std::int64_t dtype = 0;
    std::span<const std::byte> content;
    std::vector<float> floats;
    std::vector<double> doubles;
    while (in.next())
        switch (in.field()) {
        case 1:
            dtype = in.integer();
            break;
        case 4:
            content = in.bytes();
            break;
        case 5:
            in.append_real32(floats);
            break;
        case 6:
            in.append_real64(doubles);
            break;
        }
    if (const auto value = floats.empty() ? single(doubles) : single(floats))
        return value;
    return decode_content(dtype, content);
}

void decode_metadata(ProtobufReader in, EventValue& out)
{
    while (in.next()) {
        if (in.field() != 1)
            continue;
        ProtobufReader plugin = in.message();
        while (plugin.next()) {
            if (plugin.field() == 1)
                out.plugin = plugin.text();
            else if (plugin.field() == 2)
                out.plugin_content = plugin.text();
        }
    }
}

EventValue decode_value(ProtobufReader in)
{
    EventValue out;
    std::optional<double> tensor;
    while (in.next())
        switch (in.field()) {
        case 1:
            out.tag = in.text();
            break;
        case 2:
            out.scalar = in.real32();
            break;
        case 5:
            out.histogram = decode_histogram(in.message());
            break;
        case 8:
            tensor = decode_scalar_tensor(in.message());
            break;
        case 9:
            decode_metadata(in.message(), out);
            break;
        }
    if (out.plugin == "scalars" && !out.scalar)
        out.scalar = tensor;
    return out;
}

}  // namespace

Event decode_event(std::span<const std::byte> message)
{
    Event out;
    ProtobufReader in(message);
    while (in.next())
        switch (in.field()) {
        case 1:
            out.wall_time = in.real64();
            break;
        case 2:
            out.step = in.integer();
            break;
        case 3:
            out.file_version = in.text();
            break;
        case 4:
            out.graph_def = in.text();
            break;
        case 5: {
            ProtobufReader summary = in.message();
            while (summary.next())
                if (summary.field() == 1)
                    out.values.push_back(decode_value(summary.message()));
            break;
        }
        }
    return out;
}

}  // namespace ts
