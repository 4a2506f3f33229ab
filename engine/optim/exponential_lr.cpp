#include <cmath>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

class ExponentialLr : public Schedule {
public:
    ExponentialLr(const ParamReader& params, double base_lr) : Schedule(base_lr), m_gamma(params.number("gamma")) { }
    [[nodiscard]] double lr() const override { return base_lr() * std::pow(m_gamma, static_cast<double>(count())); }

private:
    double m_gamma;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<ExponentialLr>(params, base_lr);
}

const RegisterScheduleType exponential_lr{{
    .name = "ExponentialLR",
    .title = "ExponentialLR",
    .help = translatable("engine", "Multiplies the learning rate by gamma at every step"),
    .params = {amount_param("gamma", 0.95, translatable("engine", "What the learning rate is multiplied by"))},
    .make = make,
}};

}  // namespace

}  // namespace ts
