#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// The copy on that device of a table that the host has made (weights of a resampling); itself for the host. Tables with the
/// same content share one copy, which is kept, so that only the first step uploads it. The table must not change any more.
Tensor kept_on(const Tensor& table, Device device);

}  // namespace ts
