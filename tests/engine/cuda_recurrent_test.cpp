#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/recurrent.h"
#include "engine/tensor/random.h"
#include "engine/tensor/step_capture.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/emulator_orders.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;

namespace {

struct Case {
    RecurrentCell cell;
    std::int64_t steps, batch, in, hidden, layers = 1;
    bool bidirectional = false, states = false, ragged = false;
};

class Inputs {
public:
    Inputs(const Case& c, Device device, DType dtype) : m_case(c), m_device(device), m_dtype(dtype)
    {
        const std::int64_t directions = c.bidirectional ? 2 : 1, wide = gate_count(c.cell) * c.hidden;
        x = leaf({c.steps, c.batch, c.in});
        if (c.states)
            h_0 = leaf({c.layers * directions, c.batch, c.hidden});
        if (c.states && c.cell == RecurrentCell::Lstm)
            c_0 = leaf({c.layers * directions, c.batch, c.hidden});
        for (std::int64_t i = 0; i < c.layers * directions; ++i)
            for (const Shape& sizes :
                 {Shape{wide, i < directions ? c.in : directions * c.hidden}, Shape{wide, c.hidden}, Shape{wide}, Shape{wide}})
                weights.push_back(leaf(sizes));
        if (c.ragged)
            m_lengths = lengths();
        m_up_output = numbers({c.steps, c.batch, directions * c.hidden}, 91);
        m_up_state = numbers({c.layers * directions, c.batch, c.hidden}, 92);
    }

    /// Outputs, last states, and the gradients of everything.
    std::vector<Tensor> run() const
    {
        RecurrentOptions options;
        options.cell = m_case.cell;
        options.num_layers = m_case.layers;
        options.bidirectional = m_case.bidirectional;
        for (const Tensor& t : leaves())
            t.set_grad({});
        const RecurrentResult out = recurrent(x, h_0, c_0, weights, m_lengths, options);
        std::vector<Tensor> all{out.output.detach(), out.h_n.detach()};
        backward(out.output, m_up_output, {.retain_graph = true});
        backward(out.h_n, m_up_state, {.retain_graph = true});
        if (out.c_n.defined()) {
            all.push_back(out.c_n.detach());
            backward(out.c_n, m_up_state);
        }
        for (const Tensor& t : leaves())
            all.push_back(t.grad());
        return all;
    }

private:
    [[nodiscard]] Tensor numbers(const Shape& sizes, std::uint64_t stream) const
    {
        const double reach = 1 / std::sqrt(static_cast<double>(m_case.hidden));
        const Tensor t = empty(sizes, DType::Float64);
        fill_uniform(t, Philox(7, stream), -reach, reach);
        return same_layout_on(to(t, m_dtype), m_device);
    }
    Tensor leaf(const Shape& sizes) { return numbers(sizes, m_next++).set_requires_grad(); }

    [[nodiscard]] std::vector<Tensor> leaves() const
    {
        std::vector<Tensor> all;
        for (const Tensor& t : {x, h_0, c_0})
            if (t.defined())
                all.push_back(t);
        all.insert(all.end(), weights.begin(), weights.end());
        return all;
    }

    /// From no step at all to all of them.
    [[nodiscard]] Tensor lengths() const
    {
        const Tensor counts = empty({m_case.batch}, DType::Int64);
        for (std::int64_t n = 0; n < m_case.batch; ++n)
            counts.data<std::int64_t>()[n] = n * 3 % (m_case.steps + 1);
        return same_layout_on(counts, m_device);
    }

    Case m_case;
    Device m_device;
    DType m_dtype;
    std::uint64_t m_next = 1;
    Tensor x, h_0, c_0, m_lengths, m_up_output, m_up_state;
    std::vector<Tensor> weights;
};

double difference(const std::vector<Tensor>& a, const std::vector<Tensor>& b)
{
    double worst = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        worst = std::max(worst, largest_difference(a[i].to_vector(), b[i].to_vector()));
    return worst;
}

/// Whether blocks may meet inside of a launch: only the emulator can be told not to.
void let_blocks_meet(bool meet)
{
    qputenv("TENSORSCAPE_EMULATOR_COOPERATIVE", meet ? "1" : "0");
}

constexpr auto kTanh = RecurrentCell::Tanh, kRelu = RecurrentCell::Relu, kLstm = RecurrentCell::Lstm, kGru = RecurrentCell::Gru;

}  // namespace

