#include <array>
#include <mutex>
#include <string>

#include "engine/cuda/fault.h"
#include "engine/cuda/runtime.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

constexpr std::size_t kMostDevices = 16;

struct Place {
    std::once_flag once;
    Fault* host = nullptr;
    Fault* device = nullptr;
};

Place& current_place()
{
    static auto* places = new std::array<Place, kMostDevices>;
    Place& place = (*places)[static_cast<std::size_t>(current_device_index())];
    std::call_once(place.once, [&] {
        void* host = nullptr;
        check(cudaHostAlloc(&host, sizeof(Fault), cudaHostAllocMapped));
        place.host = static_cast<Fault*>(host);
        *place.host = {};
        void* device = nullptr;
        check(cudaHostGetDevicePointer(&device, host, 0));
        place.device = static_cast<Fault*>(device);
    });
    return place;
}

Message words(FaultKind kind)
{
    switch (kind) {
    case FaultKind::ClassOutOfRange:
        return {translatable("engine", "Target %1 is not a class: there are %2 (0 to %3).")};
    case FaultKind::RowOutOfRange:
        return {translatable("engine", "Index %1 is outside the table of %2 rows.")};
    case FaultKind::LengthOutOfRange:
        return {translatable("engine", "A sequence has %1 steps, which is not between 1 and %2.")};
    default:
        return {translatable("engine", "Index %1 is out of range for a dimension of size %2.")};
    }
}

}  // namespace

Fault* fault_place()
{
    return current_place().device;
}

void throw_fault()
{
    Fault& fault = *current_place().host;
    const FaultKind kind = *const_cast<volatile FaultKind*>(&fault.kind);
    if (kind == FaultKind::None)
        return;
    Message message = words(kind);
    message.args = {std::to_string(fault.value), std::to_string(fault.limit), std::to_string(fault.limit - 1)};
    fault = {};
    throw ArgumentError(message);
}

}  // namespace ts::cuda
