#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/registry/param_spec.h"

namespace ts {

/// The learning rate as it changes over a run (torch.optim.lr_scheduler).
class Schedule {
public:
    /// What is remembered between steps, by name.
    using State = std::vector<std::pair<std::string, double>>;

    explicit Schedule(double base_lr) : m_base_lr(base_lr) { }
    virtual ~Schedule() = default;
    Schedule(const Schedule&) = delete;
    Schedule& operator=(const Schedule&) = delete;

    /// The rate to train with now.
    [[nodiscard]] virtual double lr() const = 0;
    /// Goes on by one epoch or optimizer step. `metric` is what ReduceLROnPlateau watches; the others do not look at it.
    virtual void step(std::optional<double> metric = {});

    /// Everything step() has changed; a schedule made with the same parameters goes on from it with the same bits. Numbers
    /// are finite.
    [[nodiscard]] virtual State state() const;
    /// Names that are not there keep their values.
    virtual void load_state(const State& state);

protected:
    [[nodiscard]] double base_lr() const { return m_base_lr; }
    /// Steps taken.
    [[nodiscard]] std::int64_t count() const { return m_count; }

private:
    double m_base_lr;
    std::int64_t m_count = 0;
};

/// A parameter that is a whole number of at least `minimum`.
ParamSpec count_param(const char* name, ParamValue standard, const char* help, double minimum = 1);
/// A parameter in [minimum, infinity).
ParamSpec amount_param(const char* name, double standard, const char* help, double minimum = 0);

/// The value of `name`; throws ArgumentError where it is null.
std::int64_t needed_length(const ParamReader& params, const char* name);

}  // namespace ts
