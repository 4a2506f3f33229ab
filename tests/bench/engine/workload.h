#pragma once

#include <memory>
#include <span>
#include <string>

#include "engine/tensor/device.h"

namespace ts {

/// A model being trained on data that lies in memory already, as the peer's does.
class Trial {
public:
    Trial() = default;
    virtual ~Trial() = default;
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    /// One whole training step: gradients cleared, forward, loss, backward, optimizer.
    virtual void step() = 0;
};

/// What a workload runs on.
struct Setting {
    Device device;
    std::int64_t batch_factor = 1;  ///< larger batches where an accelerator needs them, as the peer's
    bool tf32 = false;              ///< products of float32 rounded to 10 bits, on both sides
};

/// One training step to be timed; names, sizes and optimizers are those of torch_peer.py.
struct Workload {
    std::string name;
    int place = 0;  ///< in the order of torch_peer.py
    std::unique_ptr<Trial> (*start)(const Setting& on) = nullptr;
};

/// All workloads in their order.
std::span<const Workload> workloads();

/// `const RegisterWorkload registered{{"lenet_28", 2, start}};` at namespace scope of the workload's file.
class RegisterWorkload {
public:
    explicit RegisterWorkload(Workload workload);
};

}  // namespace ts
