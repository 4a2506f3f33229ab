#include <cmath>

#include <QTest>

#include "engine/cpu/compute_threads.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/tensor/random.h"

using namespace ts;

namespace {

struct Case {
    std::int64_t m, n, k;
    bool transpose_a, transpose_b;
    double beta;
};

Tensor numbers(const Shape& sizes, std::uint64_t stream, DType dtype)
{
    const Tensor t = empty(sizes);
    fill_normal(t, Philox(5, stream), 0, 1);
    return to(t, dtype);
}

std::vector<double> product(const Case& c, DType dtype, int threads)
{
    set_compute_threads(threads);
    const Tensor a = numbers({c.m, c.k}, 1, dtype), b = numbers({c.k, c.n}, 2, dtype), out = numbers({c.m, c.n}, 3, dtype);
    KernelTable<GemmKernels>::of(a.device())
        .gemm({dtype, c.transpose_a, c.transpose_b, c.m, c.n, c.k, a.raw_data(), c.transpose_a ? c.m : c.k, b.raw_data(),
               c.transpose_b ? c.k : c.n, out.raw_data(), c.n, c.beta});
    set_compute_threads(0);
    return out.to_vector();
}

}  // namespace

Q_DECLARE_METATYPE(Case)

/// Products of every size and form are those of float64.
class GemmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void float32_is_as_exact_as_it_can_be_data()
    {
        QTest::addColumn<Case>("c");
        const std::int64_t sizes[][3]
            = {{1, 64, 64}, {1, 17, 130}, {3, 33, 70}, {1, 1, 1}, {5, 6, 7}, {300, 290, 260}, {333, 257, 129}};
        for (const auto& s : sizes)
            for (int form = 0; form < 8; ++form) {
                const Case c{s[0], s[1], s[2], (form & 1) != 0, (form & 2) != 0, form & 4 ? 1.0 : 0.0};
                QTest::addRow("%d x %d x %d, form %d", int(c.m), int(c.n), int(c.k), form) << c;
            }
    }
    void float32_is_as_exact_as_it_can_be()
    {
        QFETCH(Case, c);
        const std::vector<double> expected = product(c, DType::Float64, 1), one = product(c, DType::Float32, 1);
        // Rounding of a sum of k products of numbers around 1.
        const double tolerance = 1e-6 * std::sqrt(static_cast<double>(c.k)) * 2;
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(std::abs(expected[i] - one[i]) <= tolerance + 1e-6 * std::abs(expected[i]),
                     qPrintable(QString::number(i)));
    }
};

QTEST_GUILESS_MAIN(GemmTest)
#include "gemm_test.moc"
