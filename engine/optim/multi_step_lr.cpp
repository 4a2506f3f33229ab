#include <algorithm>
#include <cmath>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

class MultiStepLr : public Schedule {
public:
    MultiStepLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr), m_milestones(params.integers("milestones")), m_gamma(params.number("gamma"))
    {
    }
    [[nodiscard]] double lr() const override
    {
        const auto passed = std::ranges::count_if(m_milestones, [this](std::int64_t at) { return at <= count(); });
        return base_lr() * std::pow(m_gamma, static_cast<double>(passed));
    }

private:
    std::vector<std::int64_t> m_milestones;
    double m_gamma;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<MultiStepLr>(params, base_lr);
}

const RegisterScheduleType multi_step_lr{{
    .name = "MultiStepLR",
    .title = "MultiStepLR",
    .help = translatable("engine", "Multiplies the learning rate by gamma at each of the milestones"),
    .params = {{.name = "milestones",
                .type = ParamType::IntList,
                .default_value = std::vector<std::int64_t>{30, 60, 90},
                .help = translatable("engine", "Steps at which the learning rate changes"),
                .minimum = 0},
               amount_param("gamma", 0.1, translatable("engine", "What the learning rate is multiplied by"))},
    .make = make,
}};

}  // namespace

}  // namespace ts
