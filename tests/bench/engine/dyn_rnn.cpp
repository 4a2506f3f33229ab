#include "coded_model.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/loss.h"
#include "engine/ops/shape_ops.h"
#include "graph_trial.h"

namespace ts {

namespace {

/// Elman's recurrence as a loop over sequences of 5 to 24 steps, one after the other.
class DynRnn : public CodedModel {
public:
    explicit DynRnn(const Setting& on)
        : CodedModel(on),
          m_input(add_linear("i", kFeatures, kHidden)),
          m_hidden(add_linear("h", kHidden, kHidden)),
          m_output(add_linear("o", kHidden, 1)),
          m_target(random_numbers({1, 1}, on))
    {
        start();
        for (std::int64_t steps = 5; steps < 25; ++steps)
            m_sequences.push_back(random_numbers({steps, 1, kFeatures}, on));
    }

private:
    static constexpr std::int64_t kFeatures = 16, kHidden = 64;

    [[nodiscard]] std::size_t forms() const override { return m_sequences.size(); }

    Tensor loss(std::size_t form) override
    {
        const Tensor& x = m_sequences[form];
        const LinearWeights input = linear(m_input), hidden = linear(m_hidden), output = linear(m_output);
        Tensor h = zeros({x.size(1), kHidden}, x.options());
        for (std::int64_t t = 0; t < x.size(0); ++t)
            h = tanh(add(input(select(x, 0, t)), hidden(h)));
        return mse_loss(output(h), m_target);
    }

    std::size_t m_input, m_hidden, m_output;
    std::vector<Tensor> m_sequences;
    Tensor m_target;
};

std::unique_ptr<Trial> dyn_rnn(const Setting& on)
{
    return std::make_unique<DynRnn>(on);
}

const RegisterWorkload registered{{"dyn_rnn_len5_24", 5, dyn_rnn}};

}  // namespace

}  // namespace ts
