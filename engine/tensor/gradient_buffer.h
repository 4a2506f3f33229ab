#pragma once

#include "engine/tensor/tensor_record.h"

namespace ts {

/// Before the fixed gradient buffer of `leaf` is written again: a gradient in it that carries history and is held elsewhere
/// moves to memory of its own, so that whoever holds it keeps its values. Nothing happens for gradients without history.
void part_from_history(TensorRecord& leaf);

}  // namespace ts
