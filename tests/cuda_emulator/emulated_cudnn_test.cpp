#include <cudnn.h>
#include <numeric>

#include <QTest>

#include "tests/cuda_emulator/support/device_array.h"

namespace {

/// 2 images of 4 channels, 5 by 6; 6 filters in 2 groups, 3 by 2, moved by 2 and 1, padded by 1 and 2, dilated by 1 and 2.
constexpr int kImages = 2, kChannels = 4, kHeight = 5, kWidth = 6, kFilters = 6, kGroups = 2, kTall = 3, kWide = 2;
constexpr int kOutHeight = (kHeight + 2 - kTall) / 2 + 1, kOutWidth = kWidth + 4 - 3 + 1;
constexpr int kDepth = kChannels / kGroups;

float number(int seed, int i)
{
    return static_cast<float>((i * i * 7 + i * (37 + seed) + seed * 11) % 23 - 9) / 8;
}

std::vector<float> numbers(int seed, int count)
{
    std::vector<float> all;
    for (int i = 0; i < count; ++i)
        all.push_back(number(seed, i));
    return all;
}

double inner(const std::vector<float>& a, const std::vector<float>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

/// Everything a convolution needs, channels first or last.
class Convolution {
public:
    explicit Convolution(cudnnTensorFormat_t format)
    {
        cudnnCreate(&handle);
        for (cudnnTensorDescriptor_t* each : {&x, &y, &bias})
            cudnnCreateTensorDescriptor(each);
        cudnnCreateFilterDescriptor(&w);
        cudnnCreateConvolutionDescriptor(&how);
        cudnnCreateActivationDescriptor(&activation);
        cudnnSetTensor4dDescriptor(x, format, CUDNN_DATA_FLOAT, kImages, kChannels, kHeight, kWidth);
        cudnnSetTensor4dDescriptor(y, format, CUDNN_DATA_FLOAT, kImages, kFilters, kOutHeight, kOutWidth);
        cudnnSetTensor4dDescriptor(bias, format, CUDNN_DATA_FLOAT, 1, kFilters, 1, 1);
        cudnnSetFilter4dDescriptor(w, CUDNN_DATA_FLOAT, format, kFilters, kDepth, kTall, kWide);
        cudnnSetConvolution2dDescriptor(how, 1, 2, 2, 1, 1, 2, CUDNN_CROSS_CORRELATION, CUDNN_DATA_FLOAT);
        cudnnSetConvolutionGroupCount(how, kGroups);
        cudnnSetActivationDescriptor(activation, CUDNN_ACTIVATION_RELU, CUDNN_PROPAGATE_NAN, 0);
    }
    ~Convolution()
    {
        cudnnDestroyActivationDescriptor(activation);
        cudnnDestroyConvolutionDescriptor(how);
        cudnnDestroyFilterDescriptor(w);
        for (cudnnTensorDescriptor_t each : {x, y, bias})
            cudnnDestroyTensorDescriptor(each);
        cudnnDestroy(handle);
    }
    Convolution(const Convolution&) = delete;
    Convolution& operator=(const Convolution&) = delete;

    cudnnStatus_t forward(float beta = 0)
    {
        return cudnnConvolutionForward(handle, &one, x, in.data(), w, filters.data(), how, CUDNN_CONVOLUTION_FWD_ALGO_GEMM,
                                       nullptr, 0, &beta, y, out.data());
    }

    float one = 1;
    cudnnHandle_t handle = nullptr;
    cudnnTensorDescriptor_t x = nullptr, y = nullptr, bias = nullptr;
    cudnnFilterDescriptor_t w = nullptr;
    cudnnConvolutionDescriptor_t how = nullptr;
    cudnnActivationDescriptor_t activation = nullptr;
    DeviceArray<float> in{numbers(1, kImages* kChannels* kHeight* kWidth)};
    DeviceArray<float> filters{numbers(2, kFilters* kDepth* kTall* kWide)};
    DeviceArray<float> out{numbers(3, kImages* kFilters* kOutHeight* kOutWidth)};
    DeviceArray<float> offsets{numbers(4, kFilters)};
};

/// Number of an element of (N, C, H, W) in memory.
int place(bool last, int n, int c, int h, int w, int channels, int height, int width)
{
    return last ? ((n * height + h) * width + w) * channels + c : ((n * channels + c) * height + h) * width + w;
}

std::vector<double> expected(bool last)
{
    std::vector<double> y(static_cast<std::size_t>(kImages * kFilters * kOutHeight * kOutWidth));
    for (int i = 0; i < static_cast<int>(y.size()); ++i) {
        const int w = i % kOutWidth, h = i / kOutWidth % kOutHeight, k = i / (kOutWidth * kOutHeight) % kFilters;
        const int n = i / (kOutWidth * kOutHeight * kFilters);
        double& sum = y[static_cast<std::size_t>(place(last, n, k, h, w, kFilters, kOutHeight, kOutWidth))];
        for (int c = 0; c < kDepth; ++c)
            for (int u = 0; u < kTall; ++u)
                for (int v = 0; v < kWide; ++v) {
                    const int row = h * 2 - 1 + u, column = w - 2 + v * 2, channel = k / (kFilters / kGroups) * kDepth + c;
                    if (row >= 0 && row < kHeight && column >= 0 && column < kWidth)
                        sum += static_cast<double>(number(1, place(last, n, channel, row, column, kChannels, kHeight, kWidth)))
                            * static_cast<double>(number(2, place(last, k, c, u, v, kDepth, kTall, kWide)));
                }
    }
    return y;
}

}  // namespace

class EmulatedCudnnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forwardInBothLayouts();
    void backwardIsTheAdjoint();
    void biasAndActivation();
    void biasGradient();
    void volumesWork();
    void sizesAreChecked();
};

