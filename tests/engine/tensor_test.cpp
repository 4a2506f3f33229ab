#include <QTest>

#include "engine/ops/operators.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/allocator.h"
#include "engine/tensor/random.h"

using namespace ts;

namespace {

Tensor counting(const Shape& sizes)
{
    Tensor t = empty(sizes);
    for (std::int64_t i = 0; i < t.numel(); ++i)
        t.data<float>()[i] = static_cast<float>(i);
    return t;
}

using Numbers = std::vector<double>;

}  // namespace

class TensorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void views_share_storage()
    {
        const Tensor a = counting({2, 3});
        const Tensor v = view(a, Shape{3, 2});
        QVERIFY(v.shares_storage(a));
        a.data<float>()[5] = 50;
        QCOMPARE(v.to_vector(), (Numbers{0, 1, 2, 3, 4, 50}));
    }

    void view_of_transposed_fails_with_the_reason_and_reshape_copies()
    {
        const Tensor t = transpose(counting({2, 3}), 0, 1);
        QVERIFY_THROWS_EXCEPTION(ShapeError, view(t, Shape{6}));
        const Tensor r = reshape(t, Shape{6});
        QVERIFY(!r.shares_storage(t));
        QCOMPARE(r.to_vector(), (Numbers{0, 3, 1, 4, 2, 5}));
    }

    void view_joins_and_splits_strided_dimensions()
    {
        // (4, 6) seen through every second row: rows cannot join columns, but columns can be split.
        const Tensor rows = slice(counting({4, 6}), 0, 0, 4, 2);
        QCOMPARE(view(rows, Shape{2, 2, 3}).to_vector(), (Numbers{0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, view(rows, Shape{12}));
        QCOMPARE(view(counting({2, 3, 4}), Shape{-1, 4}).size(0), std::int64_t{6});
    }

    void negative_sizes_that_do_not_divide_are_refused()
    {
        QVERIFY_THROWS_EXCEPTION(ShapeError, reshape(counting({2, 3}), Shape{4, -1}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, reshape(counting({2, 3}), Shape{7}));
    }

    void broadcasting_follows_numpy()
    {
        const Tensor sum = counting({2, 1, 3}) + counting({4, 1});
        QCOMPARE(sum.sizes(), (Shape{2, 4, 3}));
        QCOMPARE(select(select(sum, 0, 1), 0, 2).to_vector(), (Numbers{5, 6, 7}));
        QVERIFY_THROWS_EXCEPTION(ShapeError, add(counting({2, 3}), counting({2})));
    }

    void types_promote_as_in_numpy()
    {
        const Tensor bytes = tensor<std::uint8_t>({200, 100}), longs = tensor<std::int64_t>({100, 1});
        QCOMPARE(add(bytes, longs).dtype(), DType::Int64);
        QCOMPARE(add(bytes, longs).to_vector(), (Numbers{300, 101}));
        QCOMPARE(add(longs, counting({2})).dtype(), DType::Float32);
        QCOMPARE(div(longs, bytes).dtype(), DType::Float32);
        QCOMPARE(promote(DType::Float16, DType::BFloat16), DType::Float32);
        QCOMPARE(sum(tensor<bool>({true, true, false})).item(), 2.0);
    }

    void halves_round_to_nearest_even()
    {
        const Tensor t = to(to(tensor<float>({1.0F, 65504.0F, 1e-8F, 0.1F}), DType::Float16), DType::Float64);
        QCOMPARE(t.to_vector(), (Numbers{1, 65504, 0, 0.0999755859375}));
        QCOMPARE(to(to(tensor<float>({1.00390625F, 3.0e38F}), DType::BFloat16), DType::Float64).to_vector()[0], 1.0);
    }

    void negative_dimensions_count_from_the_end()
    {
        const Tensor a = counting({2, 3});
        const std::int64_t last[] = {-1};
        QCOMPARE(sum(a, last).to_vector(), (Numbers{3, 12}));
        QCOMPARE(argmax(a, -1).to_vector(), (Numbers{2, 2}));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, static_cast<void>(a.size(2)));
    }

    void channels_last_survives_elementwise_operations()
    {
        const Tensor images = empty_channels_last({2, 3, 4, 5});
        QVERIFY(images.is_channels_last() && !images.is_contiguous() && images.is_dense());
        QVERIFY(relu(images).is_channels_last());
        QVERIFY(add(images, images).is_channels_last());
    }

    void philox_gives_the_published_words()
    {
        // Known answers of the Random123 library (kat_vectors, philox4x32 10).
        const Philox::Words zero = Philox(0, 0).words(0);
        QCOMPARE(zero, (Philox::Words{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U}));
        const Philox::Words ones = Philox(~0ULL, ~0ULL).words(~0ULL);
        QCOMPARE(ones, (Philox::Words{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU}));
    }

    void a_repeated_computation_asks_the_system_for_no_memory()
    {
        const auto step = [] { return sum(relu(counting({300, 300}) * 2.0 + counting({300}))).item(); };
        step();
        const std::uint64_t before = memory_stats().system_requests;
        for (int i = 0; i < 10; ++i)
            step();
        QCOMPARE(memory_stats().system_requests, before);
    }
};

QTEST_GUILESS_MAIN(TensorTest)
#include "tensor_test.moc"
