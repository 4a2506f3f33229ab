#pragma once

#include <memory>
#include <string>

#include "engine/nn/module.h"
#include "engine/nn/parameter_arena.h"
#include "engine/optim/optimizer.h"
#include "engine/tensor/step_capture.h"
#include "workload.h"

namespace ts {

/// Weight and bias of a fully connected layer in a model written as code.
struct LinearWeights {
    Tensor weight, bias;

    [[nodiscard]] Tensor operator()(const Tensor& x) const;
};

/// A model whose forward pass is plain C++: define-by-run, as a user of the engine writes a network that changes its shape
/// from one example to the next. Trained by SGD with momentum.
class CodedModel : public Trial, protected nn::Module {
public:
    explicit CodedModel(const Setting& on) : m_device(on.device), m_capture(on.device) { }

    void step() override;

protected:
    /// Adds a layer; read it by linear() once start() was called.
    std::size_t add_linear(const std::string& name, std::int64_t in, std::int64_t out);
    std::size_t add_table(const std::string& name, std::int64_t rows, std::int64_t dim);
    /// Initialises the parameters and puts them into an arena.
    void start();
    [[nodiscard]] LinearWeights linear(std::size_t index) const { return {parameter(index), parameter(index + 1)}; }

    /// How many examples there are, each of a form of its own.
    [[nodiscard]] virtual std::size_t forms() const = 0;
    /// The loss of one of them.
    virtual Tensor loss(std::size_t form) = 0;

private:
    void run(std::span<const Tensor>, std::span<Tensor>, const nn::RunContext&) override { }

    Device m_device;
    StepCapture m_capture;
    std::size_t m_steps = 0;
    nn::ParameterArena m_arena;
    std::unique_ptr<Optimizer> m_optimizer;
};

}  // namespace ts
