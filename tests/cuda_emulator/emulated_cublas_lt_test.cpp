#include <cmath>
#include <cublasLt.h>
#include <functional>

#include <QTest>

#include "tests/cuda_emulator/support/device_array.h"

namespace {

/// Columns one behind the other; element (i, j) of a matrix that differs from matrix to matrix.
float element(int matrix, int i, int j)
{
    return static_cast<float>((i * 7 + j * 3 + matrix * 5) % 11 - 5) / 4;
}

constexpr int kRows = 13, kColumns = 6, kDepth = 9, kMaskLeading = 128, kGeluLeading = 16;

std::vector<float> matrix(int which, int rows, int columns)
{
    std::vector<float> all;
    for (int j = 0; j < columns; ++j)
        for (int i = 0; i < rows; ++i)
            all.push_back(element(which, i, j));
    return all;
}

double product(int i, int j)
{
    double sum = 0;
    for (int p = 0; p < kDepth; ++p)
        sum += static_cast<double>(element(0, i, p)) * static_cast<double>(element(1, p, j));
    return sum;
}

double gelu(double x)
{
    return x / 2 * (1 + std::tanh(std::sqrt(2 / std::acos(-1)) * (x + 0.044715 * x * x * x)));
}

double gelu_slope(double x)
{
    return (gelu(x + 1e-5) - gelu(x - 1e-5)) / 2e-5;
}

/// A product of float matrices with what may surround it.
class Product {
public:
    Product(cublasOperation_t a, cublasOperation_t b)
    {
        cublasLtCreate(&m_handle);
        cublasLtMatmulDescCreate(&m_description, CUBLAS_COMPUTE_32F, CUDA_R_32F);
        cublasLtMatmulPreferenceCreate(&m_preference);
        set(CUBLASLT_MATMUL_DESC_TRANSA, a);
        set(CUBLASLT_MATMUL_DESC_TRANSB, b);
        m_a = layout(a == CUBLAS_OP_N ? kRows : kDepth, a == CUBLAS_OP_N ? kDepth : kRows);
        m_b = layout(b == CUBLAS_OP_N ? kDepth : kColumns, b == CUBLAS_OP_N ? kColumns : kDepth);
        m_d = layout(kRows, kColumns);
    }
    ~Product()
    {
        for (cublasLtMatrixLayout_t each : {m_a, m_b, m_d})
            cublasLtMatrixLayoutDestroy(each);
        cublasLtMatmulPreferenceDestroy(m_preference);
        cublasLtMatmulDescDestroy(m_description);
        cublasLtDestroy(m_handle);
    }
    Product(const Product&) = delete;
    Product& operator=(const Product&) = delete;

    template <class T> cublasStatus_t set(cublasLtMatmulDescAttributes_t attribute, T value)
    {
        return cublasLtMatmulDescSetAttribute(m_description, attribute, &value, sizeof(value));
    }
    cublasLtMatrixLayout_t a() const { return m_a; }

    cublasStatus_t run(const DeviceArray<float>& a, const DeviceArray<float>& b, const DeviceArray<float>& d, float beta = 0,
                       cudaStream_t stream = nullptr)
    {
        const float one = 1;
        cublasLtMatmulHeuristicResult_t chosen{};
        int found = 0;
        const cublasStatus_t status
            = cublasLtMatmulAlgoGetHeuristic(m_handle, m_description, m_a, m_b, m_d, m_d, m_preference, 1, &chosen, &found);
        if (status != CUBLAS_STATUS_SUCCESS)
            return status;
        return cublasLtMatmul(m_handle, m_description, &one, a.data(), m_a, b.data(), m_b, &beta, d.data(), m_d, d.data(), m_d,
                              &chosen.algo, nullptr, 0, stream);
    }

private:
    static cublasLtMatrixLayout_t layout(int rows, int columns)
    {
        cublasLtMatrixLayout_t made = nullptr;
        cublasLtMatrixLayoutCreate(&made, CUDA_R_32F, static_cast<std::uint64_t>(rows), static_cast<std::uint64_t>(columns),
                                   rows);
        return made;
    }

