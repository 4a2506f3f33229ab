#include <bit>
#include <cmath>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <limits>

#include <QTest>

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

unsigned half_bits(float value)
{
    return __half_as_ushort(__float2half(value));
}
unsigned bfloat_bits(float value)
{
    return __bfloat16_as_ushort(__float2bfloat16(value));
}

}  // namespace

class EmulatedHalfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHalfComesBack();
    void halvesRoundToNearestEven();
    void bfloatsRoundToNearestEven();
    void doublesAreRoundedOnce();
    void arithmeticRounds();
};

void EmulatedHalfTest::everyHalfComesBack()
{
    for (unsigned bits = 0; bits < 65536; ++bits) {
        const auto shortened = static_cast<unsigned short>(bits);
        const float as_half = __half2float(__ushort_as_half(shortened));
        const float as_bfloat = __bfloat162float(__ushort_as_bfloat16(shortened));
        QVERIFY(std::isnan(as_half) ? (bits & 0x7fff) > 0x7c00 : half_bits(as_half) == bits);
        QVERIFY(std::isnan(as_bfloat) ? (bits & 0x7fff) > 0x7f80 : bfloat_bits(as_bfloat) == bits);
    }
}

void EmulatedHalfTest::halvesRoundToNearestEven()
{
    QCOMPARE(half_bits(1), 0x3c00u);
    QCOMPARE(half_bits(-2), 0xc000u);
    QCOMPARE(half_bits(2049), half_bits(2048));  // between 2048 and 2050
    QCOMPARE(half_bits(2051), half_bits(2052));
    QCOMPARE(half_bits(65504), 0x7bffu);
    QCOMPARE(half_bits(65519.996F), 0x7bffu);
    QCOMPARE(half_bits(65520), 0x7c00u);
    QCOMPARE(half_bits(kInfinity), 0x7c00u);
    QCOMPARE(half_bits(-kInfinity), 0xfc00u);
    QCOMPARE(half_bits(std::ldexp(1.0F, -24)), 1u);
    QCOMPARE(half_bits(std::ldexp(1.0F, -25)), 0u);
    QCOMPARE(half_bits(std::ldexp(1.5F, -25)), 1u);
    QCOMPARE(half_bits(std::ldexp(1.0F, -14)), 0x400u);
    QCOMPARE(half_bits(-0.0F), 0x8000u);
    QVERIFY((half_bits(std::nanf("")) & 0x7fff) > 0x7c00);
}

void EmulatedHalfTest::bfloatsRoundToNearestEven()
{
    QCOMPARE(bfloat_bits(1), 0x3f80u);
    QCOMPARE(bfloat_bits(257), bfloat_bits(256));
    QCOMPARE(bfloat_bits(259), bfloat_bits(260));
    QCOMPARE(bfloat_bits(std::numeric_limits<float>::max()), 0x7f80u);
    QCOMPARE(bfloat_bits(std::bit_cast<float>(0x00018000u)), 2u);  // a denormal half way between 1 and 2
    QVERIFY((bfloat_bits(std::bit_cast<float>(0x7f800001u)) & 0x7fff) > 0x7f80);
}

void EmulatedHalfTest::doublesAreRoundedOnce()
{
    const double above_half_way = 2049 + std::ldexp(1.0, -30);  // float would make 2049 of it, half 2048
    QCOMPARE(static_cast<unsigned>(__half_as_ushort(__double2half(above_half_way))), half_bits(2050));
    QCOMPARE(static_cast<unsigned>(__half_as_ushort(__double2half(1e300))), 0x7c00u);
}

void EmulatedHalfTest::arithmeticRounds()
{
    const __half big(2048.0F), one(1.0F);
    QCOMPARE(static_cast<float>(big + one), 2048.0F);
    QCOMPARE(static_cast<float>(one - big), -2047.0F);
    QVERIFY(one < big);
    const float2 both = __half22float2(__floats2half2_rn(1.5F, -2));
    QCOMPARE(both.x, 1.5F);
    QCOMPARE(both.y, -2.0F);
}

QTEST_GUILESS_MAIN(EmulatedHalfTest)
#include "emulated_half_test.moc"
