#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/attention.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/random.h"
#include "engine/tensor/step_capture.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/emulator_orders.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;

namespace {

enum class Mask { None, Numbers, Bool };

struct Case {
    std::int64_t batch, heads, queries, keys, dim, value_dim;
    bool causal = false;
    Mask mask = Mask::None;
    double dropout = 0;
};

Tensor numbers(const Shape& sizes, DType dtype, std::uint64_t stream)
{
    const Tensor out = empty(sizes, DType::Float64);
    fill_normal(out, Philox(7, stream), 0, 1);
    return to(out, dtype);
}

/// One number or truth for every score; some queries may see nothing.
Tensor mask_of(const Case& c)
{
    const Tensor scores = numbers({c.batch, 1, c.queries, c.keys}, DType::Float32, 5);
    return c.mask == Mask::None ? Tensor() : c.mask == Mask::Numbers ? scores : gt(scores, scalar(0.9, DType::Float32));
}

/// Heads inside rows, as a projection leaves them.
Tensor heads_in_rows(std::int64_t batch, std::int64_t heads, std::int64_t length, std::int64_t dim, DType dtype,
                     std::uint64_t stream)
{
    return transpose(numbers({batch, length, heads, dim}, dtype, stream), 1, 2);
}

class Inputs {
public:
    Inputs(const Case& c, Device device, DType dtype)
        : m_case(c),
          m_mask(same_layout_on(mask_of(c), device)),
          m_up(same_layout_on(numbers({c.batch, c.heads, c.queries, c.value_dim}, dtype, 4), device)),
          m_leaves(same_layout_on(std::vector{heads_in_rows(c.batch, c.heads, c.queries, c.dim, dtype, 1),
                                              heads_in_rows(c.batch, c.heads, c.keys, c.dim, dtype, 2),
                                              numbers({c.batch, c.heads, c.keys, c.value_dim}, dtype, 3)},
                                  device))
    {
        for (Tensor& t : m_leaves)
            t.set_requires_grad();
    }

    /// The result and the gradients of queries, keys and values.
    [[nodiscard]] std::vector<Tensor> run(std::uint64_t counter = 5) const
    {
        AttentionOptions options;
        options.is_causal = m_case.causal;
        options.mask = m_mask;
        options.dropout = {m_case.dropout, Philox(11, 3), counter};
        for (const Tensor& t : m_leaves)
            t.set_grad({});
        const Tensor out = scaled_dot_product_attention(m_leaves[0], m_leaves[1], m_leaves[2], options);
        backward(out, m_up);
        return {out.detach(), m_leaves[0].grad(), m_leaves[1].grad(), m_leaves[2].grad()};
    }

private:
    Case m_case;
    Tensor m_mask, m_up;
    std::vector<Tensor> m_leaves;
};

std::vector<Tensor> attention_on(Device device, const Case& c, DType dtype, std::uint64_t counter = 5)
{
    return Inputs(c, device, dtype).run(counter);
}

double difference(const std::vector<Tensor>& a, const std::vector<Tensor>& b)
{
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, largest_difference(a[i].to_vector(), b[i].to_vector()));
    return worst;
}

}  // namespace

