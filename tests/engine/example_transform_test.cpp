#include <cmath>
#include <numeric>
#include <set>

#include <QTest>

#include "engine/cpu/compute_threads.h"
#include "engine/nn/module.h"
#include "engine/ops/example_transform.h"
#include "engine/ops/memory_order.h"
#include "engine/registry/node_type.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// Transforms of data: exact where they can be, with the statistics asked for, and only while training.
class ExampleTransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outsideTrainingNothingChanges_data();
    void outsideTrainingNothingChanges();
    void sameStepSameBits_data();
    void sameStepSameBits();
    void flipsAreExact_data();
    void flipsAreExact();
    void halfOfTheImagesAreFlipped();
    void cropsAreShifts();
    void cropsOfAnotherSize();
    void quarterTurnsAreExact();
    void smallTurnsInterpolate();
    void erasedBoxesHaveTheirArea();
    void noiseHasItsSpread();
    void mixUpBlendsTargetsAlike();
    void mixUpSharesFollowTheBetaDistribution();
    void normalizeIsPerChannel();
    void gradientsAreRefused();
    void wrongInputsAreRefused();
};

namespace {

constexpr std::int64_t kCount = 64;

/// Images of different positive numbers, so that every pixel can be recognised.
Tensor numbered(std::int64_t count, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    Tensor images = empty({count, channels, height, width});
    for (std::int64_t i = 0; i < images.numel(); ++i)
        images.data<float>()[i] = static_cast<float>(i + 1);
    return images;
}

std::vector<Tensor> run(const char* name, const Params& params, std::vector<Tensor> inputs, const nn::RunContext& context)
{
    const NodeType& type = *find_node_type(name);
    std::vector<std::optional<TensorSpec>> specs;
    for (const Tensor& input : inputs) {
        TensorSpec spec{input.dtype(), {kBatch}};
        for (int d = 1; d < input.dim(); ++d)
            spec.shape.emplace_back(input.size(d));
        specs.emplace_back(spec);
    }
    static_cast<void>(type.shapes({ParamReader(type.params, params), specs, {}}));
    const auto module = type.module({ParamReader(type.params, params), specs});
    std::vector<Tensor> outputs(type.outputs.size());
    module->run(inputs, outputs, context);
    return outputs;
}

constexpr nn::RunContext kTraining{.training = true, .seed = 5, .step = 7, .node = 11};

Tensor train(const char* name, const Params& params, const Tensor& images, nn::RunContext context = kTraining)
{
    return run(name, params, {images}, context)[0];
}

double at(const Tensor& images, std::int64_t n, std::int64_t c, std::int64_t y, std::int64_t x)
{
    const Shape& s = images.strides();
    return static_cast<double>(images.data<float>()[n * s[0] + c * s[1] + y * s[2] + x * s[3]]);
}

const char* const kImageTypes[]
    = {"RandomCrop", "RandomHorizontalFlip", "RandomVerticalFlip", "RandomRotation", "RandomErasing", "GaussianNoise"};

void add_type_rows()
{
    QTest::addColumn<QString>("type");
    for (const char* type : kImageTypes)
        QTest::newRow(type) << type;
}

}  // namespace

void ExampleTransformTest::outsideTrainingNothingChanges_data()
{
    add_type_rows();
}

void ExampleTransformTest::outsideTrainingNothingChanges()
{
    QFETCH(QString, type);
    const Tensor images = numbered(4, 3, 8, 8);
    nn::RunContext context = kTraining;
    context.training = false;
    QVERIFY(same(run(type.toUtf8(), {}, {images}, context)[0], images));
    QVERIFY(train(type.toUtf8(), {}, images).to_vector() != images.to_vector());
}

void ExampleTransformTest::sameStepSameBits_data()
{
    add_type_rows();
}

/// A step depends on seed, node and step: not on what ran before, the memory order or the number of threads.
void ExampleTransformTest::sameStepSameBits()
{
    QFETCH(QString, type);
    const QByteArray name = type.toUtf8();
    const Tensor images = numbered(kCount, 3, 32, 32);
    const auto values = [&](nn::RunContext context) { return train(name, {}, images, context).to_vector(); };
    set_compute_threads(1);
    const auto first = values(kTraining);
    set_compute_threads(2);
    QVERIFY(values(kTraining) == first);
    set_compute_threads(0);
    for (auto number : {&nn::RunContext::seed, &nn::RunContext::step, &nn::RunContext::node}) {
        nn::RunContext other = kTraining;
        other.*number += 1;
        QVERIFY(values(other) != first);
    }
    if (type == QStringLiteral("GaussianNoise"))
        return;
    const Tensor turned = train(name, {}, channels_last(images));
    QVERIFY(turned.is_channels_last());
    QVERIFY(turned.to_vector() == first);
}

