#include <functional>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/ops/batch_norm.h"
#include "engine/ops/group_norm.h"
#include "engine/ops/layer_norm.h"
#include "engine/ops/pool.h"
#include "engine/ops/shape_ops.h"
#include "engine/ops/softmax.h"
#include "engine/tensor/random.h"
#include "tests/engine/support/cuda_device.h"
#include "tests/engine/support/emulator_orders.h"
#include "tests/engine/support/op_layouts.h"

using namespace ts;
Q_DECLARE_METATYPE(ts::Shape)

/// Softmax, normalisation and pooling in float32 at the sizes that training has, against float64 on the CPU.
class CudaNormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }
    void softmaxOfRows_data();
    void softmaxOfRows();
    void softmaxAcrossStrides_data();
    void softmaxAcrossStrides();
    void softmaxOfInfinities();
    void layerNorm_data();
    void layerNorm();
    void batchNorm_data();
    void batchNorm();
    void runningStatistics_data();
    void runningStatistics();
    void groupNorm_data();
    void groupNorm();
    void pools_data();
    void pools();
    void halves_data();
    void halves();
};

namespace {

using Function = std::function<Tensor(const std::vector<Tensor>&)>;

Tensor random(const Shape& sizes, double mean = 0, double deviation = 1, std::uint64_t key = 7)
{
    const Tensor t = empty(sizes, DType::Float64);
    fill_normal(t, Philox(key, static_cast<std::uint64_t>(t.numel())), mean, deviation);
    return t;
}

/// Weights and biases of halves are float32.
DType type_of(const Tensor& input, DType type)
{
    return item_size(type) < 4 && input.dim() == 1 ? DType::Float32 : type;
}

/// Result and gradients of all inputs.
std::vector<Tensor> run(const Function& f, const std::vector<Tensor>& inputs, TensorOptions options)
{
    std::vector<Tensor> leaves;
    for (const Tensor& input : inputs)
        leaves.push_back(copy_to_device(to(input, type_of(input, options.dtype)), options.device).detach().set_requires_grad());
    const Tensor y = f(leaves);
    backward(y, copy_to_device(to(random(y.sizes(), 0, 1, 8), options.dtype), options.device));
    std::vector<Tensor> all{y};
    for (const Tensor& leaf : leaves)
        all.push_back(leaf.grad());
    return all;
}

/// Difference relative to the largest number of each tensor, in the worst one; infinite where the order of threads matters.
double error_of(const Function& f, const std::vector<Tensor>& inputs, DType type = DType::Float32)
{
    // The inputs are rounded first, so that only the arithmetic differs.
    std::vector<Tensor> rounded;
    for (const Tensor& input : inputs)
        rounded.push_back(to(to(input, type_of(input, type)), DType::Float64));
    const std::vector<Tensor> expected = run(f, rounded, DType::Float64), got = run(f, rounded, {type, kCuda});
    if (!same_bits_in_every_order([&] { return run(f, rounded, {type, kCuda}); }))
        return INFINITY;
    double worst = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::vector<double> a = expected[i].to_vector(), b = got[i].to_vector();
        double most = 0, apart = 0;
        for (std::size_t k = 0; k < a.size(); ++k) {
            most = std::max(most, std::abs(a[k]));
            const double difference = a[k] == b[k] ? 0 : std::abs(a[k] - b[k]);
            apart = std::isnan(difference) ? INFINITY : std::max(apart, difference);
        }
        worst = std::max(worst, apart / most);
    }
    return worst;
}

void fails_above(double error, double most)
{
    QVERIFY2(error <= most, qPrintable(QString::number(error)));
}

}  // namespace

void CudaNormsTest::softmaxOfRows_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1, 5, 8, 10, 31, 33, 64, 77, 128, 130, 513, 516, 1000, 1024, 2047, 2048, 4100, 8192, 9000, 9001})
        QTest::addRow("%d", width) << width;
}

void CudaNormsTest::softmaxOfRows()
{
    QFETCH(int, width);
    const Shape sizes{width < 100 ? 37 : 3, width};
    for (const Function& f : {Function([](const auto& in) { return softmax(in[0], 1); }),
                              Function([](const auto& in) { return log_softmax(in[0], 1); })})
        fails_above(error_of(f, {random(sizes, 3, 4)}), 1e-5);
}

void CudaNormsTest::softmaxAcrossStrides_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("inner");
    for (const auto& [classes, inner] : {std::pair(3, 50), std::pair(70, 5), std::pair(64, 33), std::pair(300, 2)})
        QTest::addRow("%d with %d", classes, inner) << classes << inner;
}

void CudaNormsTest::softmaxAcrossStrides()
{
    QFETCH(int, classes);
    QFETCH(int, inner);
    for (const Function& f : {Function([](const auto& in) { return softmax(in[0], 1); }),
                              Function([](const auto& in) { return log_softmax(in[0], 1); })})
        fails_above(error_of(f, {random({4, classes, inner}, -5, 4)}), 1e-5);
}

