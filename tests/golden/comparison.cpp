#include "comparison.h"

#include <cmath>
#include <cstdio>
#include <vector>

namespace ts::golden {

namespace {

/// By how much the tolerance is exceeded; not positive where it holds.
double excess(double ours, double theirs, Tolerance tolerance)
{
    if (ours == theirs || (std::isnan(ours) && std::isnan(theirs)))
        return 0;
    const double by = std::abs(ours - theirs) - tolerance.absolute - tolerance.relative * std::abs(theirs);
    return std::isnan(by) ? INFINITY : by;
}

std::string sentence(std::string_view what, double ours, double theirs)
{
    char text[160];
    std::snprintf(text, sizeof text, " differs by %.3g (%.9g instead of %.9g)", std::abs(ours - theirs), ours, theirs);
    return std::string(what) + text;
}

}  // namespace

std::optional<std::string> difference(std::string_view what, double ours, double theirs, Tolerance tolerance)
{
    return excess(ours, theirs, tolerance) > 0 ? std::optional(sentence(what, ours, theirs)) : std::nullopt;
}

std::optional<std::string> difference(std::string_view what, const Tensor& ours, const Tensor& theirs, Tolerance tolerance)
{
    if (!ours.defined())
        return std::string(what) + " is missing";
    if (ours.sizes() != theirs.sizes())
        return std::string(what) + " has shape " + ours.sizes().text() + " instead of " + theirs.sizes().text();
    const bool both_floating = is_floating(ours.dtype()) && is_floating(theirs.dtype());
    if (ours.dtype() != theirs.dtype() && !both_floating)
        return std::string(what) + " is " + std::string(name(ours.dtype())) + " instead of "
            + std::string(name(theirs.dtype()));
    const std::vector<double> a = ours.to_vector(), b = theirs.to_vector();
    std::size_t worst = 0;
    double worst_excess = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (const double by = excess(a[i], b[i], tolerance); by > worst_excess)
            worst_excess = by, worst = i;
    return worst_excess > 0 ? std::optional(sentence(what, a[worst], b[worst])) : std::nullopt;
}

}  // namespace ts::golden
