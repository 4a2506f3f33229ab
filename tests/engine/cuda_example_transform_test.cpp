#include <QTest>

#include "engine/ops/elementwise.h"
#include "engine/ops/example_transform.h"
#include "tests/engine/support/cuda_device.h"

using namespace ts;

namespace {

constexpr std::int64_t kImages = 131;  // more than one launch takes

Tensor images(DType type, bool channels_last)
{
    Tensor x = empty({kImages, 3, 6, 5}, type);
    fill_uniform(x, Philox(6), -1, 1);
    if (!channels_last)
        return x;
    Tensor turned = empty_channels_last(x.sizes(), type);
    copy_elements(x, turned);
    return turned;
}

double largest_gap(const Tensor& a, const Tensor& b)
{
    const std::vector<double> x = copy_to_device(a, Device{}).to_vector(), y = copy_to_device(b, Device{}).to_vector();
    double gap = x.size() == y.size() ? 0 : 1e300;
    for (std::size_t i = 0; i < x.size() && gap < 1e300; ++i)
        gap = std::max(gap, std::abs(x[i] - y[i]));
    return gap;
}

}  // namespace

/// Changes to examples give the same on the device as on the CPU.
class CudaExampleTransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SKIP_WITHOUT_CUDA(); }

    void transforms_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("channels_last");
        QTest::newRow("float32") << static_cast<int>(DType::Float32) << false;
        QTest::newRow("float32, channels-last") << static_cast<int>(DType::Float32) << true;
        QTest::newRow("float64") << static_cast<int>(DType::Float64) << false;
        QTest::newRow("float64, channels-last") << static_cast<int>(DType::Float64) << true;
    }
    void transforms()
    {
        QFETCH(int, type);
        QFETCH(bool, channels_last);
        const Tensor x = images(static_cast<DType>(type), channels_last), on_device = same_layout_on(x, kCuda);
        std::vector<ImageCut> cuts;
        std::vector<double> angles;
        std::vector<ImageBox> boxes;
        std::vector<std::int64_t> partners;
        for (std::int64_t i = 0; i < kImages; ++i) {
            cuts.push_back({i % 5 - 2, i % 7 - 3, i % 2 == 0, i % 3 == 0});
            angles.push_back(0.05 * static_cast<double>(i));
            boxes.push_back({i % 3, i % 4, i % 4, i % 2});
            partners.push_back((i * 17 + 3) % kImages);
        }
        QCOMPARE(largest_gap(cut_images(on_device, cuts, 4, 7), cut_images(x, cuts, 4, 7)), 0.0);
        QCOMPARE(largest_gap(cut_images(on_device, cuts, 1, 1), cut_images(x, cuts, 1, 1)), 0.0);
        QVERIFY(largest_gap(rotate_images(on_device, angles), rotate_images(x, angles)) < 2e-5);
        QCOMPARE(largest_gap(erase_boxes(on_device, boxes, 0.25), erase_boxes(x, boxes, 0.25)), 0.0);
        QVERIFY(largest_gap(mix_examples(on_device, partners, 0.3), mix_examples(x, partners, 0.3)) < 1e-6);
        QCOMPARE(rotate_images(on_device, angles).strides(), rotate_images(x, angles).strides());
    }

    void noise()
    {
        for (const std::int64_t count : {1, 16, 63, 64, 1000}) {
            const Tensor like = zeros({count}), on_device = copy_to_device(like, kCuda);
            QVERIFY(largest_gap(gaussian_noise(on_device, 1.5, Philox(3, 8)), gaussian_noise(like, 1.5, Philox(3, 8))) < 1e-5);
        }
    }
};

QTEST_GUILESS_MAIN(CudaExampleTransformTest)
#include "cuda_example_transform_test.moc"
