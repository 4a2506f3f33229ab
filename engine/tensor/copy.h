#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

/// Writes the elements of `from`, converted, into `to`. Sizes must be equal; strides and devices may differ. Waits only for a
/// copy to the host. Does not record history and does not bump the version.
void copy_elements(const Tensor& from, const Tensor& to);

/// A row-major tensor with the same values: itself where it is contiguous already. No history.
Tensor contiguous_copy(const Tensor& from);

/// The same values on this device, dense as they were: itself where it lies there already. No history.
Tensor copy_to_device(const Tensor& from, Device device);

/// Writes `value` into every element. No history, no version.
void fill_elements(const Tensor& to, double value);

}  // namespace ts
