#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/cpu/compute_threads.h"
#include "engine/ops/batch_norm.h"
#include "engine/ops/conv.h"
#include "engine/ops/pool.h"
#include "engine/ops/reduce.h"
#include "engine/tensor/random.h"
#include "tests/engine/support/golden_op.h"

using namespace ts;

namespace {

Tensor random_values(const Shape& sizes, std::uint64_t seed)
{
    Tensor t = empty(sizes);
    fill_normal(t, Philox(seed), 1, 2);
    return t;
}

Conv2dOptions conv_options(const QJsonObject& args)
{
    const auto whole = [&](const char* name, int fallback) {
        const std::int64_t v = args[QLatin1String(name)].toInt(fallback);
        return std::array<std::int64_t, 2>{v, v};
    };
    return {whole("stride", 1), whole("padding", 0), whole("dilation", 1), args[QStringLiteral("groups")].toInt(1)};
}

std::vector<double> bits_of_step(int threads, const Tensor& x, const Tensor& weight)
{
    set_compute_threads(threads);
    const Tensor in = add(x.detach(), 0).set_requires_grad(), scale = add(weight.detach(), 0).set_requires_grad();
    const Tensor normal = batch_norm(in, {}, {}, scale, {}, {.training = true});
    const Tensor y = avg_pool2d(max_pool2d(normal, {.kernel = {3, 3}, .stride = {2, 2}, .padding = {1, 1}}), {});
    backward(sum(square(y)));
    set_compute_threads(0);
    std::vector<double> all = y.to_vector();
    for (const Tensor& gradient : {in.grad(), scale.grad()})
        for (const double v : gradient.to_vector())
            all.push_back(v);
    return all;
}

}  // namespace

class NnOpsImageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modules_agree_with_pytorch_data()
    {
        QTest::addColumn<QString>("id");
        for (const QJsonValue& value : m_modules.cases) {
            const QString module = value[QStringLiteral("module")].toString();
            if (module == QStringLiteral("Conv2d") || module.startsWith(QStringLiteral("BatchNorm")))
                QTest::addRow("%s", qPrintable(value[QStringLiteral("id")].toString()))
                    << value[QStringLiteral("id")].toString();
        }
    }
    void modules_agree_with_pytorch()
    {
        QFETCH(QString, id);
        const QJsonObject test = m_modules.find(id);
        const double rtol = test[QStringLiteral("rtol")].toDouble(), atol = test[QStringLiteral("atol")].toDouble();
        const Tensor x = m_modules.at(id, QStringLiteral("in0")).detach().set_requires_grad();
        const Tensor weight = parameter(id, QStringLiteral("weight")), bias = parameter(id, QStringLiteral("bias"));
        const Tensor mean = parameter(id, QStringLiteral("running_mean")), var = parameter(id, QStringLiteral("running_var"));
        weight.set_requires_grad();
        if (bias.defined())
            bias.set_requires_grad();
        const bool training = test[QStringLiteral("mode")].toString() == QStringLiteral("train");
        const Tensor y = mean.defined() ? batch_norm(x, mean, var, weight, bias, {.training = training})
                                        : conv2d(x, weight, bias, conv_options(test[QStringLiteral("args")].toObject()));
        backward(y, m_modules.at(id, QStringLiteral("gout0")));
        QVERIFY(excess(y, m_modules.at(id, QStringLiteral("out0")), rtol, atol) <= 0);
        QVERIFY(excess(x.grad(), m_modules.at(id, QStringLiteral("gin0")), rtol, atol) <= 0);
        QVERIFY(excess(weight.grad(), m_modules.at(id, QStringLiteral("gparam/weight")), rtol, atol) <= 0);
        if (bias.defined())
            QVERIFY(excess(bias.grad(), m_modules.at(id, QStringLiteral("gparam/bias")), rtol, atol) <= 0);
        if (mean.defined() && training) {
            QVERIFY(excess(mean, m_modules.at(id, QStringLiteral("buffer_after/running_mean")), rtol, atol) <= 0);
            QVERIFY(excess(var, m_modules.at(id, QStringLiteral("buffer_after/running_var")), rtol, atol) <= 0);
        }
    }

    void results_lie_channels_last()
    {
        const Tensor x = random_values({2, 3, 8, 6}, 1), filters = random_values({5, 3, 3, 3}, 2);
        const Tensor y = conv2d(x, filters);
        QVERIFY(y.is_channels_last());
        QVERIFY(max_pool2d(y, {}).is_channels_last());
        QVERIFY(avg_pool2d(y, {}).is_channels_last());
        QVERIFY(batch_norm(y, {}, {}, {}, {}, {.training = true}).is_channels_last());
    }

    void float32_convolutions_agree_with_float64_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("filters");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("groups");
        QTest::newRow("first layer") << 1 << 32 << 3 << 1 << 1 << 1;
        QTest::newRow("colours, large kernel") << 3 << 16 << 7 << 2 << 3 << 1;
        QTest::newRow("wide") << 32 << 64 << 3 << 1 << 1 << 1;
        QTest::newRow("pointwise") << 17 << 33 << 1 << 1 << 0 << 1;
        QTest::newRow("pointwise, stride 2") << 16 << 32 << 1 << 2 << 0 << 1;
        QTest::newRow("depthwise") << 24 << 24 << 3 << 1 << 1 << 24;
        QTest::newRow("grouped") << 12 << 18 << 3 << 2 << 1 << 3;
        QTest::newRow("rows left over by the stride") << 4 << 4 << 2 << 3 << 0 << 1;
    }
    void float32_convolutions_agree_with_float64()
    {
        QFETCH(int, channels);
        QFETCH(int, filters);
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        QFETCH(int, groups);
        const Conv2dOptions options{{stride, stride}, {padding, padding}, {1, 1}, groups};
        const Tensor x = random_values({3, channels, 13, 11}, 1),
                     w = random_values({filters, channels / groups, kernel, kernel}, 2);
        const auto gradients = [&](DType dtype) {
            const Tensor in = to(x, dtype).detach().set_requires_grad(), weight = to(w, dtype).detach().set_requires_grad();
            const Tensor bias = ones({filters}, dtype).set_requires_grad();
            const Tensor y = conv2d(in, weight, bias, options);
            backward(y, mul(y.detach(), 0.01));
            return std::vector<Tensor>{y, in.grad(), weight.grad(), bias.grad()};
        };
        const auto single = gradients(DType::Float32), twice = gradients(DType::Float64);
        for (std::size_t i = 0; i < single.size(); ++i)
            QVERIFY(norm(sub(single[i], twice[i])) <= 1e-5 * norm(twice[i]));
    }

    void gradients_are_written_into_buffers_and_added()
    {
        const Tensor x = random_values({2, 3, 6, 6}, 1), w = random_values({4, 3, 3, 3}, 2);
        const Tensor weight = add(w, 0).set_requires_grad(), arena = zeros(w.sizes());
        weight.set_grad_buffer(arena);
        backward(sum(conv2d(x, weight)));
        const std::vector<double> once = arena.to_vector();
        QVERIFY(norm(arena) > 0);
        backward(sum(conv2d(x, weight)));
        for (std::size_t i = 0; i < once.size(); ++i)
            QVERIFY(std::abs(arena.to_vector()[i] - 2 * once[i]) <= 1e-4 * std::abs(once[i]));
    }

    void unfitting_convolutions_are_explained()
    {
        const Tensor x = zeros({2, 3, 8, 8});
        QVERIFY_THROWS_EXCEPTION(ShapeError, conv2d(x, zeros({4, 2, 3, 3})));
        QVERIFY_THROWS_EXCEPTION(ShapeError, conv2d(x, zeros({4, 3, 9, 9})));
        QVERIFY_THROWS_EXCEPTION(ShapeError, conv2d(x, zeros({4, 3, 3, 3}), zeros({3})));
        QVERIFY_THROWS_EXCEPTION(ShapeError, conv2d(zeros({2, 3}), zeros({4, 3, 3, 3})));
        QVERIFY_THROWS_EXCEPTION(TypeError, conv2d(x, zeros({4, 3, 3, 3}, DType::Float64)));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, conv2d(x, zeros({4, 3, 3, 3}), {}, {.stride = {0, 1}}));
    }

    void max_pool_passes_nan_on_and_gives_ties_to_the_first()
    {
        const Tensor x = tensor<float>({1, 1, 1, 1, NAN, 2, 3, 4}, {1, 1, 2, 4}).set_requires_grad();
        const Tensor y = max_pool2d(x, {});
        QVERIFY(std::isnan(y.to_vector()[0]));
        QCOMPARE(y.to_vector()[1], 4.0);
        const Tensor flat = zeros({1, 1, 2, 2}).set_requires_grad();
        backward(sum(max_pool2d(flat, {})));
        QCOMPARE(flat.grad().to_vector(), (std::vector<double>{1, 0, 0, 0}));
    }

    void pooling_rounds_up_only_where_asked()
    {
        const Tensor x = random_values({1, 2, 7, 6}, 4);
        const Pool2dOptions down{.kernel = {3, 3}, .stride = {2, 2}}, up{.kernel = {3, 3}, .stride = {2, 2}, .ceil_mode = true};
        QCOMPARE(max_pool2d(x, down).sizes(), (Shape{1, 2, 3, 2}));
        QCOMPARE(max_pool2d(x, up).sizes(), (Shape{1, 2, 3, 3}));
        // A window that would start beyond the image and its left padding is left out.
        QCOMPARE(avg_pool2d(zeros({1, 1, 3, 3}), {.kernel = {1, 1}, .stride = {3, 3}, .ceil_mode = true}).sizes(),
                 (Shape{1, 1, 1, 1}));
    }

    void average_counts_padding_only_where_asked()
    {
        const Tensor x = ones({1, 1, 2, 2});
        const Pool2dOptions with{.kernel = {2, 2}, .stride = {2, 2}, .padding = {1, 1}};
        QCOMPARE(avg_pool2d(x, with).to_vector(), std::vector<double>(4, 0.25));
        const Pool2dOptions without{.kernel = {2, 2}, .stride = {2, 2}, .padding = {1, 1}, .count_include_pad = false};
        QCOMPARE(avg_pool2d(x, without).to_vector(), std::vector<double>(4, 1.0));
    }

    void large_windows_find_their_largest()
    {
        const Tensor x = zeros({1, 70, 20, 20});
        x.data<float>()[399] = 5;
        x.set_requires_grad();
        const Tensor y = max_pool2d(x, {.kernel = {20, 20}});
        QCOMPARE(y.to_vector()[0], 5.0);
        backward(sum(y));
        QCOMPARE(x.grad().to_vector()[399], 1.0);
        QCOMPARE(sum(x.grad()).item(), 70.0);
    }

    void unfitting_windows_are_explained()
    {
        QVERIFY_THROWS_EXCEPTION(ShapeError, max_pool2d(zeros({1, 1, 3, 3}), {.kernel = {4, 4}}));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, avg_pool2d(zeros({1, 1, 3, 3}), {.kernel = {2, 2}, .padding = {2, 2}}));
    }

    void batch_norm_keeps_its_digits_far_from_zero()
    {
        Tensor x = empty({4096, 3});
        fill_normal(x, Philox(1), 1000, 1);
        const Tensor y = batch_norm(x, {}, {}, {}, {}, {.training = true});
        const Tensor expected = batch_norm(to(x, DType::Float64), {}, {}, {}, {}, {.training = true});
        QVERIFY(norm(sub(y, expected)) <= 1e-3 * norm(expected));
    }

    void batch_norm_refuses_what_has_no_statistics()
    {
        QVERIFY_THROWS_EXCEPTION(ArgumentError, batch_norm(zeros({1, 3}), {}, {}, {}, {}, {.training = true}));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, batch_norm(zeros({2, 3}), {}, {}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, batch_norm(zeros({2, 3}), zeros({4}), ones({4})));
    }

    void number_of_threads_does_not_change_bits()
    {
        const Tensor x = random_values({4, 48, 33, 29}, 7), weight = random_values({48}, 8);
        QCOMPARE(bits_of_step(1, x, weight), bits_of_step(2, x, weight));
    }

private:
    [[nodiscard]] Tensor parameter(const QString& id, const QString& name) const
    {
        const auto found = m_modules.tensors.find((id + QStringLiteral("/state/") + name).toStdString());
        return found == m_modules.tensors.end() ? Tensor() : found->second.detach();
    }

    GoldenFamily m_modules{QStringLiteral("modules")};
};

QTEST_GUILESS_MAIN(NnOpsImageTest)
#include "nn_ops_image_test.moc"
