#include <algorithm>
#include <cmath>

#include "engine/optim/schedule.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

enum class Shape : std::uint8_t { Triangular, Halving, Exponential };

/// Smith, "Cyclical learning rates for training neural networks", 2017.
class CyclicLr : public Schedule {
public:
    CyclicLr(const ParamReader& params, double base_lr)
        : Schedule(base_lr),
          m_highest(params.is_null("max_lr") ? base_lr : params.number("max_lr")),
          m_lowest(params.is_null("base_lr") ? m_highest / 10 : params.number("base_lr")),
          m_up(static_cast<double>(params.integer("step_size_up"))),
          m_down(params.is_null("step_size_down") ? m_up : static_cast<double>(params.integer("step_size_down"))),
          m_gamma(params.number("gamma"))
    {
        const std::string mode = params.text("mode");
        m_shape = mode == "triangular2" ? Shape::Halving : mode == "exp_range" ? Shape::Exponential : Shape::Triangular;
    }

    [[nodiscard]] double lr() const override
    {
        const auto now = static_cast<double>(count());
        const double cycle = std::floor(now / (m_up + m_down));
        const double within = now - cycle * (m_up + m_down);
        const double height = within <= m_up ? within / m_up : (m_up + m_down - within) / m_down;
        return m_lowest + (m_highest - m_lowest) * height * scale(cycle, now);
    }

private:
    [[nodiscard]] double scale(double cycle, double now) const
    {
        switch (m_shape) {
        case Shape::Halving:
            return std::pow(0.5, cycle);
        case Shape::Exponential:
            return std::pow(m_gamma, now);
        case Shape::Triangular:
            break;
        }
        return 1;
    }

    double m_highest, m_lowest;
    double m_up, m_down;
    double m_gamma;
    Shape m_shape = Shape::Triangular;
};

std::unique_ptr<Schedule> make(const ParamReader& params, double base_lr)
{
    return std::make_unique<CyclicLr>(params, base_lr);
}

ParamSpec rate(const char* name, const char* help, const char* null_text)
{
    ParamSpec spec = amount_param(name, 0, help);
    spec.default_value = {};
    spec.allow_null = true;
    spec.null_text = null_text;
    return spec;
}

std::vector<ParamSpec> params()
{
    ParamSpec down
        = count_param("step_size_down", {}, translatable("engine", "Steps from the highest learning rate to the lowest"));
    down.null_text = translatable("engine", "as many");
    ParamSpec gamma
        = amount_param("gamma", 1.0, translatable("engine", "exp_range: what the height is multiplied by at every step"));
    gamma.advanced = true;
    return {rate("base_lr", translatable("engine", "Lowest learning rate"), translatable("engine", "a tenth")),
            rate("max_lr", translatable("engine", "Highest learning rate"), translatable("engine", "learning rate")),
            count_param("step_size_up", std::int64_t{2000},
                        translatable("engine", "Steps from the lowest learning rate to the highest")),
            down,
            {.name = "mode",
             .type = ParamType::Choice,
             .default_value = std::string("triangular"),
             .help = translatable("engine", "Waves of one height, each half as high as the one before, or shrinking by gamma"),
             .choices = {"triangular", "triangular2", "exp_range"}},
            gamma};
}

const RegisterScheduleType cyclic_lr{{
    .name = "CyclicLR",
    .title = "CyclicLR",
    .help = translatable("engine", "Moves the learning rate up and down between two bounds"),
    .params = params(),
    .each_step = true,
    .make = make,
}};

}  // namespace

}  // namespace ts