void ExampleTransformTest::flipsAreExact_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("last");
    QTest::addColumn<int>("channels");
    for (const char* type : {"RandomHorizontalFlip", "RandomVerticalFlip"})
        for (const bool last : {false, true})
            for (const int channels : {1, 3})
                QTest::addRow("%s %s %d", type, last ? "channels last" : "row-major", channels) << type << last << channels;
}

void ExampleTransformTest::flipsAreExact()
{
    QFETCH(QString, type);
    QFETCH(bool, last);
    QFETCH(int, channels);
    const Tensor images = numbered(3, channels, 5, 7);
    const Tensor flipped = train(type.toUtf8(), {{"p", 1.0}}, last ? channels_last(images) : images);
    const bool horizontal = type == QStringLiteral("RandomHorizontalFlip");
    for (std::int64_t n = 0; n < 3; ++n)
        for (std::int64_t c = 0; c < channels; ++c)
            for (std::int64_t y = 0; y < 5; ++y)
                for (std::int64_t x = 0; x < 7; ++x)
                    QCOMPARE(at(flipped, n, c, y, x), at(images, n, c, horizontal ? y : 4 - y, horizontal ? 6 - x : x));
}

void ExampleTransformTest::halfOfTheImagesAreFlipped()
{
    const Tensor images = numbered(2000, 1, 2, 2);
    const Tensor flipped = train("RandomHorizontalFlip", {}, images);
    int count = 0;
    for (std::int64_t n = 0; n < 2000; ++n) {
        const bool turned = at(flipped, n, 0, 0, 0) == at(images, n, 0, 0, 1);
        QCOMPARE(at(flipped, n, 0, 1, 1), at(images, n, 0, 1, turned ? 0 : 1));
        count += turned;
    }
    QVERIFY(count > 900 && count < 1100);
}

void ExampleTransformTest::cropsAreShifts()
{
    const Tensor images = numbered(400, 2, 6, 6);
    const Tensor cropped = train("RandomCrop", {{"padding", std::int64_t{2}}}, images);
    std::set<std::pair<int, int>> shifts;
    for (std::int64_t n = 0; n < 400; ++n) {
        // The pixel in the middle says where the part was taken from.
        const auto place = static_cast<int>(at(cropped, n, 0, 3, 3)) - 1 - static_cast<int>(n) * 72;
        const int down = place / 6 - 3, right = place % 6 - 3;
        shifts.insert({down, right});
        QVERIFY(std::abs(down) <= 2 && std::abs(right) <= 2);
        for (int c = 0; c < 2; ++c)
            for (int y = 0; y < 6; ++y)
                for (int x = 0; x < 6; ++x) {
                    const bool inside = y + down >= 0 && y + down < 6 && x + right >= 0 && x + right < 6;
                    QCOMPARE(at(cropped, n, c, y, x), inside ? at(images, n, c, y + down, x + right) : 0.0);
                }
    }
    QCOMPARE(shifts.size(), std::size_t{25});
}

void ExampleTransformTest::cropsOfAnotherSize()
{
    const Tensor images = numbered(2, 1, 6, 8);
    const Params params{{"padding", std::int64_t{0}}, {"size", std::vector<std::int64_t>{4, 4}}};
    QCOMPARE(train("RandomCrop", params, images).sizes(), (Shape{2, 1, 4, 4}));
    nn::RunContext context = kTraining;
    context.training = false;
    const Tensor middle = run("RandomCrop", params, {images}, context)[0];
    QCOMPARE(at(middle, 1, 0, 0, 0), at(images, 1, 0, 1, 2));
    QCOMPARE(at(middle, 1, 0, 3, 3), at(images, 1, 0, 4, 5));
}

