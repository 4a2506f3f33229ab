#pragma once

#include "engine/nn/parameter_arena.h"

namespace ts {

/// Brings every element of every gradient into [-most, most] (torch.nn.utils.clip_grad_value_).
void clip_grad_value(const nn::ParameterArena& arena, double most);

}  // namespace ts
