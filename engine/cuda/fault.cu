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

Message words(const Fault& fault)
{
    const std::string value = std::to_string(fault.value), limit = std::to_string(fault.limit);
    const std::string last = std::to_string(fault.limit - 1), position = std::to_string(fault.position);
    switch (fault.kind) {
    case FaultKind::CrossEntropyClass:
        return {translatable("engine",
                             "cross_entropy: target %1 is class %2, but there are scores for %3 classes (0 to %4). "
                             "Give the network one output for each class."),
                {position, value, limit, last}};
    case FaultKind::NllClass:
        return {translatable("engine", "nll_loss: target %1 is class %2, but there are scores for %3 classes (0 to %4)."),
                {position, value, limit, last}};
    case FaultKind::EmbeddingRow:
        return {translatable("engine", "embedding: number %1 at position %2 is outside the table of %3 rows (0 to %4)."),
                {value, position, limit, last}};
    case FaultKind::LengthOutOfRange:
        return {translatable("engine", "A length of %1 does not fit a sequence of %2 steps."), {value, limit}};
    case FaultKind::DivisionByZero:
        return {translatable("engine", "remainder: division of whole numbers by zero."), {}};
    default:
        return {translatable("engine", "Index %1 is out of range for a dimension of size %2."), {value, limit}};
    }
}

}  // namespace

Fault* fault_place()
{
    return current_place().device;
}

void throw_fault()
{
    volatile Fault& fault = *current_place().host;
    const FaultKind kind = fault.kind;
    if (kind == FaultKind::None)
        return;
    const Message message = words({kind, 0, fault.value, fault.limit, fault.position});
    fault.kind = FaultKind::None;  // no more than that: kernels that are queued behind may hold the lock
    throw ArgumentError(message);
}

}  // namespace ts::cuda