/// Attention on a device against the CPU: tiles that are not full, long rows, masks, dropout, halves.
class CudaAttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void agrees_with_cpu_data()
    {
        QTest::addColumn<Case>("sizes");
        QTest::newRow("char GPT") << Case{2, 4, 64, 64, 32, 32, true};
        QTest::newRow("several tiles, causal") << Case{1, 2, 150, 150, 20, 20, true};
        QTest::newRow("several tiles of queries, one of keys") << Case{1, 1, 130, 50, 16, 16};
        QTest::newRow("more keys than queries") << Case{1, 2, 3, 200, 64, 64};
        QTest::newRow("causal, more keys than queries") << Case{1, 1, 70, 140, 8, 8, true};
        QTest::newRow("causal, more queries than keys") << Case{1, 1, 140, 70, 8, 8, true};
        QTest::newRow("values of another width") << Case{1, 2, 40, 70, 7, 33};
        QTest::newRow("wide heads") << Case{1, 1, 70, 90, 100, 128};
        QTest::newRow("widest heads") << Case{1, 1, 40, 35, 256, 256, true};
        QTest::newRow("numbers as a mask") << Case{2, 2, 70, 70, 24, 24, false, Mask::Numbers};
        QTest::newRow("queries that see nothing") << Case{2, 2, 6, 5, 4, 4, false, Mask::Bool};
        QTest::newRow("dropout") << Case{2, 2, 66, 66, 32, 32, true, Mask::None, 0.2};
        QTest::newRow("dropout, keys no multiple of four") << Case{1, 2, 20, 131, 32, 32, false, Mask::Numbers, 0.5};
        QTest::newRow("all dropped") << Case{1, 1, 20, 20, 8, 8, false, Mask::None, 1};
    }
    void agrees_with_cpu()
    {
        QFETCH(Case, sizes);
        for (const auto& [dtype, tolerance] : {std::pair{DType::Float32, 3e-5}, std::pair{DType::Float64, 1e-12}})
            QVERIFY(difference(attention_on(Device{}, sizes, dtype), attention_on(kCuda, sizes, dtype)) <= tolerance);
    }

    /// Halves are read and written as they are; sums are those of float32.
    void halves()
    {
        const Case sizes{2, 2, 70, 70, 20, 20, true};
        for (const auto& [dtype, tolerance] : {std::pair{DType::Float16, 1e-2}, std::pair{DType::BFloat16, 6e-2}}) {
            const std::vector<Tensor> got = attention_on(kCuda, sizes, dtype);
            QCOMPARE(got[0].dtype(), dtype);
            QVERIFY(difference(attention_on(Device{}, sizes, dtype), got) <= tolerance);
        }
    }

    void packed_heads()
    {
        const auto run = [](Device device) {
            Tensor qkv = same_layout_on(numbers({2, 33, 3 * 24}, DType::Float32, 1), device);
            qkv.set_requires_grad();
            const Tensor out = self_attention(qkv, 2, {.is_causal = true});
            backward(out, same_layout_on(numbers(out.sizes(), DType::Float32, 4), device));
            return std::vector{out.detach(), qkv.grad()};
        };
        QVERIFY(difference(run(Device{}), run(kCuda)) <= 3e-5);
    }

    void same_bits()
    {
        for (const Case& sizes : {Case{1, 2, 64, 64, 32, 32, true, Mask::None, 0.1}, Case{1, 1, 130, 140, 16, 16}})
            QVERIFY(same_bits_in_every_order([&] { return attention_on(kCuda, sizes, DType::Float32); }));
    }

    /// Every replay draws numbers of its own, forward and backward the same.
    void dropout_in_replayed_steps()
    {
        const Case sizes{1, 2, 20, 20, 8, 8, true, Mask::None, 0.3};
        const Inputs inputs(sizes, kCuda, DType::Float32);
        std::vector<Tensor> kept;
        for (const Tensor& t : inputs.run())
            kept.push_back(empty(t.sizes(), t.options()));
        StepCapture capture(kCuda);
        for (std::uint64_t step = 0; step < 5; ++step) {
            const std::uint64_t counter = (step << 32) + 5;
            const StepCapture::Outcome outcome = capture.run("attention", step, [&] {
                const std::vector<Tensor> results = inputs.run(counter);
                for (std::size_t i = 0; i < results.size(); ++i)
                    copy_elements(results[i], kept[i]);
            });
            QVERIFY2(step < 3 || outcome == StepCapture::Outcome::Replayed, capture.why_not().english().c_str());
            QVERIFY(difference(attention_on(Device{}, sizes, DType::Float32, counter), kept) <= 3e-5);
        }
    }

    void too_wide()
    {
        const Case sizes{1, 1, 2, 2, 257, 4};
        VERIFY_THROWS(ShapeError, "Use more heads", attention_on(kCuda, sizes, DType::Float32));
    }
};

QTEST_GUILESS_MAIN(CudaAttentionTest)
#include "cuda_attention_test.moc"
