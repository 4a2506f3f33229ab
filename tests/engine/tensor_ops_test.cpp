#include <cmath>
#include <limits>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/creation.h"
#include "engine/ops/cumulative.h"
#include "engine/ops/einsum.h"
#include "engine/ops/elementwise_math.h"
#include "engine/ops/index.h"
#include "engine/ops/matmul.h"
#include "engine/ops/operators.h"
#include "engine/ops/order.h"
#include "engine/ops/rearrange.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/statistics.h"
#include "engine/ops/triangle.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

namespace {

using Numbers = std::vector<double>;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

Tensor counting(const Shape& sizes)
{
    return reshape(arange_real(0, static_cast<double>(sizes.numel())), sizes);
}

}  // namespace

/// Corners of the tensor operations, each as PyTorch has it.
class TensorOpsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nanWinsEveryChoice()
    {
        const Tensor a = tensor<double>({1, kNan, 3, kNan});
        QCOMPARE(argmax(a).item(), 1.0);
        QCOMPARE(argmin(a).item(), 1.0);
        QVERIFY(std::isnan(max(a, 0).values.item()));
        QCOMPARE(sort(a).indices.to_vector(), (Numbers{0, 2, 1, 3}));
        QCOMPARE(sort(a, 0, true).indices.to_vector(), (Numbers{1, 3, 2, 0}));
        QCOMPARE(topk(a, 3).indices.to_vector(), (Numbers{1, 3, 2}));
        QVERIFY(std::isnan(clamp(a, 0, 2).to_vector()[1]));
    }

    void sortingKeepsEqualEntriesInOrder()
    {
        const Tensor a = tensor<std::int64_t>({2, 1, 2, 1, 2});
        QCOMPARE(argsort(a).to_vector(), (Numbers{1, 3, 0, 2, 4}));
        QCOMPARE(argsort(a, 0, true).to_vector(), (Numbers{0, 2, 4, 1, 3}));
        QCOMPARE(max(a, 0).indices.item(), 0.0);
    }

    void longRowsAreOrderedAsShortOnes()
    {
        Generator generator(5);
        // Whole numbers from few values: many are equal, and some are missing numbers and zeros of both signs.
        const Tensor a = to(randint(-20, 20, {3, 700}, generator), DType::Float32);
        for (std::int64_t i = 0; i < a.numel(); i += 97)
            a.data<float>()[i] = i % 2 == 0 ? std::numeric_limits<float>::quiet_NaN() : -0.0F;
        for (const bool descending : {false, true}) {
            const Tensor expected = argsort(to(a, DType::Float64), 1, descending);
            QCOMPARE(argsort(a, 1, descending).to_vector(), expected.to_vector());
            const std::int64_t few[] = {20, 40};
            for (const std::int64_t k : few)
                QCOMPARE(topk(a, k, 1, descending).indices.to_vector(), narrow(expected, 1, 0, k).to_vector());
        }
        QCOMPARE(argmax(a, 1).to_vector(), select(argsort(a, 1, true), 1, 0).to_vector());
        const Tensor whole = to(randint(-2000, 2000, {3, 700}, generator), DType::Float32);
        const std::int64_t rows[] = {0}, columns[] = {1};
        QCOMPARE(amax(whole, rows).to_vector(), amax(transpose(whole, 0, 1), columns).to_vector());
        QCOMPARE(amin(whole, columns).to_vector(), min(whole, 1).values.to_vector());
        QVERIFY(std::isnan(amax(a, columns).to_vector()[0]) && std::isnan(amin(a, rows).to_vector()[0]));
    }

    void remaindersOfFloats()
    {
        Generator generator(6);
        const Tensor a = randn({1000}, generator) * 50.0, b = randn({1000}, generator);
        const Tensor exact = remainder(to(a, DType::Float64), to(b, DType::Float64));
        const Numbers got = remainder(a, b).to_vector(), expected = exact.to_vector();
        for (std::size_t i = 0; i < got.size(); ++i)
            QVERIFY(std::abs(got[i] - expected[i]) <= 1e-7 * std::abs(expected[i]) + 1e-12);
        const float inf = std::numeric_limits<float>::infinity();
        const Numbers edges = remainder(tensor<float>({-1, 1, 1, 1e30F}), tensor<float>({inf, inf, 0, 3})).to_vector();
        QVERIFY(edges[0] == kInf && edges[1] == 1 && std::isnan(edges[2]) && edges[3] >= 0 && edges[3] < 3);
    }

    void emptyReductions()
    {
        QCOMPARE(prod(empty({0})).item(), 1.0);
        QCOMPARE(logsumexp(empty({0})).item(), -kInf);
        QCOMPARE(all(empty({0})).item(), 1.0);
        QCOMPARE(any(empty({0})).item(), 0.0);
        VERIFY_THROWS(ArgumentError, "max: there are no elements to choose from (shape (0, 2))", max(empty({0, 2}), 0));
        QVERIFY(std::isnan(var(tensor<float>({3})).item()));
        QCOMPARE(logsumexp(tensor<double>({-kInf, -kInf})).item(), -kInf);
        QCOMPARE(logsumexp(tensor<double>({1000, 1000})).item(), 1000 + std::log(2.0));
    }

    void wholeNumbersStayWhole()
    {
        const Tensor a = tensor<std::int32_t>({7, -7, 3});
        QCOMPARE(remainder(a, scalar(4, DType::Int32)).to_vector(), (Numbers{3, 1, 3}));
        QCOMPARE(remainder(tensor<double>({7, -7}), scalar(-4, DType::Float64)).to_vector(), (Numbers{-1, -3}));
        QCOMPARE(prod(a).dtype(), DType::Int64);
        QCOMPARE(cumsum(a, 0).to_vector(), (Numbers{7, 0, 3}));
        QCOMPARE(clamp(a, 0, std::nullopt).dtype(), DType::Int32);
        QCOMPARE(clamp(a, 0.5, std::nullopt).dtype(), DType::Float32);
        QCOMPARE(round(tensor<double>({0.5, 1.5, -2.5})).to_vector(), (Numbers{0, 2, -2}));
        QCOMPARE(mm(reshape(arange(4), Shape{2, 2}), eye(2, 2, DType::Int64)).dtype(), DType::Int64);
        VERIFY_THROWS(ArgumentError, "division of whole numbers by zero", remainder(a, scalar(0, DType::Int32)));
    }

    void gradientsAtTheEdges()
    {
        const Tensor zero = tensor<double>({0, 0}), power = tensor<double>({0, 2});
        zero.set_requires_grad();
        power.set_requires_grad();
        backward(sum(pow(zero, power)));
        QCOMPARE(zero.grad().to_vector(), (Numbers{0, 0}));
        QCOMPARE(power.grad().to_vector(), (Numbers{0, 0}));
        const Tensor flat = full({3}, 2, DType::Float64);
        flat.set_requires_grad();
        backward(standard_deviation(flat));
        QCOMPARE(flat.grad().to_vector(), (Numbers{0, 0, 0}));
        const Tensor origin = zeros({2}, DType::Float64);
        origin.set_requires_grad();
        backward(norm(origin, 3) + norm(origin, 2));
        QCOMPARE(origin.grad().to_vector(), (Numbers{0, 0}));
    }

    void rangesGoBothWays()
    {
        const Tensor a = arange(10);
        const auto range = [&](std::optional<std::int64_t> start, std::optional<std::int64_t> end, std::int64_t step) {
            const Range list[] = {{start, end, step}};
            return slice(a, list).to_vector();
        };
        QCOMPARE(range({}, {}, -3), (Numbers{9, 6, 3, 0}));
        QCOMPARE(range(-2, 2, -2), (Numbers{8, 6, 4}));
        QCOMPARE(range(2, -2, 4), (Numbers{2, 6}));
        QCOMPARE(range(-100, 100, 9), (Numbers{0, 9}));
        QCOMPARE(range(3, 5, -1), Numbers{});
        QCOMPARE(range({}, std::numeric_limits<std::int64_t>::min() + 1, std::numeric_limits<std::int64_t>::max()), Numbers{});
        QCOMPARE(range({}, {}, std::numeric_limits<std::int64_t>::min()), Numbers{9});
    }

    void indexingFollowsNumPy()
    {
        const Tensor a = counting({2, 3, 4}), none;
        const Tensor last[] = {tensor<std::int64_t>({-1})};
        QCOMPARE(index(a, last).sizes(), (Shape{1, 3, 4}));
        const Tensor pair[] = {tensor<std::int64_t>({0, 1}), tensor<std::int32_t>({2, 0})};
        QCOMPARE(index(a, pair).to_vector(), (Numbers{8, 9, 10, 11, 12, 13, 14, 15}));
        const Tensor apart[] = {tensor<std::int64_t>({0, 1}), none, tensor<std::int64_t>({3, 0})};
        QCOMPARE(index(a, apart).to_vector(), (Numbers{3, 7, 11, 12, 16, 20}));
        const Tensor inner[] = {none, none, tensor<std::int64_t>({3, 0, 0}, {3, 1})};
        QCOMPARE(index(a, inner).sizes(), (Shape{2, 3, 3, 1}));
        const Tensor mask[] = {gt(a, scalar(20))};
        QCOMPARE(index(a, mask).to_vector(), (Numbers{21, 22, 23}));
        QCOMPARE(nonzero(gt(a, scalar(21))).to_vector(), (Numbers{1, 2, 2, 1, 2, 3}));
        const Tensor outside[] = {tensor<std::int64_t>({2})};
        VERIFY_THROWS(ArgumentError, "Index 2 is out of range for a dimension of size 2", index(a, outside));
        const Tensor wrong[] = {tensor<bool>({true, false, true})};
        VERIFY_THROWS(ShapeError, "a mask of shape (3) does not fit a tensor of shape (2, 3, 4)", index(a, wrong));
        VERIFY_THROWS(ArgumentError, "Index -1 is out of range", gather(counting({3}), 0, tensor<std::int64_t>({-1})));
        VERIFY_THROWS(TypeError, "the index must be int64 or int32, not float32", index_select(a, 0, counting({1})));
    }

    void sumsAtOnePlaceAdd()
    {
        const Tensor at[] = {tensor<std::int64_t>({1, 1, 0})};
        QCOMPARE(index_put(zeros({2}), at, ones({3}), true).to_vector(), (Numbers{1, 2}));
        QCOMPARE(scatter_add(zeros({2}), 0, at[0], tensor<float>({1, 2, 4})).to_vector(), (Numbers{4, 3}));
        QCOMPARE(one_hot(tensor<std::int64_t>({1, 0})).to_vector(), (Numbers{0, 1, 1, 0}));
    }

    void partsAreViewsAndCopiesAreNot()
    {
        const Tensor a = counting({6});
        QVERIFY(split(a, 4)[1].shares_storage(a) && split(a, 4)[1].numel() == 2);
        QCOMPARE(chunk(a, 4).size(), std::size_t{3});
        const std::int64_t once[] = {1}, back[] = {0};
        QVERIFY(!repeat(a, once).shares_storage(a));
        QCOMPARE(flip(slice(a, 0, 0, 6, 2), back).to_vector(), (Numbers{4, 2, 0}));
        QCOMPARE(tril(counting({2, 3}), -1).to_vector(), (Numbers{0, 0, 0, 3, 0, 0}));
        // A triangle hides what lies outside it, whatever it is.
        QCOMPARE(triu(full({2, 2}, kInf)).to_vector(), (Numbers{kInf, kInf, 0, kInf}));
    }

    void badRequestsSayWhatIsWrong()
    {
        const Tensor a = counting({2, 3});
        const std::int64_t negative[] = {-2, -3}, uneven[] = {1, 1};
        VERIFY_THROWS(ShapeError, "sizes must not be negative", reshape(a, negative));
        VERIFY_THROWS(ShapeError, "sizes that add up to 2 do not split dimension 1", split(a, uneven, 1));
        VERIFY_THROWS(ShapeError, "use stack", cat(std::vector<Tensor>{scalar(1), scalar(2)}));
        VERIFY_THROWS(ShapeError, "do not lie inside a memory of 6 elements", a.as_strided({3, 3}, {3, 1}, 0));
        VERIFY_THROWS(ShapeError, "do not lie inside", a.as_strided({3}, {std::numeric_limits<std::int64_t>::max()}, 0));
        VERIFY_THROWS(ArgumentError, "topk: 4 of 3 entries", topk(a, 4));
        const Tensor both[] = {a, a};
        VERIFY_THROWS(ArgumentError, "a letter of the result occurs in no operand", einsum("ij,kl->im", both));
        VERIFY_THROWS(ShapeError, "a letter stands for sizes 3 and 2", einsum("ij,jk->ik", both));
        VERIFY_THROWS(ShapeError, "does not fit an operand of shape (2, 3)", einsum("ijk,ij", both));
        VERIFY_THROWS(ArgumentError, "arange: steps of", arange(0, 3, -1));
    }

    void randomNumbersRepeat()
    {
        Generator first(3), second(3);
        QCOMPARE(randn({5}, first).to_vector(), randn({5}, second).to_vector());
        QVERIFY(rand({5}, first).to_vector() != rand({5}, first).to_vector());
        Numbers order = randperm(50, first).to_vector();
        QVERIFY(!std::is_sorted(order.begin(), order.end()));
        std::sort(order.begin(), order.end());
        QCOMPARE(order, arange(50).to_vector());
        for (const double value : randint(-2, 3, {200}, first).to_vector())
            QVERIFY(value >= -2 && value < 3);
    }
};

QTEST_GUILESS_MAIN(TensorOpsTest)
#include "tensor_ops_test.moc"