void EmulatedCudnnTest::forwardInBothLayouts()
{
    for (const cudnnTensorFormat_t format : {CUDNN_TENSOR_NCHW, CUDNN_TENSOR_NHWC}) {
        Convolution c(format);
        QCOMPARE(c.forward(), CUDNN_STATUS_SUCCESS);
        const std::vector<float> found = c.out.values();
        const std::vector<double> right = expected(format == CUDNN_TENSOR_NHWC);
        for (std::size_t i = 0; i < found.size(); ++i)
            QCOMPARE(found[i], static_cast<float>(right[i]));
    }
}

void EmulatedCudnnTest::backwardIsTheAdjoint()
{
    Convolution c(CUDNN_TENSOR_NHWC);
    const std::vector<float> dy = c.out.values();
    const DeviceArray<float> gradient(dy), dx(c.in.values().size()), dw(c.filters.values().size());
    const float zero = 0;
    QCOMPARE(c.forward(), CUDNN_STATUS_SUCCESS);
    QCOMPARE(cudnnConvolutionBackwardData(c.handle, &c.one, c.w, c.filters.data(), c.y, gradient.data(), c.how,
                                          CUDNN_CONVOLUTION_BWD_DATA_ALGO_1, nullptr, 0, &zero, c.x, dx.data()),
             CUDNN_STATUS_SUCCESS);
    QCOMPARE(cudnnConvolutionBackwardFilter(c.handle, &c.one, c.x, c.in.data(), c.y, gradient.data(), c.how,
                                            CUDNN_CONVOLUTION_BWD_FILTER_ALGO_1, nullptr, 0, &zero, c.w, dw.data()),
             CUDNN_STATUS_SUCCESS);
    const double product = inner(c.out.values(), dy);
    QVERIFY(std::abs(product) > 1);
    QVERIFY(std::abs(inner(c.in.values(), dx.values()) - product) < 1e-4);
    QVERIFY(std::abs(inner(c.filters.values(), dw.values()) - product) < 1e-4);
}

