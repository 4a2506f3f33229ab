#include "engine/ops/autocast.h"

#include <unordered_map>
#include <utility>

#include "engine/autograd/node.h"
#include "engine/ops/computed_type.h"

namespace ts {

struct AutocastGuard::State {
    DType low;
    /// Casts of parameters, which are kept alive so that no other tensor takes their place.
    std::unordered_map<const void*, std::pair<Tensor, Tensor>> casts;
};

constinit thread_local AutocastGuard::State* autocast_state = nullptr;

AutocastGuard::AutocastGuard(DType low) : m_before(autocast_state)
{
    if (!is_half(low))
        throw ArgumentError(translatable("engine", "Mixed precision computes in float16 or bfloat16, not in %1."),
                            {std::string(name(low))});
    autocast_state = new State{low, {}};
}

AutocastGuard::~AutocastGuard()
{
    delete std::exchange(autocast_state, m_before);
}

AutocastPause::AutocastPause() : m_before(std::exchange(autocast_state, nullptr)) { }

AutocastPause::~AutocastPause()
{
    autocast_state = m_before;
}

namespace {

bool is_parameter(const Tensor& t)
{
    return t.is_leaf() && needs_record(t);
}

}  // namespace

Tensor autocast_lowered(const Tensor& t)
{
    AutocastGuard::State& state = *autocast_state;
    if (!t.defined() || !is_floating(t.dtype()) || t.dtype() == DType::Float64 || t.dtype() == state.low)
        return t;
    if (!is_parameter(t))
        return to(t, state.low);
    auto& [parameter, cast] = state.casts[t.record()];
    if (!cast.defined()) {
        parameter = t;
        cast = to(t, state.low);
    }
    return cast;
}

Tensor autocast_widened(const Tensor& t)
{
    return computed(t);
}

}  // namespace ts