/// Masked scores are -inf, at the front, all along, or not at all.
void CudaNormsTest::softmaxOfInfinities()
{
    for (const std::int64_t width : {7, 300, 9000}) {
        const Tensor x = random({3, width});
        for (std::int64_t i = 0; i < width; ++i) {
            if (i < width - 2)
                x.data<double>()[i] = -INFINITY;
            x.data<double>()[width + i] = -INFINITY;
        }
        for (const bool log : {false, true}) {
            const auto f = [log](const Tensor& t) { return log ? log_softmax(t, 1) : softmax(t, 1); };
            QVERIFY(largest_difference(f(x).to_vector(), f(copy_to_device(to(x, DType::Float32), kCuda)).to_vector()) < 2e-6);
            // Strided classes go another way.
            const auto across = [log](const Tensor& t) { return log ? log_softmax(t, 0) : softmax(t, 0); };
            const Tensor columns = contiguous_copy(transpose(x, 0, 1).detach());
            QVERIFY(largest_difference(across(columns).to_vector(),
                                       across(copy_to_device(to(columns, DType::Float32), kCuda)).to_vector())
                    < 2e-6);
        }
    }
}

void CudaNormsTest::layerNorm_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("width");
    for (const auto& [rows, width] :
         {std::pair(50, 8), std::pair(41, 30), std::pair(33, 64), std::pair(9, 100), std::pair(70, 256), std::pair(11, 258),
          std::pair(9, 768), std::pair(5, 1024), std::pair(3, 2048), std::pair(2, 4096), std::pair(2, 8192), std::pair(3, 9000),
          std::pair(150, 301)})
        QTest::addRow("%d rows of %d", rows, width) << rows << width;
}

void CudaNormsTest::layerNorm()
{
    QFETCH(int, rows);
    QFETCH(int, width);
    const std::vector<Tensor> inputs{random({rows, width}, 2, 3), random({width}, 1, 0.2), random({width}, 0, 0.3)};
    fails_above(error_of([&](const auto& in) { return layer_norm(in[0], {width}, in[1], in[2]); }, inputs), 5e-6);
    fails_above(error_of([&](const auto& in) { return rms_norm(in[0], {width}, in[1], 1e-5); }, {inputs[0], inputs[1]}), 5e-6);
    fails_above(error_of([&](const auto& in) { return layer_norm(in[0], {width}); }, {inputs[0]}), 5e-6);
}

void CudaNormsTest::batchNorm_data()
{
    QTest::addColumn<Shape>("sizes");
    QTest::addColumn<double>("mean");
    for (const Shape& sizes : {Shape{16, 3}, Shape{700, 1}, Shape{5, 130}, Shape{4, 16, 20, 21}, Shape{2, 300, 3, 3},
                               Shape{3, 7, 50}, Shape{4, 64, 30, 32}})
        for (const double mean : {0.0, 100.0})
            QTest::addRow("%s around %g", sizes.text().c_str(), mean) << sizes << mean;
}

void CudaNormsTest::batchNorm()
{
    QFETCH(Shape, sizes);
    QFETCH(double, mean);
    const std::int64_t c = sizes[1];
    const std::vector<Tensor> inputs{random(sizes, mean, 1.5), random({c}, 1, 0.2), random({c}, 0, 0.3)};
    // Gradients of the weight are sums over rows of rounded numbers.
    const double most = mean > 0 ? 1e-4 : 1e-5;
    fails_above(error_of([](const auto& in) { return batch_norm(in[0], {}, {}, in[1], in[2], {.training = true}); }, inputs),
                most);
    const auto kept = [c](const Tensor& like, double value) { return full({c}, value, like.options()); };
    fails_above(
        error_of([&](const auto& in) { return batch_norm(in[0], kept(in[0], mean), kept(in[0], 2), in[1], in[2]); }, inputs),
        most);
}

void CudaNormsTest::runningStatistics_data()
{
    QTest::addColumn<bool>("average");
    QTest::newRow("newest weighs 0.1") << false;
    QTest::newRow("average of all") << true;
}

void CudaNormsTest::runningStatistics()
{
    QFETCH(bool, average);
    std::vector<std::vector<double>> results;
    for (const Device device : {Device{}, kCuda}) {
        const Tensor mean = zeros({40}, device), var = ones({40}, device);
        BatchNormOptions options{.training = true, .batches = zeros({}, {DType::Int64, device})};
        if (average)
            options.momentum.reset();
        for (int batch = 1; batch <= 3; ++batch)
            batch_norm(copy_to_device(to(random({50 * batch, 40}, batch, 2), DType::Float32), device), mean, var, {}, {},
                       options);
        QCOMPARE(options.batches.item(), 3.0);
        results.push_back(mean.to_vector());
        const std::vector<double> spread = var.to_vector();
        results.back().insert(results.back().end(), spread.begin(), spread.end());
    }
    QVERIFY(largest_difference(results[0], results[1]) < 2e-6);
    QVERIFY(std::abs(results[1][0] - (average ? 2.0 : 0.56)) < 0.5);
}

