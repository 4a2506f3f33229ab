#pragma once

#include "engine/nn/parameter_arena.h"

namespace ts {

/// Norm of all gradients together. Waits for a device.
double grad_norm(const nn::ParameterArena& arena);

/// Scales all gradients so that their norm, taken over all parameters together, is at most `max_norm`
/// (torch.nn.utils.clip_grad_norm_). Waits for nothing.
void clip_grad_norm(const nn::ParameterArena& arena, double max_norm);

}  // namespace ts
