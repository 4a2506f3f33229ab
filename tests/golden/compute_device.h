#pragma once

#include "engine/tensor/device.h"

namespace ts::golden {

/// Where the cases are computed: the host unless another device was chosen.
Device compute_device();
void set_compute_device(Device device);

}  // namespace ts::golden
