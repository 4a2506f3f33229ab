#include "engine/ops/to_device.h"

#include <charconv>

#include "engine/autograd/backward.h"
#include "engine/ops/op_record.h"
#include "engine/tensor/copy.h"

namespace ts {

namespace {

struct From {
    Device device;
};

void to_device_backward(Node& node, Gradients& g)
{
    g.set(0, to(g.output(), node.attributes<From>().device));
}
constexpr OpGradient kToDevice{"to", to_device_backward};

}  // namespace

Tensor to(const Tensor& a, Device device)
{
    if (a.device() == device)
        return a;
    Tensor out = copy_to_device(a, device);
    if (needs_record(a))
        record(kToDevice, out, {&a}, {}, From{a.device()});
    return out;
}

Device device_named(std::string_view text)
{
    constexpr std::string_view cuda = "cuda", numbered = "cuda:";
    if (text == "cpu")
        return {};
    if (text == cuda)
        return {DeviceType::Cuda, 0};
    int index = -1;
    if (text.starts_with(numbered)) {
        const char* const end = text.data() + text.size();
        if (const auto read = std::from_chars(text.data() + numbered.size(), end, index);
            read.ec != std::errc() || read.ptr != end || index > 127)
            index = -1;
    }
    if (index < 0)
        throw ArgumentError(translatable("engine", "\"%1\" is not a device; cpu, cuda and cuda:1 are."), {std::string(text)});
    return {DeviceType::Cuda, static_cast<std::int8_t>(index)};
}

Device device_attribute(const Params& attributes)
{
    const ParamValue* value = attributes.find("device");
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? device_named(*text) : Device{};
}

namespace {

std::vector<OpSample> samples()
{
    const Params stay{{"device", std::string("cpu")}};
    return {{{sample_values({2, 3}, -1, 1)}, stay}, {{tensor<std::int64_t>({1, 2})}, stay}, {{sample_values({}, -1, 1)}, stay}};
}
Tensor call(std::span<const Tensor> in, const Params& p)
{
    return to(in[0], device_attribute(p));
}

const RegisterOp registered{{"to_device", call, samples, true, true}};

}  // namespace

}  // namespace ts