    cublasLtHandle_t m_handle = nullptr;
    cublasLtMatmulDesc_t m_description = nullptr;
    cublasLtMatmulPreference_t m_preference = nullptr;
    cublasLtMatrixLayout_t m_a = nullptr, m_b = nullptr, m_d = nullptr;
};

std::size_t at(int i, int j)
{
    return static_cast<std::size_t>(j * kRows + i);
}

void compare(const std::vector<float>& found, const std::function<double(int, int)>& expected)
{
    for (int j = 0; j < kColumns; ++j)
        for (int i = 0; i < kRows; ++i)
            QVERIFY2(std::abs(static_cast<double>(found[at(i, j)]) - expected(i, j)) < 1e-4, qPrintable(QString::number(i)));
}

/// Both matrices as they are multiplied, the result, and vectors for the epilogue.
struct Fixture {
    DeviceArray<float> a{matrix(0, kRows, kDepth)}, b{matrix(1, kDepth, kColumns)}, d{matrix(2, kRows, kColumns)};
    DeviceArray<float> bias{matrix(3, kRows, 1)};
    Product product{CUBLAS_OP_N, CUBLAS_OP_N};

    cublasStatus_t run(cublasLtEpilogue_t epilogue)
    {
        product.set(CUBLASLT_MATMUL_DESC_EPILOGUE, epilogue);
        product.set(CUBLASLT_MATMUL_DESC_BIAS_POINTER, bias.data());
        return product.run(a, b, d);
    }
    void set_aux(void* data, std::int64_t leading)
    {
        product.set(CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_POINTER, data);
        product.set(CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_LD, leading);
    }
};

double biased(int i, int j)
{
    return product(i, j) + static_cast<double>(element(3, i, 0));
}

}  // namespace

class EmulatedCublasLtTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void operandsCanBeTransposed();
    void theOldResultIsAdded();
    void biasAndActivation();
    void reluKeepsAMaskForTheWayBack();
    void geluKeepsItsInputForTheWayBack();
    void operandsAreSummed();
    void sizesAreChecked();
    void capturedProductsRunLater();
    void tensorFloatRounds();
};

void EmulatedCublasLtTest::operandsCanBeTransposed()
{
    std::vector<float> a, b;  // the transposes of what the fixture has
    for (int i = 0; i < kRows; ++i)
        for (int p = 0; p < kDepth; ++p)
            a.push_back(element(0, i, p));
    for (int p = 0; p < kDepth; ++p)
        for (int j = 0; j < kColumns; ++j)
            b.push_back(element(1, p, j));
    const DeviceArray<float> da(a), db(b), d(static_cast<std::size_t>(kRows * kColumns));
    QCOMPARE(Product(CUBLAS_OP_T, CUBLAS_OP_T).run(da, db, d), CUBLAS_STATUS_SUCCESS);
    compare(d.values(), product);
}

void EmulatedCublasLtTest::theOldResultIsAdded()
{
    Fixture f;
    QCOMPARE(f.product.run(f.a, f.b, f.d, 0.5F), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), [](int i, int j) { return product(i, j) + 0.5 * static_cast<double>(element(2, i, j)); });
}

void EmulatedCublasLtTest::biasAndActivation()
{
    Fixture f;
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_BIAS), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), biased);
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_RELU), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), [](int i, int j) { return std::max(0.0, product(i, j)); });
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_RELU_BIAS), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), [](int i, int j) { return std::max(0.0, biased(i, j)); });
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_GELU), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), [](int i, int j) { return gelu(product(i, j)); });
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_GELU_BIAS), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), [](int i, int j) { return gelu(biased(i, j)); });
}

void EmulatedCublasLtTest::reluKeepsAMaskForTheWayBack()
{
    Fixture f;
    const DeviceArray<unsigned char> mask(std::vector<unsigned char>(kMaskLeading / 8 * kColumns));
    f.set_aux(mask.data(), kMaskLeading);
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_RELU_AUX_BIAS), CUBLAS_STATUS_SUCCESS);
    const auto gradient = [](int i, int j) { return biased(i, j) > 0 ? product(i, j) : 0; };
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_DRELU), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), gradient);
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_DRELU_BGRAD), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), gradient);
    const std::vector<float> sums = f.bias.values();
    for (int i = 0; i < kRows; ++i) {
        double expected = 0;
        for (int j = 0; j < kColumns; ++j)
            expected += gradient(i, j);
        QVERIFY(std::abs(static_cast<double>(sums[static_cast<std::size_t>(i)]) - expected) < 1e-4);
    }
}

