#include "widgets/inspector/tensor_advice.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "widgets/text/number_text.h"

namespace ts {

namespace {

constexpr double kDeadZeros = 0.4;        ///< share of zeros from which units count as dead
constexpr double kExploding = 100;        ///< gradient norm
constexpr double kVanishing = 1e-7;       ///< gradient norm
constexpr double kConstantSpread = 1e-6;  ///< standard deviation against the size of the values

std::optional<Advice> notFinite(const TensorStats& stats)
{
    if (stats.nan_count + stats.inf_count == 0)
        return std::nullopt;
    return Advice{
        Severity::Error,
        QCoreApplication::translate("ts::Inspector", "%1 NaN and %2 infinite values")
            .arg(countText(stats.nan_count), countText(stats.inf_count)),
        QCoreApplication::translate("ts::Inspector", "Lower the learning rate, clip the gradient norm, or check the data")};
}

std::optional<Advice> oddGradient(const TensorStats& stats)
{
    if (stats.norm > kExploding)
        return Advice{
            Severity::Warning,
            QCoreApplication::translate("ts::Inspector", "The gradient is very large (norm %1)").arg(realText(stats.norm)),
            QCoreApplication::translate("ts::Inspector", "Clip the gradient norm or lower the learning rate")};
    if (stats.norm < kVanishing)
        return Advice{Severity::Warning,
                      QCoreApplication::translate("ts::Inspector", "Hardly any gradient arrives here (norm %1)")
                          .arg(realText(stats.norm)),
                      QCoreApplication::translate("ts::Inspector", "Try normalization, another activation or fewer layers")};
    return std::nullopt;
}

std::optional<Advice> oddOutput(const TensorStats& stats, const QString& node)
{
    const double size = std::max(std::abs(stats.minimum), std::abs(stats.maximum));
    if (stats.count > 1 && stats.spread <= kConstantSpread * size)
        return Advice{
            Severity::Warning, QCoreApplication::translate("ts::Inspector", "Every value of %1 is the same").arg(node),
            QCoreApplication::translate("ts::Inspector", "Nothing can be learned from a constant; check what comes in")};
    if (stats.zeros > kDeadZeros)
        return Advice{Severity::Warning,
                      QCoreApplication::translate("ts::Inspector", "%1 of %2 never fires on this data")
                          .arg(percentText(stats.zeros, 0), node),
                      QCoreApplication::translate("ts::Inspector", "Lower the learning rate or use LeakyReLU")};
    return std::nullopt;
}

}  // namespace

std::optional<Advice> adviceFor(const TensorStats& stats, const QString& node, const QString& what)
{
    if (stats.count == 0)
        return std::nullopt;
    if (std::optional<Advice> advice = notFinite(stats))
        return advice;
    if (what == QLatin1String("gradient"))
        return oddGradient(stats);
    return what == QLatin1String("output") ? oddOutput(stats, node) : std::nullopt;
}

}  // namespace ts
