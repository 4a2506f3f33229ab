#include <QTest>

#include "engine/ops/elementwise.h"
#include "engine/ops/gemm_kernels.h"
#include "engine/ops/kernel_table.h"
#include "engine/ops/precision.h"
#include "engine/tensor/random.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;

namespace {

/// Sizes of a product and what surrounds it.
struct Case {
    std::int64_t m, n, k;
    bool transpose_a = false, transpose_b = false;
    std::int64_t gap = 0;  ///< elements between stored rows
    std::int64_t batch = 1;
    bool share_b = false;  ///< one B for the whole batch
    double beta = 0;
    bool bias = false, relu = false, sums = false;
};

Tensor values(std::int64_t count, DType dtype, std::uint64_t seed)
{
    const Tensor wide = empty({std::max<std::int64_t>(count, 1)}, DType::Float64);
    fill_uniform(wide, Philox(seed), -1, 1);
    return is_floating(dtype) ? to(wide, dtype) : to(mul(wide, 9), dtype);
}

/// Operands of one case in host memory.
struct Operands {
    Case sizes;
    Gemm g;
    Tensor a, b, c, bias, sums;

    Operands(const Case& of, DType dtype) : sizes(of), g{}
    {
        const std::int64_t a_rows = of.transpose_a ? of.k : of.m, a_columns = of.transpose_a ? of.m : of.k;
        const std::int64_t b_rows = of.transpose_b ? of.n : of.k, b_columns = of.transpose_b ? of.k : of.n;
        g = {dtype,          of.transpose_a,
             of.transpose_b, of.m,
             of.n,           of.k,
             nullptr,        std::max<std::int64_t>(a_columns, 1) + of.gap,
             nullptr,        std::max<std::int64_t>(b_columns, 1) + of.gap,
             nullptr,        std::max<std::int64_t>(of.n, 1) + of.gap,
             of.beta};
        g.batch = of.batch;
        g.step_a = a_rows * g.lda;
        g.step_b = of.share_b ? 0 : b_rows * g.ldb;
        g.step_c = of.m * g.ldc;
        a = values(g.step_a * of.batch, dtype, 1);
        b = values(b_rows * g.ldb * of.batch, dtype, 2);
        c = values(g.step_c * of.batch, dtype, 3);
        bias = of.bias ? values(of.n, dtype, 4) : Tensor();
        sums = of.sums ? values(of.m, dtype, 5) : Tensor();
    }