void ExampleTransformTest::quarterTurnsAreExact()
{
    constexpr double kQuarter = 1.5707963267948966;
    const Tensor images = numbered(4, 2, 5, 5);
    const Tensor turned = rotate_images(images, std::vector<double>{0, kQuarter, 2 * kQuarter, -kQuarter});
    for (int c = 0; c < 2; ++c)
        for (int y = 0; y < 5; ++y)
            for (int x = 0; x < 5; ++x) {
                const auto close = [&](int n, int from_y, int from_x) {
                    return std::abs(at(turned, n, c, y, x) - at(images, n, c, from_y, from_x)) < 1e-3;
                };
                QVERIFY(close(0, y, x));
                // Counter-clockwise: what was at the right edge is at the top.
                QVERIFY(close(1, x, 4 - y));
                QVERIFY(close(2, 4 - y, 4 - x));
                QVERIFY(close(3, 4 - x, y));
            }
}

/// A slope stays a slope inside the image, turned by the angle.
void ExampleTransformTest::smallTurnsInterpolate()
{
    Tensor slope = empty({1, 1, 33, 33});
    for (int i = 0; i < 33 * 33; ++i)
        slope.data<float>()[i] = static_cast<float>(i % 33 - 16);
    const double angle = 0.2;
    const Tensor turned = rotate_images(slope, std::vector<double>{angle});
    for (int y = 8; y < 25; ++y)
        for (int x = 8; x < 25; ++x)
            QVERIFY(std::abs(at(turned, 0, 0, y, x) - (std::cos(angle) * (x - 16) - std::sin(angle) * (y - 16))) < 1e-4);
    // The corners come from outside.
    QCOMPARE(at(turned, 0, 0, 0, 0), 0.0);
}

void ExampleTransformTest::erasedBoxesHaveTheirArea()
{
    const Tensor images = numbered(500, 2, 20, 20);
    const Tensor erased = train("RandomErasing", {{"p", 0.8}, {"min_area", 0.1}, {"max_area", 0.2}, {"value", -1.0}}, images);
    int touched = 0;
    for (std::int64_t n = 0; n < 500; ++n) {
        int top = 20, left = 20, bottom = -1, right = -1, area = 0;
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 20; ++x) {
                const bool gone = at(erased, n, 0, y, x) == -1;
                QCOMPARE(at(erased, n, 0, y, x), gone ? -1 : at(images, n, 0, y, x));
                QCOMPARE(at(erased, n, 1, y, x), gone ? -1 : at(images, n, 1, y, x));
                if (gone) {
                    top = std::min(top, y), left = std::min(left, x), bottom = std::max(bottom, y), right = std::max(right, x);
                    ++area;
                }
            }
        if (area == 0)
            continue;
        ++touched;
        QCOMPARE(area, (bottom - top + 1) * (right - left + 1));
        QVERIFY2(area >= 34 && area <= 88, qPrintable(QString::number(area)));
    }
    QVERIFY(touched > 360 && touched < 440);
}

void ExampleTransformTest::noiseHasItsSpread()
{
    const Tensor zero = zeros({1000, 77});
    const Tensor noise = train("GaussianNoise", {{"noise", 0.5}}, zero);
    double sum = 0, squares = 0, fourth = 0, neighbours = 0;
    const float* value = noise.data<float>();
    for (std::int64_t i = 0; i < noise.numel(); ++i) {
        const double x = static_cast<double>(value[i]) / 0.5;
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
        neighbours += i > 0 ? x * static_cast<double>(value[i - 1]) / 0.5 : 0;
    }
    const auto n = static_cast<double>(noise.numel());
    QVERIFY(std::abs(sum / n) < 0.02);
    QVERIFY(std::abs(squares / n - 1) < 0.02);
    QVERIFY(std::abs(fourth / n - 3) < 0.15);
    QVERIFY(std::abs(neighbours / n) < 0.02);
}

