#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/tensor/tensor.h"

namespace ts::nn {

class Module;

/// All parameters of a model in one flat float32 tensor and their gradients in a second, so that an optimizer step is one
/// pass. Every parameter begins at a multiple of 64 bytes; the gaps are zero in both.
class ParameterArena {
public:
    /// One parameter: "<prefix>.<name>" and its place.
    struct Entry {
        std::string name;
        Tensor value;
        std::int64_t offset = 0;  ///< in elements
        std::int64_t count = 0;
    };
    /// A module whose parameters are to be held, and the prefix of their names; a module may stand in the list once.
    struct Member {
        std::string prefix;
        Module* module = nullptr;
    };

    ParameterArena() = default;
    /// Moves the parameters of these modules into an arena on this device, with their values; the modules then use the slices.
    /// Their buffers move to the device as well. Modules may come from another arena, whose tensors they leave.
    explicit ParameterArena(std::span<const Member> members, Device device = {});

    [[nodiscard]] std::span<const Entry> entries() const { return m_entries; }
    [[nodiscard]] const Entry* find(std::string_view name) const;
    /// All parameters, one dimension.
    [[nodiscard]] const Tensor& values() const { return m_values; }
    [[nodiscard]] const Tensor& gradients() const { return m_gradients; }
    /// Elements of the flat tensors, gaps counted.
    [[nodiscard]] std::int64_t size() const { return m_size; }

    /// Forgets all gradients; the next backward pass overwrites them.
    void zero_grad() const;
    /// Has the last backward pass reached this parameter?
    [[nodiscard]] static bool has_gradient(const Entry& entry) { return entry.value.record()->grad_valid; }

private:
    void adopt(Module& module, std::size_t index, Entry& entry);

    std::vector<Entry> m_entries;
    Tensor m_values;
    Tensor m_gradients;
    std::int64_t m_size = 0;
};

}  // namespace ts::nn