    [[nodiscard]] Operands on(Device device) const
    {
        Operands moved = *this;
        for (Tensor* t : {&moved.a, &moved.b, &moved.c, &moved.bias, &moved.sums})
            if (t->defined())
                *t = copy_to_device(*t, device);
        return moved;
    }
    [[nodiscard]] Operands as(DType dtype) const
    {
        Operands converted = *this;
        converted.g.dtype = dtype;
        for (Tensor* t : {&converted.a, &converted.b, &converted.c, &converted.bias, &converted.sums})
            if (t->defined())
                *t = to(*t, dtype);
        return converted;
    }
    [[nodiscard]] Gemm call() const
    {
        Gemm call = g;
        call.a = a.raw_data();
        call.b = b.raw_data();
        call.c = c.raw_data();
        call.bias = bias.defined() ? bias.raw_data() : nullptr;
        call.relu = sizes.relu;
        call.sums_a = sums.defined() ? sums.raw_data() : nullptr;
        return call;
    }
};

/// The definition, in float64 or integers.
void reference(const Operands& o)
{
    const std::vector<double> a = o.a.to_vector(), b = o.b.to_vector();
    std::vector<double> c = o.c.to_vector();
    const auto at = [](std::int64_t i) { return static_cast<std::size_t>(i); };
    for (std::int64_t e = 0; e < o.g.batch; ++e)
        for (std::int64_t i = 0; i < o.g.m; ++i) {
            double sum_a = 0;
            for (std::int64_t j = 0; j < o.g.n; ++j) {
                double& out = c[at(e * o.g.step_c + i * o.g.ldc + j)];
                double sum = o.g.beta * out + (o.bias.defined() ? o.bias.to_vector()[at(j)] : 0);
                for (std::int64_t p = 0; p < o.g.k; ++p)
                    sum += a[at(e * o.g.step_a + (o.g.transpose_a ? p * o.g.lda + i : i * o.g.lda + p))]
                        * b[at(e * o.g.step_b + (o.g.transpose_b ? j * o.g.ldb + p : p * o.g.ldb + j))];
                out = o.sizes.relu && sum < 0 ? 0 : sum;
            }
            for (std::int64_t p = 0; p < o.g.k; ++p)
                sum_a += a[at(o.g.transpose_a ? p * o.g.lda + i : i * o.g.lda + p)];
            if (o.sums.defined())
                o.sums.data<double>()[i] = sum_a;
        }
    copy_elements(to(tensor<double>(std::span<const double>(c), o.c.sizes()), o.c.dtype()), o.c);
}

void expect_near(const Tensor& expected, const Tensor& got, double tolerance)
{
    const double difference = largest_difference(to(expected, DType::Float64).to_vector(), got.to_vector());
    QVERIFY2(difference <= tolerance, qPrintable(QStringLiteral("differs by %1").arg(difference)));
}

void compare_with_definition(const Case& sizes, DType dtype, double tolerance)
{
    const Operands host(sizes, dtype);
    const Operands exact = host.as(is_floating(dtype) ? DType::Float64 : dtype);
    const Operands device = host.on(kCuda);
    KernelTable<GemmKernels>::of(kCuda).gemm(device.call());
    synchronize(kCuda);
    reference(exact);
    expect_near(exact.c, device.c, tolerance * std::sqrt(static_cast<double>(sizes.k) + 1));
    if (sizes.sums)
        expect_near(exact.sums, device.sums, tolerance * std::sqrt(static_cast<double>(sizes.k) + 1));
}

std::vector<std::pair<std::string, Case>> cases()
{
    std::vector<std::pair<std::string, Case>> all;
    const auto add = [&](std::string name, const Case& c) { all.emplace_back(std::move(name), c); };
    for (const bool a : {false, true})
        for (const bool b : {false, true})
            for (const std::int64_t gap : {0, 3}) {
                const std::string name = std::string(a ? " A^T" : "") + (b ? " B^T" : "") + (gap ? " gaps" : "");
                add("matrices" + name, {13, 21, 17, a, b, gap});
                add("row" + name, {1, 70, 45, a, b, gap});
                add("column" + name, {70, 1, 45, a, b, gap});
                add("dot" + name, {1, 1, 300, a, b, gap});
                add("long row" + name, {1, 5, 1500, a, b, gap, 2});
                add("long column" + name, {5, 1, 1500, a, b, gap, 2});
                add("batch" + name, {5, 6, 7, a, b, gap, 3});
                add("batch of rows" + name, {1, 6, 7, a, b, gap, 3});
                add("batch sharing B" + name, {5, 6, 7, a, b, gap, 3, true});
            }
    add("adds", {.m = 9, .n = 8, .k = 7, .gap = 1, .batch = 2, .beta = 1});
    add("adds a row", {.m = 1, .n = 8, .k = 7, .beta = 1});
    for (const std::int64_t m : {1, 6})
        for (const std::int64_t n : {1, 9}) {
            const std::string name = " " + std::to_string(m) + " x " + std::to_string(n);
            add("bias" + name, {.m = m, .n = n, .k = 5, .gap = 2, .bias = true});
            add("relu" + name, {.m = m, .n = n, .k = 5, .relu = true});
            add("bias, relu, batch" + name, {.m = m, .n = n, .k = 5, .batch = 2, .bias = true, .relu = true});
            add("sums" + name, {.m = m, .n = n, .k = 50, .transpose_a = true, .sums = true});
            add("sums, adds" + name, {.m = m, .n = n, .k = 300, .transpose_a = true, .gap = 1, .beta = 1, .sums = true});
        }
    add("no terms", {.m = 3, .n = 4, .k = 0, .bias = true, .relu = true});
    add("no terms, adds", {.m = 3, .n = 4, .k = 0, .beta = 1});
    add("no terms, sums", {.m = 3, .n = 4, .k = 0, .transpose_a = true, .sums = true});
    add("no rows", {.m = 0, .n = 4, .k = 3});
    add("no columns, sums", {.m = 3, .n = 0, .k = 5, .transpose_a = true, .sums = true});
    add("no batch", {.m = 3, .n = 4, .k = 3, .batch = 0});
    return all;
}

}  // namespace

