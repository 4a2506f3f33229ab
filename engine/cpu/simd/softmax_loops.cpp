#include "engine/cpu/simd/softmax_loops.h"

#include "engine/cpu/simd/class_lanes.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

template <class T> void softmax_block(const Lanes& at, const T* x, T* y)
{
    T largest[kRowLanes], total[kRowLanes];
    largest_class(at, x, largest);
    sum_classes(at, total, [&](std::int64_t l, std::int64_t i) { return y[i] = vm::exp(x[i] - largest[l]); });
    for (std::int64_t l = 0; l < kRowLanes; ++l)
        total[l] = 1 / total[l];
    each(at, [&](std::int64_t l, std::int64_t i) { y[i] *= total[l]; });
}

template <class T> void log_softmax_block(const Lanes& at, const T* x, T* y)
{
    T largest[kRowLanes], total[kRowLanes];
    largest_class(at, x, largest);
    sum_classes(at, total, [&](std::int64_t l, std::int64_t i) { return vm::exp(x[i] - largest[l]); });
    for (std::int64_t l = 0; l < kRowLanes; ++l)
        total[l] = vm::log(total[l]);
    each(at, [&](std::int64_t l, std::int64_t i) { y[i] = x[i] - largest[l] - total[l]; });
}

template <class T> void forward(const T* x, T* y, const ClassLayout& layout, std::int64_t begin, std::int64_t end, bool log)
{
    for (std::int64_t block = begin; block < end; ++block)
        log ? log_softmax_block(lanes_at(layout, block), x, y) : softmax_block(lanes_at(layout, block), x, y);
}

template <class T>
void backward(const T* y, const T* g, T* dx, const ClassLayout& layout, std::int64_t begin, std::int64_t end, bool log)
{
    for (std::int64_t block = begin; block < end; ++block) {
        const Lanes at = lanes_at(layout, block);
        T total[kRowLanes];
        if (log) {
            sum_classes(at, total, [&](std::int64_t, std::int64_t i) { return g[i]; });
            each(at, [&](std::int64_t l, std::int64_t i) { dx[i] = g[i] - vm::exp(y[i]) * total[l]; });
        } else {
            sum_classes(at, total, [&](std::int64_t, std::int64_t i) { return g[i] * y[i]; });
            each(at, [&](std::int64_t l, std::int64_t i) { dx[i] = y[i] * (g[i] - total[l]); });
        }
    }
}

}  // namespace

SoftmaxLoops softmax_loops()
{
    return {{forward<float>, backward<float>}, {forward<double>, backward<double>}};
}

}  // namespace ts::TS_SIMD