void EmulatedCudnnTest::biasAndActivation()
{
    Convolution c(CUDNN_TENSOR_NHWC);
    const std::vector<double> plain = expected(true);
    const std::vector<float> added = c.out.values();
    const DeviceArray<float> z(added);
    const float half = 0.5F;
    QCOMPARE(cudnnConvolutionBiasActivationForward(c.handle, &c.one, c.x, c.in.data(), c.w, c.filters.data(), c.how,
                                                   CUDNN_CONVOLUTION_FWD_ALGO_IMPLICIT_PRECOMP_GEMM, nullptr, 0, &half, c.y,
                                                   z.data(), c.bias, c.offsets.data(), c.activation, c.y, c.out.data()),
             CUDNN_STATUS_SUCCESS);
    const std::vector<float> found = c.out.values();
    for (std::size_t i = 0; i < found.size(); ++i) {
        const double value
            = plain[i] + 0.5 * static_cast<double>(added[i]) + static_cast<double>(number(4, static_cast<int>(i) % kFilters));
        QCOMPARE(found[i], static_cast<float>(std::max(value, 0.0)));
    }
}

void EmulatedCudnnTest::biasGradient()
{
    Convolution c(CUDNN_TENSOR_NHWC);
    const std::vector<float> dy = c.out.values();
    const float zero = 0;
    QCOMPARE(cudnnConvolutionBackwardBias(c.handle, &c.one, c.y, c.out.data(), &zero, c.bias, c.offsets.data()),
             CUDNN_STATUS_SUCCESS);
    for (std::size_t k = 0; k < kFilters; ++k) {
        float sum = 0;
        for (std::size_t i = k; i < dy.size(); i += kFilters)
            sum += dy[i];
        QCOMPARE(c.offsets.values()[k], sum);
    }
}

void EmulatedCudnnTest::volumesWork()
{
    Convolution c(CUDNN_TENSOR_NCHW);
    const int x_sizes[] = {1, 1, 2, 2, 2}, w_sizes[] = {1, 1, 2, 2, 2}, y_sizes[] = {1, 1, 1, 1, 1};
    const int none[] = {0, 0, 0}, ones[] = {1, 1, 1};
    cudnnSetTensorNdDescriptorEx(c.x, CUDNN_TENSOR_NCHW, CUDNN_DATA_FLOAT, 5, x_sizes);
    cudnnSetTensorNdDescriptorEx(c.y, CUDNN_TENSOR_NCHW, CUDNN_DATA_FLOAT, 5, y_sizes);
    cudnnSetFilterNdDescriptor(c.w, CUDNN_DATA_FLOAT, CUDNN_TENSOR_NCHW, 5, w_sizes);
    cudnnSetConvolutionNdDescriptor(c.how, 3, none, ones, ones, CUDNN_CONVOLUTION, CUDNN_DATA_FLOAT);
    cudnnSetConvolutionGroupCount(c.how, 1);
    QCOMPARE(c.forward(), CUDNN_STATUS_SUCCESS);
    double sum = 0;
    for (int i = 0; i < 8; ++i)
        sum += static_cast<double>(number(1, i)) * static_cast<double>(number(2, 7 - i));
    QCOMPARE(c.out.values()[0], static_cast<float>(sum));
}

void EmulatedCudnnTest::sizesAreChecked()
{
    Convolution c(CUDNN_TENSOR_NCHW);
    int found = 0;
    cudnnConvolutionFwdAlgoPerf_t result{};
    QCOMPARE(cudnnGetConvolutionForwardAlgorithm_v7(c.handle, c.x, c.w, c.how, c.y, 1, &found, &result), CUDNN_STATUS_SUCCESS);
    QCOMPARE(found, 1);
    int sizes[4];
    QCOMPARE(cudnnGetConvolutionNdForwardOutputDim(c.how, c.x, c.w, 4, sizes), CUDNN_STATUS_SUCCESS);
    QCOMPARE(sizes[3], kOutWidth);
    cudnnSetConvolutionGroupCount(c.how, 1);
    QCOMPARE(c.forward(), CUDNN_STATUS_BAD_PARAM);
}

QTEST_GUILESS_MAIN(EmulatedCudnnTest)
#include "emulated_cudnn_test.moc"
