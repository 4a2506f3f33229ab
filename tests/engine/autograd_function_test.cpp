#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/autograd/function.h"
#include "engine/autograd/gradcheck.h"
#include "engine/ops/op_record.h"
#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

using Tensors = std::vector<Tensor>;
using Inputs = std::span<const Tensor>;

/// (a b, a + b, index of the larger): two results with a gradient and one without.
class ProductAndSum : public Function {
public:
    std::string name() const override { return "ProductAndSum"; }
    Tensors forward(FunctionContext& context, Inputs in) override
    {
        context.save_for_backward({in[0], in[1]});
        return {in[0] * in[1], in[0] + in[1], gt(in[0], in[1])};
    }
    Tensors backward(FunctionContext& context, Inputs g) override
    {
        return {g[0] * context.saved(1) + g[1], g[0] * context.saved(0) + g[1]};
    }
};

/// Saves its result, as exp does.
class Exponential : public Function {
public:
    std::string name() const override { return "Exponential"; }
    Tensors forward(FunctionContext& context, Inputs in) override
    {
        const Tensor y = exp(in[0]);
        context.save_for_backward({y});
        return {y};
    }
    Tensors backward(FunctionContext& context, Inputs g) override { return {g[0] * context.saved(0)}; }
};

/// Hands its input through and lets the test say what backward does.
class Through : public Function {
public:
    using Backward = std::function<Tensors(FunctionContext&, Inputs)>;
    explicit Through(Backward backward, bool once = false) : m_backward(std::move(backward)), m_once(once) { }
    std::string name() const override { return "Through"; }
    Tensors forward(FunctionContext& context, Inputs in) override
    {
        context.set_materialize_grads(false);
        return {in[0], in[0] * 2.0};
    }
    Tensors backward(FunctionContext& context, Inputs g) override { return m_backward(context, g); }
    bool once_differentiable() const override { return m_once; }

private:
    Backward m_backward;
    bool m_once;
};

Tensor leaf(std::initializer_list<float> values)
{
    return tensor<float>(values).set_requires_grad();
}

std::shared_ptr<Through> through(Through::Backward backward, bool once = false)
{
    return std::make_shared<Through>(std::move(backward), once);
}

template <class Body> QByteArray error_of(Body&& body)
{
    return QByteArray::fromStdString(message_of<Error>(body));
}

}  // namespace

