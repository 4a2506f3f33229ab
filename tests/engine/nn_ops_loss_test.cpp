#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/dropout.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/loss.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/softmax.h"

using namespace ts;

namespace {

double largest_difference(const Tensor& a, const Tensor& b)
{
    return norm(sub(to(a, DType::Float64), to(b, DType::Float64)));
}

Tensor random_values(const Shape& sizes, std::uint64_t seed)
{
    Tensor t = empty(sizes);
    fill_normal(t, Philox(seed), 0, 3);
    return t;
}

Tensor class_targets(const Shape& sizes, std::int64_t classes)
{
    Tensor t = empty(sizes, DType::Int64);
    for (std::int64_t i = 0; i < t.numel(); ++i)
        t.data<std::int64_t>()[i] = (i * 7) % classes;
    return t;
}

}  // namespace

class NnOpsLossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void softmax_of_large_scores_does_not_overflow()
    {
        const Tensor y = softmax(tensor<float>({1000, 1000, -1000}), 0);
        QCOMPARE(y.to_vector(), (std::vector<double>{0.5, 0.5, 0}));
        const Tensor log = log_softmax(tensor<float>({0, -1000}), 0);
        QCOMPARE(log.to_vector(), (std::vector<double>{0, -1000}));
    }

    void softmax_passes_nan_on()
    {
        for (const double v : softmax(tensor<float>({1, NAN, 2}), 0).to_vector())
            QVERIFY(std::isnan(v));
        for (const double v : softmax(tensor<float>({-INFINITY, -INFINITY}), 0).to_vector())
            QVERIFY(std::isnan(v));
    }

    void softmax_rows_of_every_length_sum_to_one()
    {
        for (const std::int64_t n : {1, 2, 10, 16, 17, 63, 64, 65, 100, 1000}) {
            const Tensor y = softmax(random_values({19, n}, 5), 1);
            const std::int64_t dims[] = {1};
            for (const double total : sum(y, dims).to_vector())
                QVERIFY(std::abs(total - 1) < 1e-5);
        }
    }

    void cross_entropy_is_log_softmax_and_nll()
    {
        for (const Shape& sizes : {Shape{37, 10}, Shape{5, 200}, Shape{3, 5, 7, 4}, Shape{2, 70, 19}}) {
            Shape rows = sizes;
            rows.erase(1);
            const Tensor x = random_values(sizes, 3), target = class_targets(rows, sizes[1]);
            const Tensor logs = log_softmax(x, 1);
            const Tensor losses = cross_entropy(x, target, {.reduction = Reduction::None});
            const auto expected = pickedClasses(logs, target);
            const auto got = losses.to_vector();
            QCOMPARE(got.size(), expected.size());
            for (std::size_t i = 0; i < got.size(); ++i)
                QVERIFY(std::abs(got[i] + expected[i]) < 1e-5);
        }
    }

    void cross_entropy_of_channels_last_images()
    {
        const Tensor x = random_values({2, 5, 3, 4}, 1), target = class_targets({2, 3, 4}, 5);
        Tensor nhwc = channels_last(x);
        x.set_requires_grad();
        nhwc.set_requires_grad();
        const Tensor a = cross_entropy(x, target, {.label_smoothing = 0.1});
        const Tensor b = cross_entropy(nhwc, target, {.label_smoothing = 0.1});
        QVERIFY(largest_difference(a, b) < 1e-6);
        backward(a);
        backward(b);
        QVERIFY(largest_difference(x.grad(), nhwc.grad()) < 1e-6);
    }

    void cross_entropy_gradient_follows_what_flows_in()
    {
        const Tensor x = random_values({4, 3}, 9), target = class_targets({4}, 3);
        const auto gradient = [&](double factor) {
            const Tensor leaf = contiguous(mul(x, 1)).set_requires_grad();
            backward(mul(cross_entropy(mul(leaf, 1), target), factor));
            return leaf.grad();
        };
        QVERIFY(largest_difference(mul(gradient(1), 3), gradient(3)) < 1e-6);
    }

    void cross_entropy_names_a_class_out_of_range()
    {
        try {
            cross_entropy(zeros({2, 3}), tensor<std::int64_t>({0, 3}));
            QFAIL("no error");
        } catch (const ArgumentError& e) {
            QVERIFY(QString::fromUtf8(e.what()).contains(QStringLiteral("target 1 is class 3")));
        }
        QVERIFY_THROWS_EXCEPTION(TypeError, cross_entropy(zeros({2, 3}), zeros({2})));
        QVERIFY_THROWS_EXCEPTION(ShapeError, cross_entropy(zeros({2, 3}), class_targets({3}, 3)));
    }

    void cross_entropy_without_counted_targets_is_nan()
    {
        const Tensor ignored = tensor<std::int64_t>({-100, -100});
        QVERIFY(std::isnan(cross_entropy(zeros({2, 3}), ignored).item()));
        QCOMPARE(cross_entropy(zeros({2, 3}), ignored, {.reduction = Reduction::Sum}).item(), 0.0);
    }

    void accuracy_counts_rows_with_the_right_class_first()
    {
        const Tensor scores = tensor<float>({1, 2, 3, 5, 5, 1, 0, 0, NAN, 9, 1, 1}, {4, 3});
        QCOMPARE(accuracy(scores, tensor<std::int64_t>({2, 0, 2, 1})).item(), 0.75);
        QVERIFY(std::isnan(accuracy(zeros({0, 3}), tensor<std::int64_t>({})).item()));
    }

    void mse_loss_broadcasts_and_mixes_types()
    {
        const Tensor a = tensor<float>({1, 2, 3, 4}, {2, 2}), b = tensor<std::int64_t>({1, 2}, {2});
        QCOMPARE(mse_loss(a, b).item(), 2.0);
        QCOMPARE(mse_loss(a, b, Reduction::Sum).item(), 8.0);
        QCOMPARE(mse_loss(a, b, Reduction::None).to_vector(), (std::vector<double>{0, 0, 4, 4}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, mse_loss(a, zeros({3})));
    }

    void dropout_keeps_its_share_and_scale()
    {
        const Tensor y = dropout(ones({100, 1000}), 0.3, Philox(1), 0);
        std::int64_t kept = 0;
        for (const double v : y.to_vector()) {
            QVERIFY(v == 0 || std::abs(v - 1 / 0.7) < 1e-6);
            kept += v != 0;
        }
        // Five standard deviations of a binomial count.
        QVERIFY(std::abs(static_cast<double>(kept) - 70000) < 5 * std::sqrt(100000 * 0.3 * 0.7));
    }

    void dropout_follows_the_words_of_philox()
    {
        const Philox random(42, 7);
        const std::uint64_t counter = (std::uint64_t{1} << 32) - 3;  // the counter carries into its upper word
        const std::vector<double> y = dropout(ones({1001}), 0.4, random, counter).to_vector();
        for (std::uint64_t i = 0; i < y.size(); ++i)
            QCOMPARE(y[i] != 0, random.uniform(4 * counter + i) >= 0.4F);
    }

    void dropout_gives_the_gradient_the_same_mask()
    {
        const Tensor x = ones({33, 5}).set_requires_grad();
        const Tensor y = dropout(x, 0.5, Philox(3), 11);
        backward(y, ones({33, 5}));
        QCOMPARE(x.grad().to_vector(), y.to_vector());
        QVERIFY(same(dropout(x, 0, Philox(3), 11), x));
        for (const double v : dropout(x, 1, Philox(3), 11).to_vector())
            QCOMPARE(v, 0.0);
        QVERIFY_THROWS_EXCEPTION(ArgumentError, dropout(x, 1.5, Philox(3), 0));
    }

private:
    /// Score of the right class in the order of the targets.
    static std::vector<double> pickedClasses(const Tensor& scores, const Tensor& target)
    {
        const std::int64_t classes = scores.size(1), inner = scores.numel() / scores.size(0) / classes;
        const std::vector<double> values = scores.to_vector();
        std::vector<double> out;
        for (std::int64_t r = 0; r < target.numel(); ++r) {
            const std::int64_t c = target.data<std::int64_t>()[r];
            out.push_back(values[static_cast<std::size_t>(((r / inner) * classes + c) * inner + r % inner)]);
        }
        return out;
    }
};

QTEST_GUILESS_MAIN(NnOpsLossTest)
#include "nn_ops_loss_test.moc"
