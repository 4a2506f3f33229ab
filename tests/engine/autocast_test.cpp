#include <functional>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/attention.h"
#include "engine/ops/autocast.h"
#include "engine/ops/conv.h"
#include "engine/ops/cumulative.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/elementwise_math.h"
#include "engine/ops/feed_forward.h"
#include "engine/ops/layer_norm.h"
#include "engine/ops/loss.h"
#include "engine/ops/matmul.h"
#include "engine/ops/recurrent.h"
#include "engine/ops/reduce.h"
#include "engine/ops/softmax.h"
#include "engine/ops/statistics.h"
#include "engine/tensor/random.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;

namespace {

Tensor random_values(const Shape& sizes, std::uint64_t seed, double low = -1, double high = 1)
{
    const Tensor t = empty(sizes, DType::Float32);
    fill_uniform(t, Philox(seed), low, high);
    return t;
}

Tensor parameter(const Shape& sizes, std::uint64_t seed, Device device = {})
{
    const Tensor t = copy_to_device(random_values(sizes, seed), device);
    t.set_requires_grad();
    return t;
}

struct Operation {
    const char* name;
    std::function<Tensor()> run;
};

const Shape kSquare{4, 4};

Tensor square_values()
{
    return random_values(kSquare, 1, 0.2, 1);
}
Tensor halves()
{
    return to(square_values(), DType::BFloat16);
}

std::vector<Operation> products()
{
    const auto image = [] { return random_values({1, 2, 5, 5}, 3); };
    return {
        {"mm", [] { return mm(square_values(), square_values()); }},
        {"bmm",
         [] {
             return bmm(random_values({2, 3, 4}, 1), random_values({2, 4, 3}, 2));
         }},
        {"matmul", [] { return matmul(square_values(), random_values({4}, 2)); }},
        {"linear", [] { return linear(square_values(), square_values(), random_values({4}, 2)); }},
        {"feed_forward",
         [] {
             const Tensor weight = square_values(), bias = random_values({4}, 5);
             return feed_forward(square_values(), {weight, bias, weight, bias}, HiddenActivation::Gelu);
         }},
        {"conv2d",
         [image] {
             return conv2d(image(), random_values({3, 2, 3, 3}, 4), random_values({3}, 5));
         }},
        {"conv1d",
         [] {
             return conv1d(random_values({1, 2, 6}, 3), random_values({3, 2, 3}, 4));
         }},
        {"conv_transpose2d",
         [image] {
             return conv_transpose2d(image(), random_values({2, 3, 3, 3}, 4));
         }},
        {"attention",
         [] {
             const Tensor x = random_values({1, 2, 3, 4}, 6);
             return scaled_dot_product_attention(x, x, x, {});
         }},
        {"self_attention",
         [] {
             return self_attention(random_values({2, 3, 12}, 7), 2, {});
         }},
        {"recurrent",
         [] {
             const std::vector<Tensor> weights{random_values({12, 2}, 1), random_values({12, 3}, 2), random_values({12}, 3),
                                               random_values({12}, 4)};
             return recurrent(random_values({4, 2, 2}, 5), {}, {}, weights, {}, {}).output;
         }},
    };
}

std::vector<Operation> careful_operations()
{
    const auto target = [] { return tensor<std::int64_t>({0, 1, 2, 3}); };
    return {
        {"softmax", [] { return softmax(halves(), 1); }},
        {"log_softmax", [] { return log_softmax(halves(), 1); }},
        {"layer_norm", [] { return layer_norm(halves(), {4}, random_values({4}, 2), random_values({4}, 3)); }},
        {"cross_entropy", [target] { return cross_entropy(halves(), target()); }},
        {"nll_loss", [target] { return nll_loss(halves(), target()); }},
        {"mse_loss", [] { return mse_loss(halves(), square_values()); }},
        {"exp", [] { return exp(halves()); }},
        {"log", [] { return log(halves()); }},
        {"pow", [] { return pow(halves(), 3.0); }},
        {"sum", [] { return sum(halves()); }},
        {"cumsum", [] { return cumsum(halves(), 0); }},
        {"prod", [] { return prod(halves()); }},
        {"norm", [] { return norm(halves(), 2); }},
        {"rsqrt", [] { return rsqrt(halves()); }},
    };
}

void addRows(const std::vector<Operation>& operations)
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const Operation& operation : operations)
        QTest::newRow(operation.name) << number++;
}

/// A small classifier of two interleaved classes.
struct Model {
    Tensor weight1, bias1, weight2, bias2;

    explicit Model(Device device = {})
        : weight1(parameter({16, 2}, 11, device)),
          bias1(parameter({16}, 12, device)),
          weight2(parameter({2, 16}, 13, device)),
          bias2(parameter({2}, 14, device))
    {
    }

    [[nodiscard]] Tensor loss(const Tensor& x, const Tensor& target) const
    {
        return cross_entropy(linear(linear(x, weight1, bias1, Activation::Tanh), weight2, bias2), target);
    }
    void step(double rate) const
    {
        const NoGradGuard frozen;
        for (const Tensor* p : {&weight1, &bias1, &weight2, &bias2}) {
            copy_elements(add(p->detach(), mul(p->grad(), -rate)), p->detach());
            p->set_grad({});
        }
    }
};

}  // namespace

class AutocastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void products_are_low_data() { addRows(products()); }
    void products_are_low()
    {
        QFETCH(int, number);
        const auto run = products()[static_cast<std::size_t>(number)].run;
        const Tensor exact = run();
        QCOMPARE(exact.dtype(), DType::Float32);
        for (const DType low : {DType::BFloat16, DType::Float16}) {
            const AutocastGuard guard(low);
            const Tensor result = run();
            QCOMPARE(result.dtype(), low);
            QVERIFY(largest_difference(result.to_vector(), exact.to_vector()) < (low == DType::Float16 ? 0.01 : 0.08));
        }
    }

    void careful_operations_are_wide_data() { addRows(careful_operations()); }
    void careful_operations_are_wide()
    {
        QFETCH(int, number);
        const auto run = careful_operations()[static_cast<std::size_t>(number)].run;
        const AutocastGuard guard(DType::BFloat16);
        QCOMPARE(run().dtype(), DType::Float32);
    }

    void other_operations_take_the_widest()
    {
        const AutocastGuard guard(DType::BFloat16);
        QCOMPARE(add(halves(), halves()).dtype(), DType::BFloat16);
        QCOMPARE(add(halves(), square_values()).dtype(), DType::Float32);
        QCOMPARE(relu(halves()).dtype(), DType::BFloat16);
        QCOMPARE(tanh(square_values()).dtype(), DType::Float32);
        const Tensor both[] = {halves(), square_values()};
        QCOMPARE(cat(both, 0).dtype(), DType::Float32);
    }

    void float64_and_integers_stay()
    {
        const AutocastGuard guard(DType::Float16);
        const Tensor wide = to(square_values(), DType::Float64), whole = tensor<std::int64_t>({3});
        QCOMPARE(mm(wide, wide).dtype(), DType::Float64);
        QCOMPARE(mm(reshape(whole, {1, 1}), reshape(whole, {1, 1})).dtype(), DType::Int64);
    }

    void gradients_of_parameters_are_float32() { check_gradients(Device{}); }
    void gradients_on_a_device()
    {
        SKIP_WITHOUT_CUDA();
        check_gradients(kCuda);
    }

    /// A weight that is used twice is cast once, and its gradient is the sum of both uses.
    void parameters_are_cast_once()
    {
        const Tensor weight = parameter(kSquare, 3);
        Tensor loss;
        {
            const AutocastGuard guard(DType::BFloat16);
            QCOMPARE(autocast_lowered(weight).record(), autocast_lowered(weight).record());
            QVERIFY(autocast_lowered(square_values()).record() != autocast_lowered(square_values()).record());
            loss = sum(mm(weight, weight));
        }
        backward(loss);
        const Tensor twice = weight.grad();
        const Tensor again = parameter(kSquare, 3);
        backward(sum(mm(again, again)));
        QVERIFY(largest_difference(twice.to_vector(), again.grad().to_vector()) < 0.1);
    }

    void casts_end_with_the_guard()
    {
        const Tensor weight = parameter(kSquare, 3);
        const auto product = [&] {
            const AutocastGuard guard(DType::BFloat16);
            return mm(weight, square_values()).to_vector();
        };
        const std::vector<double> before = product();
        copy_elements(zeros(kSquare), weight.detach());
        QVERIFY(before != product());
    }

    void guards_nest_and_pause()
    {
        const auto type = [] { return mm(square_values(), square_values()).dtype(); };
        const AutocastGuard outer(DType::BFloat16);
        {
            const AutocastGuard inner(DType::Float16);
            QCOMPARE(type(), DType::Float16);
            const AutocastPause pause;
            QCOMPARE(type(), DType::Float32);
        }
        QCOMPARE(type(), DType::BFloat16);
        QVERIFY_THROWS_EXCEPTION(ArgumentError, AutocastGuard(DType::Float32));
        QCOMPARE(type(), DType::BFloat16);
    }

    void a_model_learns() { check_learning(Device{}); }
    void a_model_learns_on_a_device()
    {
        SKIP_WITHOUT_CUDA();
        check_learning(kCuda);
    }

private:
    static void check_gradients(Device device)
    {
        const Model model(device), reference;
        const Tensor x = random_values({6, 2}, 20), target = tensor<std::int64_t>({0, 1, 0, 1, 0, 1});
        backward(reference.loss(x, target));
        Tensor loss;
        {
            const AutocastGuard guard(DType::BFloat16);
            loss = model.loss(copy_to_device(x, device), copy_to_device(target, device));
        }
        QCOMPARE(loss.dtype(), DType::Float32);
        backward(loss);
        QCOMPARE(model.weight1.grad().dtype(), DType::Float32);
        QCOMPARE(model.bias2.grad().dtype(), DType::Float32);
        QVERIFY(largest_difference(model.weight1.grad().to_vector(), reference.weight1.grad().to_vector()) < 0.02);
        QVERIFY(largest_difference(model.bias2.grad().to_vector(), reference.bias2.grad().to_vector()) < 0.02);
    }

    static void check_learning(Device device)
    {
        const Model model(device);
        const Tensor x = random_values({32, 2}, 30);
        const Tensor same_sign = gt(mul(slice(x, 1, 0, 1), slice(x, 1, 1, 2)), scalar(0, DType::Float32));
        const Tensor target = copy_to_device(reshape(to(same_sign, DType::Int64), {32}), device);
        const Tensor inputs = copy_to_device(x, device);
        const auto loss = [&] {
            const AutocastGuard guard(DType::BFloat16);
            return model.loss(inputs, target);
        };
        const double before = loss().to_vector()[0];
        for (int i = 0; i < 300; ++i) {
            backward(loss());
            model.step(0.5);
        }
        QVERIFY(loss().to_vector()[0] < 0.4 * before);
    }
};

QTEST_GUILESS_MAIN(AutocastTest)
#include "autocast_test.moc"
