#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/nn/module.h"
#include "engine/nn/parameter_arena.h"
#include "engine/ops/optimizer_kernels.h"

namespace ts {

/// What applies to one parameter in place of the optimizer's own settings.
struct ParameterSettings {
    double lr_scale = 1;                 ///< the learning rate is multiplied by this
    std::optional<double> weight_decay;  ///< empty: the optimizer's own
    friend bool operator==(const ParameterSettings&, const ParameterSettings&) = default;
};

/// Updates the parameters of an arena from their gradients. Parameters the last backward pass did not reach stay as they
/// are, and so does their state (PyTorch skips parameters without a gradient in the same way).
class Optimizer {
public:
    virtual ~Optimizer() = default;
    Optimizer(const Optimizer&) = delete;
    Optimizer& operator=(const Optimizer&) = delete;

    /// Settings for each entry of the arena. Neighbours with equal settings are updated in one pass.
    void set_parameter_settings(std::vector<ParameterSettings> settings);

    /// One update with this learning rate.
    void step(double lr);
    /// From now on updates change nothing, though they count, where this float32 scalar on the arena's device is not 0 when
    /// they run; undefined: they always do.
    void set_skip(Tensor skip) { m_skip = std::move(skip); }

    /// What is remembered between steps: "<parameter>.<state>" as views (PyTorch's names, "exp_avg" ...) and
    /// "<parameter>.step" as int64 scalars.
    [[nodiscard]] std::vector<nn::NamedTensor> state() const;
    /// Takes over every tensor whose name and shape occur in state(); ignores the others. Returns how many it took.
    std::size_t load_state(std::span<const nn::NamedTensor> tensors);

protected:
    /// What holds for one range in one update.
    struct Turn {
        std::int64_t step = 1;  ///< number of this update, from 1
        double lr = 0;
        double weight_decay = 0;
    };

    /// `arena` must outlive the optimizer. At most three names, of one float a parameter element each, zero at first.
    Optimizer(const nn::ParameterArena& arena, std::vector<std::string> state_names, double weight_decay);
    /// A range of the arena that takes one update.
    struct Part {
        ParameterRange range;
        Turn turn;
    };
    virtual void update(std::span<const Part> parts) = 0;
    [[nodiscard]] const OptimizerKernels& kernels() const { return m_kernels; }
    /// State number `index` of all parameters, flat like the arena.
    [[nodiscard]] const Tensor& flat_state(std::size_t index) const { return m_states[index]; }

private:
    [[nodiscard]] ParameterRange range(std::int64_t begin, std::int64_t end) const;
    [[nodiscard]] bool joins(std::size_t entry, std::size_t first) const;

    const nn::ParameterArena& m_arena;
    const OptimizerKernels& m_kernels;
    double m_weight_decay;
    std::vector<std::string> m_state_names;
    std::vector<Tensor> m_states;       // flat, like the arena
    std::vector<std::int64_t> m_steps;  // updates done, for each entry
    std::vector<ParameterSettings> m_settings;
    std::vector<Part> m_parts;  // of the step under way
    Tensor m_skip;
};

/// An optimizer with one kernel, whose constants are an `Update`.
template <class Update> class KernelOptimizer : public Optimizer {
protected:
    using Kernel = UpdateKernel<Update> OptimizerKernels::*;

    KernelOptimizer(Kernel kernel, const nn::ParameterArena& arena, std::vector<std::string> state_names, double weight_decay)
        : Optimizer(arena, std::move(state_names), weight_decay), m_kernel(kernel)
    {
    }
    [[nodiscard]] virtual Update constants(const Turn& turn) = 0;
    /// Where the kernel's states do not stand in the order of the names.
    [[nodiscard]] virtual ParameterRange placed(const ParameterRange& range) const { return range; }

private:
    void update(std::span<const Part> parts) final
    {
        m_updates.clear();
        for (const Part& part : parts)
            m_updates.push_back({placed(part.range), constants(part.turn)});
        (kernels().*m_kernel)(m_updates);
    }

    Kernel m_kernel;
    std::vector<UpdatedRange<Update>> m_updates;
};

}  // namespace ts
