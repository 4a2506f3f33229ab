#include <algorithm>
#include <cmath>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

class PolynomialLr : public Schedule {
public:
    PolynomialLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr), m_length(needed_length(params, "total_iters")), m_power(params.number("power"))
    {
    }
    [[nodiscard]] double lr() const override
    {
        const double left = 1 - static_cast<double>(std::min(count(), m_length)) / static_cast<double>(m_length);
        return base_lr() * std::pow(left, m_power);
    }

private:
    std::int64_t m_length;
    double m_power;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<PolynomialLr>(params, base_lr);
}

ParamSpec length()
{
    ParamSpec spec = count_param("total_iters", {}, translatable("engine", "Steps until the learning rate is 0"));
    spec.default_value = std::int64_t{5};
    return spec;
}

const RegisterScheduleType polynomial_lr{{
    .name = "PolynomialLR",
    .title = "PolynomialLR",
    .help = translatable("engine", "Lowers the learning rate to 0 along a power of the steps that are left"),
    .params
    = {length(), amount_param("power", 1.0, translatable("engine", "1 is a straight line; more falls fast and then slowly"))},
    .length_param = "total_iters",
    .make = make,
}};

}  // namespace

}  // namespace ts