/// Operations of users with forward and backward passes of their own.
class AutogradFunctionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradients_of_several_results_match_differences()
    {
        const auto function = std::make_shared<ProductAndSum>();
        const TensorsFunction f = [&](Inputs in) { return apply_function(function, in); };
        for (const Shape& sizes : {Shape{3, 2}, Shape{1}, Shape{0, 2}, Shape{}}) {
            const Tensor inputs[] = {sample_values(sizes, -2, 2), sample_values(sizes, 1, 3)};
            QCOMPARE(gradcheck(f, inputs), std::nullopt);
            QCOMPARE(gradgradcheck(f, inputs), std::nullopt);
        }
    }

    void a_saved_result_is_differentiated_again_and_leaks_nothing()
    {
        const auto function = std::make_shared<Exponential>();
        const TensorsFunction f = [&](Inputs in) { return apply_function(function, in); };
        const Tensor inputs[] = {sample_values({4}, -1, 1)};
        QCOMPARE(gradcheck(f, inputs), std::nullopt);
        QCOMPARE(gradgradcheck(f, inputs), std::nullopt);
        std::weak_ptr<Function> watched;
        {
            const auto once = std::make_shared<Exponential>();
            watched = once;
            const Tensor x = leaf({1});
            const Tensor unused = apply_function(once, {&x, 1})[0];
        }
        QVERIFY(watched.expired());
    }

    void results_without_a_gradient_stay_off_the_tape()
    {
        const Tensor inputs[] = {leaf({1, 5}), leaf({2, 3})};
        const Tensors out = apply_function(std::make_shared<ProductAndSum>(), inputs);
        QVERIFY(out[0].requires_grad() && out[1].requires_grad() && !out[2].requires_grad());
        QCOMPARE(out[2].to_vector(), (std::vector<double>{0, 1}));
        const NoGradGuard unrecorded;
        QVERIFY(!apply_function(std::make_shared<ProductAndSum>(), inputs)[0].requires_grad());
    }

    void gradients_of_unused_results_are_zeros_or_undefined()
    {
        const Tensor inputs[] = {leaf({2}), leaf({3})};
        backward(apply_function(std::make_shared<ProductAndSum>(), inputs)[1]);
        QCOMPARE(inputs[0].grad().item(), 1.0);
        const Tensor x = leaf({2});
        bool undefined = false;
        const auto function = through([&](FunctionContext&, Inputs g) {
            undefined = !g[0].defined();
            return Tensors{g[1] * 2.0};
        });
        backward(apply_function(function, {&x, 1})[1]);
        QVERIFY(undefined);
        QCOMPARE(x.grad().item(), 2.0);
    }

    void an_input_handed_through_keeps_its_own_history()
    {
        const Tensor x = leaf({2});
        const Tensor y = x * 3.0;
        const auto function = through([](FunctionContext&, Inputs g) { return Tensors{g[0] * 100.0}; });
        backward(apply_function(function, {&y, 1})[0] + y);
        QCOMPARE(x.grad().item(), 303.0);
    }

    void needs_input_grad_tells_what_may_be_left_out()
    {
        const Tensor x = leaf({2});
        const Tensor inputs[] = {x, tensor<float>({4})};
        const auto function = through([](FunctionContext& context, Inputs g) {
            return Tensors{context.needs_input_grad(0) ? g[0] : Tensor(), context.needs_input_grad(1) ? g[0] : Tensor()};
        });
        backward(apply_function(function, inputs)[0]);
        QCOMPARE(x.grad().item(), 1.0);
    }

    void wrong_gradients_are_refused_by_name()
    {
        const Tensor x = leaf({2, 3});
        const auto message = [&](Through::Backward backward_function) {
            return error_of([&] { backward(sum(apply_function(through(std::move(backward_function)), {&x, 1})[0])); });
        };
        QVERIFY(message([](FunctionContext&, Inputs) { return Tensors{}; }).contains("Through: its backward pass gave 0"));
        QVERIFY(message([](FunctionContext&, Inputs g) { return Tensors{sum(g[0])}; }).contains("shape ()"));
        QVERIFY(message([](FunctionContext&, Inputs g) { return Tensors{to(g[0], DType::Float64)}; }).contains("float64"));
        QVERIFY(message([](FunctionContext& context, Inputs) { return Tensors{context.saved(0)}; }).contains("saved tensor 0"));
    }

    void a_function_differentiable_once_refuses_create_graph()
    {
        const Tensor x = leaf({2});
        const auto function = through([](FunctionContext&, Inputs g) { return Tensors{g[0] * 1.0}; }, true);
        const Tensor y = apply_function(function, {&x, 1})[0];
        QVERIFY(error_of([&] { backward(y, {}, {.create_graph = true}); }).contains("once only"));
        backward(y);
        QCOMPARE(x.grad().item(), 1.0);
    }

    void a_change_in_place_of_a_saved_value_is_noticed()
    {
        const Tensor x = leaf({2});
        const Tensor y = apply_function(std::make_shared<Exponential>(), {&x, 1})[0];
        {
            const NoGradGuard unrecorded;
            add_in_place(y, scalar(1));
        }
        QVERIFY(error_of([&] { backward(y); }).contains("Exponential"));
    }

    void backward_may_run_a_pass_of_its_own()
    {
        // Checkpointing: the forward pass is run again where its gradient is wanted.
        const Tensor x = leaf({2}), w = leaf({5});
        const Tensor shared = x * 3.0;
        const auto function = through([&](FunctionContext&, Inputs g) {
            const GradModeGuard recording(true);
            const Tensor again = shared.detach().set_requires_grad();
            backward(again * again * w, g[0]);
            const Tensor other = grad(shared * shared, x, {}, {.retain_graph = true});
            return Tensors{again.grad() + other};
        });
        backward(apply_function(function, {&shared, 1})[0] + shared);
        QCOMPARE(w.grad().item(), 36.0);
        QCOMPARE(x.grad().item(), 3.0 * (60 + 36) + 3.0);
    }
};

QTEST_GUILESS_MAIN(AutogradFunctionTest)
#include "autograd_function_test.moc"