void EmulatedCublasLtTest::geluKeepsItsInputForTheWayBack()
{
    Fixture f;
    const DeviceArray<float> input(static_cast<std::size_t>(kGeluLeading * kColumns));
    f.set_aux(input.data(), kGeluLeading);
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_GELU_AUX_BIAS), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), [](int i, int j) { return gelu(biased(i, j)); });
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_DGELU), CUBLAS_STATUS_SUCCESS);
    compare(f.d.values(), [](int i, int j) { return product(i, j) * gelu_slope(biased(i, j)); });
}

void EmulatedCublasLtTest::operandsAreSummed()
{
    Fixture f;
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_BGRADA), CUBLAS_STATUS_SUCCESS);
    const std::vector<float> rows = f.bias.values();
    QCOMPARE(f.run(CUBLASLT_EPILOGUE_BGRADB), CUBLAS_STATUS_SUCCESS);
    const std::vector<float> columns = f.bias.values();
    compare(f.d.values(), product);
    for (int i = 0; i < kRows; ++i) {
        float row = 0, column = 0;
        for (int p = 0; p < kDepth; ++p) {
            row += element(0, i, p);
            column += element(1, p, i);
        }
        QCOMPARE(rows[static_cast<std::size_t>(i)], row);
        if (i < kColumns)
            QCOMPARE(columns[static_cast<std::size_t>(i)], column);
    }
}

void EmulatedCublasLtTest::sizesAreChecked()
{
    Fixture f;
    const std::int64_t short_leading = kRows - 1;
    cublasLtMatrixLayoutSetAttribute(f.product.a(), CUBLASLT_MATRIX_LAYOUT_LD, &short_leading, sizeof(short_leading));
    QCOMPARE(f.product.run(f.a, f.b, f.d), CUBLAS_STATUS_INVALID_VALUE);
    Fixture other;
    other.product.set(CUBLASLT_MATMUL_DESC_TRANSA, CUBLAS_OP_T);
    QCOMPARE(other.product.run(other.a, other.b, other.d), CUBLAS_STATUS_INVALID_VALUE);
    QCOMPARE(other.product.set(CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_LD, int{128}), CUBLAS_STATUS_INVALID_VALUE);
}

void EmulatedCublasLtTest::capturedProductsRunLater()
{
    Fixture f;
    cudaStream_t stream = nullptr;
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t executable = nullptr;
    cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking);
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal);
    QCOMPARE(f.product.run(f.a, f.b, f.d, 0, stream), CUBLAS_STATUS_SUCCESS);
    QCOMPARE(cudaStreamEndCapture(stream, &graph), cudaSuccess);
    QCOMPARE(f.d.values(), matrix(2, kRows, kColumns));
    cudaGraphInstantiate(&executable, graph);
    QCOMPARE(cudaGraphLaunch(executable, stream), cudaSuccess);
    compare(f.d.values(), product);
    cudaGraphExecDestroy(executable);
    cudaGraphDestroy(graph);
    cudaStreamDestroy(stream);
}

void EmulatedCublasLtTest::tensorFloatRounds()
{
    const float fine = 1 + 1.0F / 4096;  // more than ten bits behind the point
    const DeviceArray<float> a(std::vector<float>(kRows * kDepth, fine)), b(std::vector<float>(kDepth * kColumns, 1)),
        d(static_cast<std::size_t>(kRows * kColumns));
    Product product(CUBLAS_OP_N, CUBLAS_OP_N);
    product.run(a, b, d);
    QCOMPARE(d.values()[0], kDepth * fine);
    product.set(CUBLASLT_MATMUL_DESC_COMPUTE_TYPE, CUBLAS_COMPUTE_32F_FAST_TF32);
    product.run(a, b, d);
    QCOMPARE(d.values()[0], static_cast<float>(kDepth));
}

QTEST_GUILESS_MAIN(EmulatedCublasLtTest)
#include "emulated_cublas_lt_test.moc"
