#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

class ConstantLr : public Schedule {
public:
    ConstantLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr), m_factor(params.number("factor")), m_length(params.integer("total_iters"))
    {
    }
    [[nodiscard]] double lr() const override { return count() < m_length ? base_lr() * m_factor : base_lr(); }

private:
    double m_factor;
    std::int64_t m_length;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<ConstantLr>(params, base_lr);
}

const RegisterScheduleType constant_lr{{
    .name = "ConstantLR",
    .title = "ConstantLR",
    .help = translatable("engine", "Trains with a share of the learning rate at first, then with all of it"),
    .params
    = {amount_param("factor", 1.0 / 3, translatable("engine", "Share of the learning rate to begin with")),
       count_param("total_iters", std::int64_t{5}, translatable("engine", "Steps until the learning rate is whole"), 0)},
    .make = make,
}};

}  // namespace

}  // namespace ts
