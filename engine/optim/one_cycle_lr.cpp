#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

/// Smith & Topin, "Super-convergence", 2017.
class OneCycleLr : public Schedule {
public:
    OneCycleLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr),
          m_highest(params.is_null("max_lr") ? base_lr : params.number("max_lr")),
          m_first(m_highest / params.number("div_factor")),
          m_last(m_first / params.number("final_div_factor")),
          m_end(static_cast<double>(needed_length(params, "total_steps")) - 1),
          m_top(params.number("pct_start") * (m_end + 1) - 1),
          m_linear(params.text("anneal_strategy") == "linear"),
          m_three_phases(params.boolean("three_phase"))
    {
    }

    [[nodiscard]] double lr() const override
    {
        const double now = std::min(static_cast<double>(count()), m_end);
        if (now <= m_top)
            return between(m_first, m_highest, share(now, 0, m_top));
        if (!m_three_phases)
            return between(m_highest, m_last, share(now, m_top, m_end));
        const double down = 2 * m_top;
        return now <= down ? between(m_highest, m_first, share(now, m_top, down))
                           : between(m_first, m_last, share(now, down, m_end));
    }

private:
    static double share(double now, double begin, double end) { return end > begin ? (now - begin) / (end - begin) : 1; }
    [[nodiscard]] double between(double from, double to, double share) const
    {
        return m_linear ? from + (to - from) * share : to + (from - to) * (1 + std::cos(std::numbers::pi * share)) / 2;
    }

    double m_highest, m_first, m_last;
    double m_end, m_top;
    bool m_linear, m_three_phases;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<OneCycleLr>(params, base_lr);
}

ParamSpec highest()
{
    ParamSpec spec = amount_param("max_lr", 0, translatable("engine", "Highest learning rate"));
    spec.default_value = {};
    spec.allow_null = true;
    spec.null_text = translatable("engine", "learning rate");
    return spec;
}

ParamSpec divisor(const char* name, double standard, const char* help)
{
    ParamSpec spec = amount_param(name, standard, help);
    spec.open_minimum = true;
    spec.advanced = true;
    return spec;
}

const RegisterScheduleType one_cycle_lr{{
    .name = "OneCycleLR",
    .title = "OneCycleLR",
    .help = translatable("engine", "Raises the learning rate to its highest and lowers it to almost nothing, once"),
    .params
    = {highest(),
       count_param("total_steps", {}, translatable("engine", "Steps of the whole cycle")),
       {.name = "pct_start",
        .type = ParamType::Float,
        .default_value = 0.3,
        .help = translatable("engine", "Share of the cycle in which the learning rate rises"),
        .minimum = 0,
        .maximum = 1},
       {.name = "anneal_strategy",
        .type = ParamType::Choice,
        .default_value = std::string("cos"),
        .help = translatable("engine", "Along a cosine wave or along straight lines"),
        .choices = {"cos", "linear"}},
       divisor("div_factor", 25.0, translatable("engine", "How many times lower than its highest the learning rate begins")),
       divisor("final_div_factor", 1e4,
               translatable("engine", "How many times lower than its beginning the learning rate ends")),
       {.name = "three_phase",
        .type = ParamType::Bool,
        .default_value = false,
        .help = translatable("engine", "Falls to where it began as fast as it rose, and then to its end"),
        .advanced = true}},
    .length_param = "total_steps",
    .each_step = true,
    .make = make,
}};

}  // namespace

}  // namespace ts
