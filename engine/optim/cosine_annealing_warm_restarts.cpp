#include <cmath>
#include <numbers>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

/// Loshchilov & Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
class CosineAnnealingWarmRestarts : public Schedule {
public:
    CosineAnnealingWarmRestarts(const ParamReader& params, double base_lr)
        : Schedule(base_lr),
          m_first(params.integer("T_0")),
          m_factor(params.integer("T_mult")),
          m_lowest(params.number("eta_min"))
    {
    }
    [[nodiscard]] double lr() const override
    {
        std::int64_t since = count();
        std::int64_t length = m_first;
        if (m_factor == 1)
            since %= length;
        while (since >= length) {
            since -= length;
            length *= m_factor;
        }
        const double phase = static_cast<double>(since) / static_cast<double>(length);
        return m_lowest + (base_lr() - m_lowest) * (1 + std::cos(std::numbers::pi * phase)) / 2;
    }

private:
    std::int64_t m_first;
    std::int64_t m_factor;
    double m_lowest;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<CosineAnnealingWarmRestarts>(params, base_lr);
}

const RegisterScheduleType cosine_annealing_warm_restarts{{
    .name = "CosineAnnealingWarmRestarts",
    .title = "CosineAnnealingWarmRestarts",
    .help = translatable("engine", "Lowers the learning rate along half a cosine wave and starts again from the top"),
    .params
    = {count_param("T_0", std::int64_t{10}, translatable("engine", "Steps until the first restart")),
       count_param("T_mult", std::int64_t{1}, translatable("engine", "How many times longer each wave is than the one before")),
       amount_param("eta_min", 0.0, translatable("engine", "Lowest learning rate"))},
    .make = make,
}};

}  // namespace

}  // namespace ts