void ExampleTransformTest::mixUpBlendsTargetsAlike()
{
    const Tensor features = numbered(8, 1, 2, 3);
    const Tensor target = tensor<std::int64_t>({0, 1, 2, 3, 4, 5, 6, 7});
    const Params params{{"num_classes", std::int64_t{8}}, {"alpha", 1.0}};
    nn::RunContext context = kTraining;
    context.training = false;
    const auto still = run("MixUp", params, {features, target}, context);
    QVERIFY(same(still[0], features));
    QCOMPARE(still[1].sizes(), (Shape{8, 8}));
    for (int i = 0; i < 64; ++i)
        QCOMPARE(still[1].data<float>()[i], i % 9 == 0 ? 1.0F : 0.0F);
    const auto mixed = run("MixUp", params, {features, target}, kTraining);
    bool blended = false;
    for (int n = 0; n < 8; ++n) {
        const float* shares = mixed[1].data<float>() + 8 * n;
        for (int k = 0; k < 6; ++k) {
            float expected = 0;
            for (int other = 0; other < 8; ++other)
                expected += shares[other] * features.data<float>()[6 * other + k];
            QVERIFY(std::abs(expected - mixed[0].data<float>()[6 * n + k]) < 1e-3F);
        }
        QVERIFY(std::abs(std::accumulate(shares, shares + 8, 0.0F) - 1) < 1e-6F);
        blended |= shares[n] < 0.999F;
    }
    QVERIFY(blended);
}

/// Mean 1/2 and variance 1 / (4 (2 alpha + 1)).
void ExampleTransformTest::mixUpSharesFollowTheBetaDistribution()
{
    const Tensor features = zeros({2, 1});
    const Tensor target = tensor<float>({0, 1}, {2, 1});
    for (const double alpha : {0.2, 1.0}) {
        double sum = 0, squares = 0;
        int count = 0;
        nn::RunContext context = kTraining;
        for (context.step = 0; context.step < 8000; ++context.step) {
            const Tensor mixed = run("MixUp", {{"alpha", alpha}}, {features, target}, context)[1];
            // Where the partner of both is themselves nothing was blended.
            const double share = static_cast<double>(mixed.data<float>()[1]);
            if (mixed.data<float>()[0] == 0 && share == 1)
                continue;
            sum += share;
            squares += (share - 0.5) * (share - 0.5);
            ++count;
        }
        QVERIFY(count > 3500);
        QVERIFY(std::abs(sum / count - 0.5) < 0.03);
        QVERIFY2(std::abs(squares / count - 1 / (4 * (2 * alpha + 1))) < 0.015, qPrintable(QString::number(squares / count)));
    }
}

void ExampleTransformTest::normalizeIsPerChannel()
{
    const Tensor images = numbered(2, 3, 2, 2);
    const Params params{{"mean", std::string("1, 2, 3")}, {"std", std::string("2 4 0.5")}};
    const Tensor scaled = train("Normalize", params, images);
    const double mean[] = {1, 2, 3}, spread[] = {2, 4, 0.5};
    for (int c = 0; c < 3; ++c)
        QCOMPARE(at(scaled, 1, c, 1, 0), (at(images, 1, c, 1, 0) - mean[c]) / spread[c]);
    QCOMPARE(at(train("Normalize", {}, images), 0, 0, 0, 1), 3.0);
}

void ExampleTransformTest::gradientsAreRefused()
{
    const Tensor images = numbered(2, 1, 4, 4);
    images.set_requires_grad();
    VERIFY_THROWS(ArgumentError, "no gradient passes", train("RandomCrop", {}, images));
    QVERIFY(train("GaussianNoise", {}, images).requires_grad());
}

void ExampleTransformTest::wrongInputsAreRefused()
{
    VERIFY_THROWS(ShapeError, "RandomRotation takes images", train("RandomRotation", {}, zeros({4, 9})));
    VERIFY_THROWS(
        ShapeError, "cannot cut 9×9 out of 4×4",
        train("RandomCrop", {{"padding", std::int64_t{1}}, {"size", std::vector<std::int64_t>{9, 9}}}, zeros({2, 1, 4, 4})));
    VERIFY_THROWS(ShapeError, "2 numbers in mean", train("Normalize", {{"mean", std::string("1, 2")}}, zeros({2, 3, 4, 4})));
    VERIFY_THROWS(ArgumentError, "mean must be numbers", train("Normalize", {{"mean", std::string("a")}}, zeros({2, 3, 4, 4})));
    VERIFY_THROWS(ArgumentError, "std must be above 0", train("Normalize", {{"std", std::string("0")}}, zeros({2, 3, 4, 4})));
    VERIFY_THROWS(ArgumentError, "met class 12", run("MixUp", {}, {zeros({2, 1}), tensor<std::int64_t>({3, 12})}, kTraining));
}

QTEST_GUILESS_MAIN(ExampleTransformTest)
#include "example_transform_test.moc"
