#include <cmath>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

class StepLr : public Schedule {
public:
    StepLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr), m_size(params.integer("step_size")), m_gamma(params.number("gamma"))
    {
    }
    [[nodiscard]] double lr() const override { return base_lr() * std::pow(m_gamma, static_cast<double>(count() / m_size)); }

private:
    std::int64_t m_size;
    double m_gamma;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<StepLr>(params, base_lr);
}

const RegisterScheduleType step_lr{{
    .name = "StepLR",
    .title = "StepLR",
    .help = translatable("engine", "Multiplies the learning rate by gamma every so many steps"),
    .params
    = {count_param("step_size", std::int64_t{10}, translatable("engine", "Steps between two changes of the learning rate")),
       amount_param("gamma", 0.1, translatable("engine", "What the learning rate is multiplied by"))},
    .make = make,
}};

}  // namespace

}  // namespace ts