void CudaNormsTest::groupNorm_data()
{
    QTest::addColumn<Shape>("sizes");
    QTest::addColumn<int>("groups");
    for (const auto& [sizes, groups] :
         {std::pair(Shape{4, 32, 12, 13}, 8), std::pair(Shape{2, 6, 9, 9}, 3), std::pair(Shape{5, 64}, 16),
          std::pair(Shape{3, 10, 40}, 10), std::pair(Shape{2, 256, 3, 5}, 1), std::pair(Shape{1, 8, 64, 64}, 2)})
        QTest::addRow("%s in %d", sizes.text().c_str(), groups) << sizes << groups;
}

void CudaNormsTest::groupNorm()
{
    QFETCH(Shape, sizes);
    QFETCH(int, groups);
    const std::vector<Tensor> inputs{random(sizes, 3, 2), random({sizes[1]}, 1, 0.2), random({sizes[1]}, 0, 0.3)};
    fails_above(error_of([&](const auto& in) { return group_norm(in[0], groups, in[1], in[2], 1e-5); }, inputs), 1e-5);
}

void CudaNormsTest::pools_data()
{
    QTest::addColumn<Shape>("sizes");
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("stride");
    QTest::addColumn<int>("padding");
    QTest::addColumn<int>("dilation");
    const auto add = [](const Shape& sizes, int kernel, int stride, int padding, int dilation) {
        QTest::addRow("%s kernel %d stride %d padding %d dilation %d", sizes.text().c_str(), kernel, stride, padding, dilation)
            << sizes << kernel << stride << padding << dilation;
    };
    add({2, 64, 30, 31}, 3, 2, 1, 1);
    add({2, 5, 16, 16}, 2, 2, 0, 1);
    add({3, 12, 19, 23}, 3, 1, 1, 2);
    add({1, 3, 40, 40}, 17, 5, 8, 1);  // places beyond one byte
    add({2, 8, 9, 9}, 2, 3, 1, 4);
}

void CudaNormsTest::pools()
{
    QFETCH(Shape, sizes);
    QFETCH(int, kernel);
    QFETCH(int, stride);
    QFETCH(int, padding);
    QFETCH(int, dilation);
    for (const bool ceil : {false, true}) {
        Pool2dOptions options{.kernel = {kernel, kernel}, .stride = {stride, stride}, .padding = {padding, padding}};
        options.ceil_mode = ceil;
        for (const bool include : {false, true}) {
            options.count_include_pad = include;
            fails_above(error_of([&](const auto& in) { return avg_pool2d(in[0], options); }, {random(sizes)}), 2e-6);
        }
        options.dilation = {dilation, dilation};
        fails_above(error_of([&](const auto& in) { return max_pool2d(in[0], options); }, {random(sizes)}), 1e-6);
    }
}

void CudaNormsTest::halves_data()
{
    QTest::addColumn<bool>("brain");
    QTest::newRow("float16") << false;
    QTest::newRow("bfloat16") << true;
}

/// Halves are read and written as they are and computed in float32, with weights and statistics of float32.
void CudaNormsTest::halves()
{
    QFETCH(bool, brain);
    const DType type = brain ? DType::BFloat16 : DType::Float16;
    const double most = brain ? 6.0 / 256 : 6.0 / 2048;
    const Tensor rows = random({9, 200}, 1, 2), images = random({3, 16, 9, 10}, 1, 2);
    const Tensor weight = random({200}, 1, 0.2), bias = random({200}, 0, 0.3), w = random({16}, 1, 0.2),
                 b = random({16}, 0, 0.3);
    fails_above(error_of([](const auto& in) { return softmax(in[0], 1); }, {rows}, type), most);
    fails_above(error_of([](const auto& in) { return layer_norm(in[0], {200}, in[1], in[2]); }, {rows, weight, bias}, type),
                most);
    fails_above(error_of([](const auto& in) { return rms_norm(in[0], {200}, in[1], 1e-5); }, {rows, weight}, type), most);
    fails_above(error_of([](const auto& in) { return batch_norm(in[0], {}, {}, in[1], in[2], {.training = true}); },
                         {images, w, b}, type),
                most);
    fails_above(error_of([](const auto& in) { return group_norm(in[0], 4, in[1], in[2], 1e-5); }, {images, w, b}, type), most);
    fails_above(error_of(
                    [](const auto& in) {
                        return max_pool2d(in[0], {.kernel = {3, 3}, .stride = {2, 2}});
                    },
                    {images}, type),
                most);
    fails_above(error_of(
                    [](const auto& in) {
                        return avg_pool2d(in[0], {.kernel = {3, 3}, .padding = {1, 1}});
                    },
                    {images}, type),
                most);
}

QTEST_GUILESS_MAIN(CudaNormsTest)
#include "cuda_norms_test.moc"
