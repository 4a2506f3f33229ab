#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/matmul.h"
#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"

using namespace ts;

namespace {

using Numbers = std::vector<double>;

Tensor leaf(std::initializer_list<float> values)
{
    return tensor<float>(values).set_requires_grad();
}

}  // namespace

class AutogradTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void follows_ordinary_control_flow()
    {
        const Tensor x = leaf({2});
        Tensor y = x;
        while (y.item() < 100)
            y = y * y;
        backward(y);
        QCOMPARE(y.item(), 256.0);
        QCOMPARE(x.grad().item(), 8 * std::pow(2.0, 7));
    }

    void gradients_add_up_until_cleared()
    {
        const Tensor x = leaf({1, 2});
        backward(sum(x * x));
        backward(sum(x * 3.0));
        QCOMPARE(x.grad().to_vector(), (Numbers{5, 7}));
        x.zero_grad();
        QVERIFY(!x.grad().defined());
    }

    void a_value_used_twice_gathers_both_gradients()
    {
        const Tensor x = leaf({3});
        const Tensor y = x * 2.0;
        backward(sum(y * y + y));
        QCOMPARE(x.grad().item(), 2.0 * (2 * 6) + 2);
    }

    void one_gradient_shared_by_two_inputs_is_not_overwritten()
    {
        // a + b hands the same gradient to both; adding to one must not change the other.
        const Tensor a = leaf({1}), b = leaf({1});
        backward(sum((a + b) + a));
        QCOMPARE(a.grad().item(), 2.0);
        QCOMPARE(b.grad().item(), 1.0);
    }

    void a_larger_result_needs_a_gradient()
    {
        const Tensor x = leaf({1, 2});
        QVERIFY_THROWS_EXCEPTION(ArgumentError, backward(x * 2.0));
        backward(x * 2.0, tensor<float>({1, 10}));
        QCOMPARE(x.grad().to_vector(), (Numbers{2, 20}));
    }

    void a_second_pass_needs_retain_graph()
    {
        const Tensor x = leaf({3});
        const Tensor y = sum(x * x);
        backward(y, {}, {.retain_graph = true});
        backward(y);
        QCOMPARE(x.grad().item(), 12.0);
        QVERIFY_THROWS_EXCEPTION(ArgumentError, backward(y));
    }

    void changing_a_saved_value_in_place_is_noticed()
    {
        const Tensor x = leaf({2, 3});
        const Tensor y = x * 1.0;
        const Tensor z = sum(y * y);
        {
            const NoGradGuard unrecorded;
            add_in_place(y, scalar(1));
        }
        try {
            backward(z);
            QFAIL("the change was not noticed");
        } catch (const ArgumentError& error) {
            QVERIFY(QByteArray(error.what()).contains("mul"));
        }
    }

    void leaves_cannot_be_changed_in_place_while_recording()
    {
        QVERIFY_THROWS_EXCEPTION(ArgumentError, add_in_place(leaf({1}), scalar(1)));
    }

    void no_grad_and_detach_cut_the_history()
    {
        const Tensor x = leaf({2});
        {
            const NoGradGuard unrecorded;
            QVERIFY(!(x * x).requires_grad());
        }
        const Tensor y = x * x;
        backward(sum(y.detach() * x));
        QCOMPARE(x.grad().item(), 4.0);
    }

    void hooks_see_and_replace_gradients()
    {
        const Tensor x = leaf({2});
        const Tensor y = x * 3.0;
        double seen = 0;
        register_hook(y, [&](const Tensor& g) {
            seen = g.item();
            return g * 10.0;
        });
        backward(sum(y * 2.0));
        QCOMPARE(seen, 2.0);
        QCOMPARE(x.grad().item(), 60.0);
    }

    void gradients_of_gradients()
    {
        const Tensor x = leaf({2});
        backward(sum(x * x * x), {}, {.create_graph = true});
        const Tensor first = x.grad();
        x.zero_grad();
        backward(sum(first));
        QCOMPARE(first.item(), 12.0);
        QCOMPARE(x.grad().item(), 12.0);
    }

    void a_fixed_gradient_buffer_is_written_directly()
    {
        const Tensor weight = tensor<float>({1, 2, 3, 4}, {2, 2}).set_requires_grad();
        const Tensor buffer = zeros({2, 2});
        weight.set_grad_buffer(buffer);
        const Tensor x = tensor<float>({1, 10}, {1, 2});
        backward(sum(linear(x, weight)));
        QCOMPARE(buffer.to_vector(), (Numbers{1, 10, 1, 10}));
        backward(sum(linear(x, weight)));
        QCOMPARE(buffer.to_vector(), (Numbers{2, 20, 2, 20}));
        weight.zero_grad();
        backward(sum(linear(x, weight)));
        QCOMPARE(buffer.to_vector(), (Numbers{1, 10, 1, 10}));
    }

    void a_very_long_graph_is_walked_and_freed_without_recursion()
    {
        const Tensor x = leaf({0});
        Tensor y = x;
        for (int i = 0; i < 200000; ++i)
            y = y + 1.0;
        backward(y);
        QCOMPARE(x.grad().item(), 1.0);
    }

    void integers_cannot_require_a_gradient()
    {
        QVERIFY_THROWS_EXCEPTION(TypeError, tensor<std::int64_t>({1}).set_requires_grad());
    }
};

QTEST_GUILESS_MAIN(AutogradTest)
#include "autograd_test.moc"
