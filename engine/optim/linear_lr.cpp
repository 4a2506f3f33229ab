#include <algorithm>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

class LinearLr : public Schedule {
public:
    LinearLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr),
          m_start(params.number("start_factor")),
          m_end(params.number("end_factor")),
          m_length(needed_length(params, "total_iters"))
    {
    }
    [[nodiscard]] double lr() const override
    {
        const auto done = static_cast<double>(std::min(count(), m_length));
        return base_lr() * (m_start + (m_end - m_start) * done / static_cast<double>(m_length));
    }

private:
    double m_start, m_end;
    std::int64_t m_length;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<LinearLr>(params, base_lr);
}

ParamSpec length()
{
    ParamSpec spec = count_param("total_iters", {}, translatable("engine", "Steps from the first factor to the last"));
    spec.default_value = std::int64_t{5};
    return spec;
}

const RegisterScheduleType linear_lr{{
    .name = "LinearLR",
    .title = "LinearLR",
    .help = translatable("engine", "Moves the learning rate along a straight line from one factor to another"),
    .params = {amount_param("start_factor", 1.0 / 3, translatable("engine", "Share of the learning rate to begin with")),
               amount_param("end_factor", 1.0, translatable("engine", "Share of the learning rate to end with")), length()},
    .length_param = "total_iters",
    .make = make,
}};

}  // namespace

}  // namespace ts
