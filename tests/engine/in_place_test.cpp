#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/in_place.h"
#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

using Numbers = std::vector<double>;

Tensor leaf(std::initializer_list<double> values)
{
    Tensor t = tensor<double>(values);
    t.set_requires_grad();
    return t;
}

}  // namespace

/// Operations that change a tensor: values, history, and the guard of values saved before.
class InPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreChangedWhereTheyLie()
    {
        const Tensor a = tensor<float>({1, 2, 3, 4}, {2, 2}), row = select(a, 0, 1);
        add_(a, tensor<float>({10, 20}));
        QCOMPARE(a.to_vector(), (Numbers{11, 22, 13, 24}));
        fill_(row, -1);
        QCOMPARE(a.to_vector(), (Numbers{11, 22, -1, -1}));
        copy_(transpose(a, 0, 1), tensor<std::int64_t>({1, 2, 3, 4}, {2, 2}));
        QCOMPARE(a.to_vector(), (Numbers{1, 3, 2, 4}));
        masked_fill_(a, gt(a, scalar(2)), 0);
        QCOMPARE(a.to_vector(), (Numbers{1, 0, 2, 0}));
        const Tensor indices[] = {tensor<std::int64_t>({-1})};
        index_put_(a, indices, scalar(7));
        QCOMPARE(a.to_vector(), (Numbers{1, 0, 7, 7}));
        clamp_(mul_(a, -1), -3, 0);
        QCOMPARE(a.to_vector(), (Numbers{-1, 0, -3, -3}));
    }

    void gradientsFlowThroughTheChange()
    {
        const Tensor x = leaf({1, 2, 3}), y = leaf({4, 5, 6});
        const Tensor a = x * 2.0;
        mul_(a, y);
        add_(a, y);
        backward(sum(a));
        QCOMPARE(x.grad().to_vector(), (Numbers{8, 10, 12}));
        QCOMPARE(y.grad().to_vector(), (Numbers{3, 5, 7}));
    }

    void anAssignedPartPassesItsGradientOn()
    {
        const Tensor x = leaf({1, 2, 3}), y = leaf({10});
        const Tensor a = x * x;
        const Tensor indices[] = {tensor<std::int64_t>({1})};
        index_put_(a, indices, y);
        backward(sum(a * 3.0));
        QCOMPARE(x.grad().to_vector(), (Numbers{6, 0, 18}));
        QCOMPARE(y.grad().to_vector(), Numbers{3});
    }

    void fillingCutsTheHistory()
    {
        const Tensor x = leaf({1, 2});
        const Tensor a = x * 2.0;
        fill_(a, 5);
        QVERIFY(!a.requires_grad());
        const Tensor buffer = zeros({2}, DType::Float64);
        copy_(buffer, x);
        backward(sum(buffer * buffer));
        QCOMPARE(x.grad().to_vector(), (Numbers{2, 4}));
    }

    void savedValuesAreGuarded()
    {
        const Tensor x = leaf({1, 2});
        const Tensor a = x * 2.0, b = a * a;
        add_(a, 1.0);
        VERIFY_THROWS(ArgumentError,
                      "mul: its backward pass needs a value of shape (2) as it was, but add_ changed it in place",
                      backward(sum(b)));
    }

    void whatCannotWorkIsRefused()
    {
        const Tensor x = leaf({1, 2});
        VERIFY_THROWS(ArgumentError, "mul_: a leaf that requires a gradient", mul_(x, 2));
        {
            const NoGradGuard unrecorded;
            mul_(x, 2);
            QCOMPARE(x.to_vector(), (Numbers{2, 4}));
        }
        const std::int64_t wide[] = {3, 2};
        VERIFY_THROWS(ArgumentError, "share one place in memory", fill_(expand(zeros({2}), wide), 1));
        VERIFY_THROWS(ShapeError, "sub_: shape (3, 2) does not broadcast", sub_(zeros({2}), zeros({3, 2})));
        const Tensor base = x * 1.0;
        VERIFY_THROWS(ArgumentError, "change of a view", mul_(select(base, 0, 0), 2));
    }
};

QTEST_GUILESS_MAIN(InPlaceTest)
#include "in_place_test.moc"
