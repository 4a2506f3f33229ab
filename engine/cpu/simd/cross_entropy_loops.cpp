#include "engine/cpu/simd/cross_entropy_loops.h"

#include "engine/cpu/simd/class_lanes.h"

namespace ts::TS_SIMD {

namespace {

namespace vm = ts::vector_math;

/// What one row adds up to, with p = e / total: loss, and gradient = p * share minus what lies on the target and on all.
template <class T> struct RowTerms {
    T largest[kRowLanes], total[kRowLanes], smooth[kRowLanes], share[kRowLanes];
};

template <class T> void exponentials(const CrossEntropyRows<T>& rows, const Lanes& at, RowTerms<T>& t)
{
    const T* x = rows.logits;
    T* e = rows.gradient;
    largest_class(at, x, t.largest);
    if (e)
        sum_classes(at, t.total, [&](std::int64_t l, std::int64_t i) { return e[i] = vm::exp(x[i] - t.largest[l]); });
    else
        sum_classes(at, t.total, [&](std::int64_t l, std::int64_t i) { return vm::exp(x[i] - t.largest[l]); });
}

template <class T> T class_weight(const CrossEntropyRows<T>& rows, std::int64_t c)
{
    return rows.weight ? rows.weight[c] : T{1};
}

/// smooth[lane] = sum over the classes of weight * (x - largest).
template <class T> void smoothing_terms(const CrossEntropyRows<T>& rows, const Lanes& at, RowTerms<T>& t)
{
    for (std::int64_t l = 0; l < at.count; ++l) {
        const T* x = rows.logits + at.first + l * at.lane_step;
        T sum = 0;
        for (std::int64_t c = 0; c < at.classes; ++c)
            sum += class_weight(rows, c) * (x[c * at.step] - t.largest[l]);
        t.smooth[l] = sum;
    }
}

template <class T> void losses(const CrossEntropyRows<T>& rows, const Lanes& at, RowTerms<T>& t)
{
    const T sharp = 1 - rows.smoothing, spread = rows.smoothing / static_cast<T>(at.classes);
    for (std::int64_t l = 0; l < at.count; ++l) {
        const std::int64_t target = rows.target[at.row + l];
        if (target == rows.ignore_index) {
            rows.losses[at.row + l] = 0;
            t.share[l] = 0;
            continue;
        }
        const T weight = class_weight(rows, target), log_total = vm::log(t.total[l]);
        const T picked = rows.logits[at.first + l * at.lane_step + target * at.step];
        T loss = sharp * weight * (log_total - (picked - t.largest[l]));
        if (rows.smoothing > 0)
            loss += spread * (rows.weight_sum * log_total - t.smooth[l]);
        rows.losses[at.row + l] = loss;
        t.share[l] = rows.scale * (sharp * weight + spread * rows.weight_sum) / t.total[l];
    }
}

template <class T> void take_off_targets(const CrossEntropyRows<T>& rows, const Lanes& at)
{
    const T sharp = rows.scale * (1 - rows.smoothing);
    const T spread = rows.scale * rows.smoothing / static_cast<T>(at.classes);
    for (std::int64_t l = 0; l < at.count; ++l) {
        const std::int64_t target = rows.target[at.row + l];
        if (target == rows.ignore_index)
            continue;
        T* row = rows.gradient + at.first + l * at.lane_step;
        row[target * at.step] -= sharp * class_weight(rows, target);
        if (rows.smoothing > 0)
            for (std::int64_t c = 0; c < at.classes; ++c)
                row[c * at.step] -= spread * class_weight(rows, c);
    }
}

template <class T> void forward(const CrossEntropyRows<T>& rows, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t block = begin; block < end; ++block) {
        const Lanes at = lanes_at(rows.layout, block);
        RowTerms<T> terms;
        exponentials(rows, at, terms);
        if (rows.smoothing > 0)
            smoothing_terms(rows, at, terms);
        losses(rows, at, terms);
        if (!rows.gradient)
            continue;
        T* e = rows.gradient;
        each(at, [&](std::int64_t l, std::int64_t i) { e[i] *= terms.share[l]; });
        take_off_targets(rows, at);
    }
}

/// The first largest class of a row, NaN counting as larger than anything.
template <class T> std::int64_t best_class(const T* x, std::int64_t n, std::int64_t step)
{
    std::int64_t best = 0;
    for (std::int64_t c = 1; c < n; ++c) {
        const T value = x[c * step], leader = x[best * step];
        if (value > leader || (value != value && leader == leader))
            best = c;
    }
    return best;
}

template <class T>
std::int64_t hits(const T* scores, const std::int64_t* target, const ClassLayout& layout, std::int64_t begin, std::int64_t end)
{
    std::int64_t count = 0;
    for (std::int64_t block = begin; block < end; ++block) {
        const Lanes at = lanes_at(layout, block);
        for (std::int64_t l = 0; l < at.count; ++l)
            count += best_class(scores + at.first + l * at.lane_step, at.classes, at.step) == target[at.row + l];
    }
    return count;
}

}  // namespace

CrossEntropyLoops cross_entropy_loops()
{
    return {{forward<float>, hits<float>}, {forward<double>, hits<double>}};
}

}  // namespace ts::TS_SIMD
