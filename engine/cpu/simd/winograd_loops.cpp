#include "engine/cpu/simd/winograd_loops.h"

#include "engine/cpu/simd/vector_type.h"

namespace ts::TS_SIMD {

namespace {

using V = Vector<float>;
constexpr std::int64_t kLanes = kLanesOf<float>;

inline V load(const float* from)
{
    return *reinterpret_cast<const V*>(from);
}
inline void store(float* to, V value)
{
    *reinterpret_cast<V*>(to) = value;
}

void from_pixels(const float* const* pixels, float* points, std::int64_t step, std::int64_t channels)
{
    const float* p[16];
    for (int i = 0; i < 16; ++i)
        p[i] = pixels[i];
    for (std::int64_t c = 0; c < channels; c += kLanes) {
        V r[4][4];
        for (int j = 0; j < 4; ++j) {
            const V a = load(p[j] + c), b = load(p[4 + j] + c), d = load(p[8 + j] + c), e = load(p[12 + j] + c);
            r[0][j] = a - d;
            r[1][j] = b + d;
            r[2][j] = d - b;
            r[3][j] = b - e;
        }
        float* to = points + c;
        for (int i = 0; i < 4; ++i) {
            store(to + (4 * i) * step, r[i][0] - r[i][2]);
            store(to + (4 * i + 1) * step, r[i][1] + r[i][2]);
            store(to + (4 * i + 2) * step, r[i][2] - r[i][1]);
            store(to + (4 * i + 3) * step, r[i][1] - r[i][3]);
        }
    }
}

void to_results(const float* points, std::int64_t step, const float* bias, bool relu, float* const* results,
                std::int64_t channels)
{
    for (std::int64_t c = 0; c < channels; c += kLanes) {
        const float* from = points + c;
        V s[2][4];
        for (int j = 0; j < 4; ++j) {
            const V a = load(from + j * step), b = load(from + (4 + j) * step), d = load(from + (8 + j) * step),
                    e = load(from + (12 + j) * step);
            s[0][j] = a + b + d;
            s[1][j] = b - d - e;
        }
        const V shift = bias ? load(bias + c) : V{};
        for (int i = 0; i < 2; ++i) {
            V left = s[i][0] + s[i][1] + s[i][2] + shift, right = s[i][1] - s[i][2] - s[i][3] + shift;
            if (relu) {
                left = left < 0 ? V{} : left;
                right = right < 0 ? V{} : right;
            }
            store(results[2 * i] + c, left);
            store(results[2 * i + 1] + c, right);
        }
    }
}

void from_results(const float* const* results, float* points, std::int64_t step, std::int64_t channels)
{
    for (std::int64_t c = 0; c < channels; c += kLanes) {
        V r[4][2];
        for (int j = 0; j < 2; ++j) {
            const V a = load(results[j] + c), b = load(results[2 + j] + c);
            r[0][j] = a;
            r[1][j] = a + b;
            r[2][j] = a - b;
            r[3][j] = -b;
        }
        float* to = points + c;
        for (int i = 0; i < 4; ++i) {
            store(to + (4 * i) * step, r[i][0]);
            store(to + (4 * i + 1) * step, r[i][0] + r[i][1]);
            store(to + (4 * i + 2) * step, r[i][0] - r[i][1]);
            store(to + (4 * i + 3) * step, -r[i][1]);
        }
    }
}

void from_filters(const float* filters, bool flip, float* points, std::int64_t step, std::int64_t count)
{
    const std::int64_t first = flip ? 8 : 0, next = flip ? -1 : 1;
#pragma GCC ivdep
    for (std::int64_t n = 0; n < count; ++n) {
        const float* w = filters + 9 * n + first;
        float r[4][3];
        for (int j = 0; j < 3; ++j) {
            const float a = w[j * next], b = w[(3 + j) * next], d = w[(6 + j) * next];
            r[0][j] = a;
            r[1][j] = (a + b + d) * 0.5F;
            r[2][j] = (a - b + d) * 0.5F;
            r[3][j] = d;
        }
        for (int i = 0; i < 4; ++i) {
            points[(4 * i) * step + n] = r[i][0];
            points[(4 * i + 1) * step + n] = (r[i][0] + r[i][1] + r[i][2]) * 0.5F;
            points[(4 * i + 2) * step + n] = (r[i][0] - r[i][1] + r[i][2]) * 0.5F;
            points[(4 * i + 3) * step + n] = r[i][2];
        }
    }
}

void to_filters(const float* points, std::int64_t step, float* filters, std::int64_t count)
{
#pragma GCC ivdep
    for (std::int64_t n = 0; n < count; ++n) {
        float r[3][4];
        for (int j = 0; j < 4; ++j) {
            const float a = points[j * step + n], b = points[(4 + j) * step + n], d = points[(8 + j) * step + n],
                        e = points[(12 + j) * step + n];
            r[0][j] = a + (b + d) * 0.5F;
            r[1][j] = (b - d) * 0.5F;
            r[2][j] = (b + d) * 0.5F + e;
        }
        for (int i = 0; i < 3; ++i) {
            filters[9 * n + 3 * i] = r[i][0] + (r[i][1] + r[i][2]) * 0.5F;
            filters[9 * n + 3 * i + 1] = (r[i][1] - r[i][2]) * 0.5F;
            filters[9 * n + 3 * i + 2] = (r[i][1] + r[i][2]) * 0.5F + r[i][3];
        }
    }
}

}  // namespace

WinogradLoops winograd_loops()
{
    return {from_pixels, to_results, from_results, from_filters, to_filters};
}

}  // namespace ts::TS_SIMD
