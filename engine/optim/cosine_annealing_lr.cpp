#include <cmath>
#include <numbers>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

class CosineAnnealingLr : public Schedule {
public:
    CosineAnnealingLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr), m_length(needed_length(params, "T_max")), m_lowest(params.number("eta_min"))
    {
    }
    [[nodiscard]] double lr() const override
    {
        const double phase = static_cast<double>(count()) / static_cast<double>(m_length);
        return m_lowest + (base_lr() - m_lowest) * (1 + std::cos(std::numbers::pi * phase)) / 2;
    }

private:
    std::int64_t m_length;
    double m_lowest;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<CosineAnnealingLr>(params, base_lr);
}

const RegisterScheduleType cosine_annealing_lr{{
    .name = "CosineAnnealingLR",
    .title = "CosineAnnealingLR",
    .help = translatable("engine", "Lowers the learning rate along half a cosine wave; it rises again after T_max steps"),
    .params = {count_param("T_max", {}, translatable("engine", "Steps from the highest learning rate to the lowest")),
               amount_param("eta_min", 0.0, translatable("engine", "Lowest learning rate"))},
    .length_param = "T_max",
    .make = make,
}};

}  // namespace

}  // namespace ts
