#include <QTest>

#include "engine/autograd/anomaly.h"
#include "engine/autograd/backward.h"
#include "engine/ops/matmul.h"
#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

using Numbers = std::vector<double>;

Tensor leaf(std::initializer_list<float> values)
{
    return tensor<float>(values).set_requires_grad();
}

template <class Body> QByteArray error_of(Body&& body)
{
    return QByteArray::fromStdString(message_of<Error>(body));
}

}  // namespace

/// Gradients asked for by name, hooks, retained gradients, nested passes and the search for NaN.
class AutogradGradTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void grad_returns_without_touching_leaves()
    {
        const Tensor x = leaf({2, 3}), w = leaf({5, 7});
        const Tensor y = x * w;
        const Tensor inputs[] = {w, y, x};
        const Tensor output = sum(y * y);
        const std::vector<Tensor> g = grad({&output, 1}, inputs);
        QCOMPARE(g[0].to_vector(), (Numbers{2 * 10 * 2, 2 * 21 * 3}));
        QCOMPARE(g[1].to_vector(), (Numbers{20, 42}));
        QCOMPARE(g[2].to_vector(), (Numbers{2 * 10 * 5, 2 * 21 * 7}));
        QVERIFY(!x.grad().defined() && !w.grad().defined());
    }

    void grad_sums_over_several_outputs()
    {
        const Tensor x = leaf({2});
        const Tensor outputs[] = {x * x, x * 3.0, x};
        const Tensor weights[] = {tensor<float>({10}), Tensor(), tensor<float>({100})};
        QCOMPARE(grad(outputs, {&x, 1}, weights)[0].item(), 10.0 * 4 + 3 + 100);
    }

    void grad_runs_only_what_leads_to_the_inputs()
    {
        const Tensor x = leaf({2}), w = leaf({3});
        const Tensor side = w * w;
        int calls = 0;
        register_hook(side, [&](const Tensor&) { return ++calls, Tensor(); });
        const Tensor output = x * side;
        QCOMPARE(grad(output, x, {}, {.retain_graph = true}).item(), 9.0);
        QCOMPARE(calls, 0);
        QCOMPARE(grad(output, w).item(), 2.0 * 3 * 2);
        QCOMPARE(calls, 1);
        // What was left out of one pass takes part in the next.
        backward(x * (w * w));
        QCOMPARE(w.grad().item(), 12.0);
    }

    void grad_of_an_unused_input_is_an_error_or_undefined()
    {
        const Tensor x = leaf({2}), other = leaf({1});
        const Tensor inputs[] = {x, other};
        const Tensor output = x * x;
        QVERIFY(error_of([&] { grad({&output, 1}, inputs, {}, {.retain_graph = true}); }).contains("input 1"));
        const std::vector<Tensor> g = grad({&output, 1}, inputs, {}, {.allow_unused = true});
        QCOMPARE(g[0].item(), 4.0);
        QVERIFY(!g[1].defined());
        QVERIFY_THROWS_EXCEPTION(ArgumentError, grad(x * x, tensor<float>({1})));
    }

    void gradient_penalty_by_grad_with_create_graph()
    {
        const Tensor x = leaf({2}), w = leaf({3});
        const Tensor slope = grad(w * x * x, x, {}, {.create_graph = true});
        backward(slope * slope);
        // d/dw (2 w x)^2 = 8 w x^2, d/dx = 8 w^2 x
        QCOMPARE(w.grad().item(), 8.0 * 3 * 4);
        QCOMPARE(x.grad().item(), 8.0 * 9 * 2);
    }

    void backward_inside_a_hook_keeps_the_outer_gradients()
    {
        const Tensor x = leaf({2}), w = leaf({5});
        const Tensor shared = x * 3.0;
        const Tensor y = shared * w;
        double inner = 0;
        register_hook(y, [&](const Tensor&) {
            const GradModeGuard recording(true);
            inner = grad(shared * shared, x, {}, {.retain_graph = true}).item();
            const Tensor own = leaf({4});
            backward(own * own);
            inner += own.grad().item();
            return Tensor();
        });
        backward(sum(y * 2.0 + shared));
        QCOMPARE(inner, 2.0 * 6 * 3 + 8);
        QCOMPARE(x.grad().item(), 3.0 * (2 * 5 + 1));
        QCOMPARE(w.grad().item(), 12.0);
    }

    void backward_inside_a_hook_through_the_same_records()
    {
        const Tensor x = leaf({2});
        const Tensor a = x * x, b = a * 3.0, c = a * 5.0;
        register_hook(b, [&](const Tensor&) {
            backward(c, {}, {.retain_graph = true});
            return Tensor();
        });
        backward(sum(b + c));
        QCOMPARE(x.grad().item(), 4.0 * 8 + 4.0 * 5);
    }

    void a_failed_nested_pass_leaves_the_outer_one_intact()
    {
        const Tensor x = leaf({2});
        const Tensor a = x * x, b = a * 3.0;
        const Tensor bad = a * 1.0, failing = bad + a;
        QByteArray failure;
        register_hook(bad, [](const Tensor&) -> Tensor { throw ArgumentError("no", {}); });
        register_hook(b, [&](const Tensor&) {
            failure = error_of([&] { backward(failing, {}, {.retain_graph = true}); });
            return Tensor();
        });
        backward(sum(b + a));
        QCOMPARE(failure, "no");
        QCOMPARE(x.grad().item(), 16.0);
    }

    void hooks_can_be_removed_and_run_in_order()
    {
        const Tensor x = leaf({1});
        const Tensor y = x * 2.0;
        HookHandle first = register_hook(y, [](const Tensor& g) { return g + 1.0; });
        HookHandle second = register_hook(y, [&](const Tensor& g) {
            second.remove();
            return g * 10.0;
        });
        backward(y, {}, {.retain_graph = true});
        QCOMPARE(x.grad().item(), 40.0);
        x.zero_grad();
        backward(y, {}, {.retain_graph = true});
        QCOMPARE(x.grad().item(), 4.0);
        first.remove();
        x.zero_grad();
        backward(y);
        QCOMPARE(x.grad().item(), 2.0);
    }

    void a_hook_on_a_leaf_sees_the_whole_gradient_once()
    {
        const Tensor x = leaf({3});
        Numbers seen;
        register_hook(x, [&](const Tensor& g) {
            seen.push_back(g.item());
            return g * 10.0;
        });
        const Tensor y = x * x + x;
        backward(y, {}, {.retain_graph = true});
        QCOMPARE(seen, Numbers{7});
        QCOMPARE(x.grad().item(), 70.0);
        QCOMPARE(grad(y, x).item(), 70.0);
    }

    void a_hook_must_keep_shape_and_type()
    {
        const Tensor x = leaf({1, 2});
        const Tensor y = x * 2.0;
        HookHandle hook = register_hook(y, [](const Tensor& g) { return sum(g); });
        QVERIFY(error_of([&] { backward(sum(y), {}, {.retain_graph = true}); }).contains("hook on mul"));
        hook.remove();
        register_hook(y, [](const Tensor& g) { return to(g, DType::Float64); });
        QVERIFY(error_of([&] { backward(sum(y), {}, {.retain_graph = true}); }).contains("float64"));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, register_hook(tensor<float>({1}), [](const Tensor& g) { return g; }));
    }

    void retain_grad_keeps_the_gradient_of_a_result()
    {
        const Tensor x = leaf({3});
        const Tensor y = x * 2.0;
        QVERIFY(!y.grad().defined());
        retain_grad(y);
        const Tensor z = y * y;
        backward(z, {}, {.retain_graph = true});
        QCOMPARE(y.grad().item(), 12.0);
        backward(z);
        QCOMPARE(y.grad().item(), 24.0);
        y.zero_grad();
        QVERIFY(!y.grad().defined());
        QVERIFY_THROWS_EXCEPTION(ArgumentError, retain_grad(tensor<float>({1})));
    }

    void set_grad_checks_shape_and_type()
    {
        const Tensor x = leaf({3});
        QVERIFY_THROWS_EXCEPTION(TypeError, x.set_grad(zeros({1}, DType::Float64)));
        QVERIFY_THROWS_EXCEPTION(ShapeError, x.set_grad(zeros({2})));
        QVERIFY_THROWS_EXCEPTION(TypeError, x.set_grad_buffer(zeros({1}, DType::Float64)));
    }

    void create_graph_gradients_lie_in_the_fixed_buffer_with_history()
    {
        const Tensor w = leaf({2});
        const Tensor buffer = zeros({1});
        w.set_grad_buffer(buffer);
        backward(w * w * w, {}, {.create_graph = true});
        const Tensor first = w.grad();
        QCOMPARE(buffer.item(), 12.0);
        QVERIFY(first.shares_storage(buffer) && first.requires_grad());
        w.zero_grad();
        backward(first * first);
        // d/dw (3 w^2)^2 = 36 w^3
        QCOMPARE(buffer.item(), 288.0);
        QVERIFY(w.grad().shares_storage(buffer) && !w.grad().requires_grad());
        QCOMPARE(first.item(), 12.0);
    }

    void create_graph_gradients_add_up_in_the_fixed_buffer()
    {
        const Tensor w = leaf({2});
        const Tensor buffer = zeros({1});
        w.set_grad_buffer(buffer);
        backward(w * w, {}, {.create_graph = true});
        backward(w * w * w, {}, {.create_graph = true});
        QCOMPARE(buffer.item(), 16.0);
        const Tensor total = w.grad();
        backward(total, {}, {.retain_graph = true});
        // Of 2 w + 3 w^2 the slope is 2 + 6 w, which is added on top.
        QCOMPARE(buffer.item(), 16.0 + 14.0);
        QCOMPARE(total.item(), 16.0);
    }

    void leaves_do_not_share_one_gradient_tensor()
    {
        const Tensor a = leaf({1}), b = leaf({1});
        backward(a + b);
        {
            const NoGradGuard unrecorded;
            add_in_place(a.grad(), scalar(5));
        }
        QCOMPARE(b.grad().item(), 1.0);
    }

    void the_change_in_place_is_named()
    {
        const Tensor x = leaf({2, 3});
        const Tensor y = x * 1.0, z = sum(y * y);
        {
            const NoGradGuard unrecorded;
            add_in_place(y, scalar(1));
        }
        const QByteArray message = error_of([&] { backward(z); });
        QVERIFY2(message.contains("mul") && message.contains("add_") && message.contains("version 0"), message.constData());
    }

    void anomaly_detection_names_the_first_operation()
    {
        const Tensor x = leaf({0});
        const Tensor y = sqrt(x) * 0.0;
        backward(y, {}, {.retain_graph = true});
        QVERIFY(std::isnan(x.grad().item()));
        const AnomalyGuard detecting;
        const Tensor z = sum(sqrt(x) * 0.0) + sum(x * 2.0);
        const QByteArray message = error_of([&] { backward(z); });
        QVERIFY2(message.startsWith("sqrt") && message.contains("NaN"), message.constData());
        const Tensor fine = leaf({1});
        backward(sqrt(fine));
        QCOMPARE(fine.grad().item(), 0.5);
    }

    void anomaly_detection_sees_gradients_written_directly()
    {
        const Tensor weight = tensor<float>({1, 2}, {1, 2}).set_requires_grad();
        weight.set_grad_buffer(zeros({1, 2}));
        const AnomalyGuard detecting;
        const Tensor x = tensor<float>({INFINITY, 1}, {1, 2});
        const QByteArray message = error_of([&] { backward(linear(x, weight), zeros({1, 1})); });
        QVERIFY2(message.startsWith("linear"), message.constData());
    }

    void a_hook_may_let_go_of_the_result()
    {
        const Tensor x = leaf({2});
        Tensor y = x * x;
        for (int i = 0; i < 10; ++i)
            y = y * 1.0;
        register_hook(y, [&](const Tensor&) { return y = Tensor(), Tensor(); });
        backward(y);
        QCOMPARE(x.grad().item(), 4.0);
    }
};

QTEST_GUILESS_MAIN(AutogradGradTest)
#include "autograd_grad_test.moc"