/// Recurrent layers on a device against the CPU: every way in which a sweep is cut into blocks.
class CudaRecurrentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }
    void cleanup() { qunsetenv("TENSORSCAPE_EMULATOR_COOPERATIVE"); }

    void agrees_with_cpu_data()
    {
        QTest::addColumn<Case>("sizes");
        QTest::newRow("small weights") << Case{kLstm, 7, 5, 6, 20, 2};
        QTest::newRow("small weights, blocks of 16 rows") << Case{kLstm, 2, 1060, 2, 9};
        QTest::newRow("small weights, blocks of 32 rows") << Case{kTanh, 2, 2120, 2, 17};
        QTest::newRow("weights just beyond one block") << Case{kLstm, 3, 9, 8, 128};
        QTest::newRow("char LSTM") << Case{kLstm, 4, 32, 64, 256, 2};
        QTest::newRow("blocks of 32 rows, depth in several pieces") << Case{kGru, 2, 130, 4, 300};
        QTest::newRow("one step") << Case{kLstm, 1, 3, 5, 40, 1, false, true};
        QTest::newRow("LSTM, both directions, ragged, states") << Case{kLstm, 6, 9, 5, 20, 2, true, true, true};
        QTest::newRow("GRU, both directions, ragged, states") << Case{kGru, 6, 9, 5, 35, 2, true, true, true};
        QTest::newRow("ReLU, both directions, ragged, states") << Case{kRelu, 5, 9, 5, 20, 1, true, true, true};
        QTest::newRow("tanh, ragged") << Case{kTanh, 5, 9, 5, 64, 1, false, false, true};
        QTest::newRow("large weights, both directions, ragged, states") << Case{kGru, 3, 10, 5, 180, 1, true, true, true};
    }
    void agrees_with_cpu()
    {
        QFETCH(Case, sizes);
        let_blocks_meet(false);
        compare(sizes);
    }

    // Weights that fit into the shared memory of a few blocks, but not of one.
    void agrees_with_cpu_where_blocks_meet_data()
    {
        QTest::addColumn<Case>("sizes");
        QTest::newRow("LSTM") << Case{kLstm, 6, 9, 8, 128};
        QTest::newRow("LSTM, both directions, ragged, states") << Case{kLstm, 5, 10, 4, 125, 1, true, true, true};
        QTest::newRow("GRU, ragged, states") << Case{kGru, 5, 17, 4, 150, 1, false, true, true};
        QTest::newRow("GRU, two layers, depth in several pieces") << Case{kGru, 3, 3, 4, 260, 2};
        QTest::newRow("tanh, both directions, ragged") << Case{kTanh, 5, 4, 3, 250, 1, true, false, true};
        QTest::newRow("ReLU, states") << Case{kRelu, 4, 4, 3, 250, 1, false, true};
        QTest::newRow("one step, states") << Case{kGru, 1, 4, 3, 150, 1, false, true};
    }
    void agrees_with_cpu_where_blocks_meet()
    {
        QFETCH(Case, sizes);
        let_blocks_meet(true);
        compare(sizes);
    }

    void same_bits_where_blocks_meet()
    {
        for (const Case& sizes : {Case{kLstm, 4, 9, 5, 130, 1, false, true, true}, Case{kGru, 4, 9, 5, 150, 1, true}}) {
            QVERIFY(same_bits_in_every_order([&] { return Inputs(sizes, kCuda, DType::Float32).run(); }));
            const std::vector<Tensor> meeting = Inputs(sizes, kCuda, DType::Float32).run();
            let_blocks_meet(false);
            QCOMPARE(difference(meeting, Inputs(sizes, kCuda, DType::Float32).run()), 0.0);
            let_blocks_meet(true);
        }
    }

private:
    static void compare(const Case& sizes)
    {
        for (const auto& [dtype, tolerance] : {std::pair{DType::Float32, 5e-5}, std::pair{DType::Float64, 1e-12}}) {
            const double worst = difference(Inputs(sizes, Device{}, dtype).run(), Inputs(sizes, kCuda, dtype).run());
            QVERIFY2(worst <= tolerance, std::to_string(worst).c_str());
        }
    }

private Q_SLOTS:
    void same_bits()
    {
        let_blocks_meet(false);
        for (const Case& sizes : {Case{kLstm, 4, 12, 5, 24, 1, true, true, true}, Case{kGru, 2, 20, 5, 150}})
            QVERIFY(same_bits_in_every_order([&] { return Inputs(sizes, kCuda, DType::Float32).run(); }));
    }

    void replayed_steps_data()
    {
        QTest::addColumn<bool>("meet");
        QTest::newRow("blocks meet") << true;
        QTest::newRow("each phase is a launch") << false;
    }
    void replayed_steps()
    {
        QFETCH(bool, meet);
        let_blocks_meet(meet);
        const Case sizes{kLstm, 4, 12, 5, 150, 1, true, true};
        const std::vector<Tensor> expected = Inputs(sizes, Device{}, DType::Float32).run();
        std::vector<Tensor> kept;
        for (const Tensor& t : expected)
            kept.push_back(empty(t.sizes(), {t.dtype(), kCuda}));
        StepCapture capture(kCuda);
        const Inputs inputs(sizes, kCuda, DType::Float32);
        for (int step = 0; step < 5; ++step) {
            const StepCapture::Outcome outcome = capture.run("lstm", 0, [&] {
                const std::vector<Tensor> results = inputs.run();
                for (std::size_t i = 0; i < results.size(); ++i)
                    copy_elements(results[i], kept[i]);
            });
            QVERIFY2(step < 3 || outcome == StepCapture::Outcome::Replayed, capture.why_not().english().c_str());
            QVERIFY(difference(expected, kept) <= 5e-5);
            for (const Tensor& t : kept)
                fill_elements(t, 0);
        }
    }

    void length_out_of_range()
    {
        const Tensor x = same_layout_on(zeros({3, 2, 1}), kCuda), lengths = same_layout_on(full({2}, 4, DType::Int64), kCuda);
        const std::vector<Tensor> weights{same_layout_on(zeros({4, 1}), kCuda), same_layout_on(zeros({4, 1}), kCuda)};
        RecurrentOptions options;
        options.bias = false;
        const auto run = [&] {
            recurrent(x, {}, {}, weights, lengths, options);
            synchronize(kCuda);
        };
        VERIFY_THROWS(ArgumentError, "A length of 4 does not fit a sequence of 3 steps.", run());
    }
};

QTEST_GUILESS_MAIN(CudaRecurrentTest)
#include "cuda_recurrent_test.moc"
