#include <algorithm>
#include <cmath>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

/// Keeps the rate as a factor of the first one, so that another first rate can take over its state.
class ReduceLrOnPlateau : public Schedule {
public:
    ReduceLrOnPlateau(const ParamReader& params, double base_lr)
        : Schedule(base_lr),
          m_factor(params.number("factor")),
          m_patience(params.integer("patience")),
          m_cooldown(params.integer("cooldown")),
          m_threshold(params.number("threshold")),
          m_relative(params.text("threshold_mode") == "rel"),
          m_higher_is_better(params.text("mode") == "max"),
          m_lowest(params.number("min_lr")),
          m_eps(params.number("eps"))
    {
    }

    [[nodiscard]] double lr() const override { return base_lr() * m_share; }

    void step(std::optional<double> metric) override
    {
        Schedule::step();
        if (!metric)
            return;
        if (!m_best || better(*metric, *m_best)) {
            m_best = *metric;
            m_bad = 0;
        } else {
            ++m_bad;
        }
        if (m_waiting > 0) {
            --m_waiting;
            m_bad = 0;
        }
        if (m_bad > m_patience)
            reduce();
    }

    [[nodiscard]] State state() const override
    {
        State state = Schedule::state();
        state.insert(state.end(),
                     {{"share", m_share}, {"bad", static_cast<double>(m_bad)}, {"waiting", static_cast<double>(m_waiting)}});
        if (m_best && std::isfinite(*m_best))
            state.emplace_back("best", *m_best);
        return state;
    }

    void load_state(const State& state) override
    {
        Schedule::load_state(state);
        for (const auto& [name, value] : state) {
            if (name == "share")
                m_share = value;
            if (name == "bad")
                m_bad = static_cast<std::int64_t>(value);
            if (name == "waiting")
                m_waiting = static_cast<std::int64_t>(value);
            if (name == "best")
                m_best = value;
        }
    }

private:
    [[nodiscard]] bool better(double now, double best) const
    {
        const double sign = m_higher_is_better ? 1 : -1;
        const double margin = m_relative ? sign * m_threshold * best : sign * m_threshold;
        return m_higher_is_better ? now > best + margin : now < best + margin;
    }

    void reduce()
    {
        const double share = std::max(m_share * m_factor, base_lr() > 0 ? m_lowest / base_lr() : 0);
        if (base_lr() * (m_share - share) > m_eps)
            m_share = share;
        m_waiting = m_cooldown;
        m_bad = 0;
    }

    double m_factor;
    std::int64_t m_patience, m_cooldown;
    double m_threshold;
    bool m_relative, m_higher_is_better;
    double m_lowest, m_eps;
    double m_share = 1;
    std::optional<double> m_best;
    std::int64_t m_bad = 0;      // steps without improvement
    std::int64_t m_waiting = 0;  // steps of the cooldown left
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<ReduceLrOnPlateau>(params, base_lr);
}

ParamSpec folded(ParamSpec spec)
{
    spec.advanced = true;
    return spec;
}

const RegisterScheduleType reduce_lr_on_plateau{{
    .name = "ReduceLROnPlateau",
    .title = "ReduceLROnPlateau",
    .help = translatable("engine", "Lowers the learning rate when the validation loss no longer improves"),
    .params
    = {{.name = "factor",
        .type = ParamType::Float,
        .default_value = 0.1,
        .help = translatable("engine", "What the learning rate is multiplied by"),
        .minimum = 0,
        .maximum = 1,
        .open_maximum = true},
       count_param("patience", std::int64_t{10}, translatable("engine", "Steps without improvement that are let pass"), 0),
       amount_param("min_lr", 0.0, translatable("engine", "Lowest learning rate")),
       amount_param("threshold", 1e-4, translatable("engine", "How much better counts as an improvement")),
       folded({.name = "threshold_mode",
               .type = ParamType::Choice,
               .default_value = std::string("rel"),
               .help = translatable("engine", "The threshold is a share of the best value, or an amount"),
               .choices = {"rel", "abs"}}),
       folded({.name = "mode",
               .type = ParamType::Choice,
               .default_value = std::string("min"),
               .help = translatable("engine", "Is lower better, or higher?"),
               .choices = {"min", "max"}}),
       folded(count_param("cooldown", std::int64_t{0},
                          translatable("engine", "Steps after a change before waiting for improvement again"), 0)),
       folded(amount_param("eps", 1e-8, translatable("engine", "Smaller changes of the learning rate are not made")))},
    .make = make,
}};

}  // namespace

}  // namespace ts