/// Products on the device against their definition.
class CudaGemmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void floating_data() { addRows(); }
    void floating()
    {
        QFETCH(int, number);
        const Case sizes = cases()[static_cast<std::size_t>(number)].second;
        compare_with_definition(sizes, DType::Float64, 1e-13);
        compare_with_definition(sizes, DType::Float32, 3e-7);
        // Sums in float32, one rounding at the end.
        compare_with_definition(sizes, DType::Float16, 2e-3);
        compare_with_definition(sizes, DType::BFloat16, 2e-2);
    }

    void integers_data() { addRows(); }
    void integers()
    {
        QFETCH(int, number);
        const Case sizes = cases()[static_cast<std::size_t>(number)].second;
        if (sizes.relu || sizes.sums)
            return;
        compare_with_definition(sizes, DType::Int64, 0);
        compare_with_definition(sizes, DType::Int32, 0);
    }

    void bytes_are_refused()
    {
        const Operands o = Operands({.m = 2, .n = 2, .k = 2}, DType::UInt8).on(kCuda);
        QVERIFY_THROWS_EXCEPTION(TypeError, KernelTable<GemmKernels>::of(kCuda).gemm(o.call()));
    }

    void host_batches_are_single_products()
    {
        const Operands o({.m = 4, .n = 3, .k = 5, .gap = 1, .batch = 3}, DType::Float64);
        const Operands expected = Operands({.m = 4, .n = 3, .k = 5, .gap = 1, .batch = 3}, DType::Float64);
        KernelTable<GemmKernels>::of(Device{}).gemm(o.call());
        reference(expected);
        expect_near(expected.c, o.c, 1e-13);
    }

    void other_precisions_give_nearly_the_same()
    {
        set_float32_products(Float32Products::TensorFloat);
        compare_with_definition({.m = 40, .n = 24, .k = 64}, DType::Float32, 2e-3);
        set_float32_products(Float32Products::Exact);
        set_timed_products(true);
        compare_with_definition({.m = 40, .n = 25, .k = 64, .bias = true}, DType::Float32, 3e-7);
        set_timed_products(false);
    }

    void rows_are_filled()
    {
        for (const DType dtype : {DType::Float32, DType::Float64, DType::Float16, DType::Int64}) {
            const Tensor row = values(7, dtype, 9), out = empty({5, 7}, {dtype, kCuda});
            const Tensor on_device = copy_to_device(row, kCuda);
            KernelTable<GemmKernels>::of(kCuda).fill_rows(dtype, on_device.raw_data(), out.raw_data(), 5, 7);
            const std::vector<double> expected = row.to_vector(), got = out.to_vector();
            for (std::size_t i = 0; i < got.size(); ++i)
                QCOMPARE(got[i], expected[i % 7]);
        }
    }

private:
    static void addRows()
    {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const auto& [name, sizes] : cases())
            QTest::newRow(name.c_str()) << number++;
    }
};

QTEST_GUILESS_MAIN(CudaGemmTest)
#include "cuda_gemm_test.moc"
