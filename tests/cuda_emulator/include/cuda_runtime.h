#pragma once

// The part of CUDA's runtime that engine/cuda uses, run on the processor: see tests/cuda_emulator/README.md.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <math.h>

#include "cuda_emulator/atomics.h"
#include "cuda_emulator/barriers.h"
#include "cuda_emulator/device_bits.h"
#include "cuda_emulator/device_math.h"
#include "cuda_emulator/error_codes.h"
#include "cuda_emulator/keywords.h"
#include "cuda_emulator/launch_kernel.h"
#include "cuda_emulator/library_types.h"
#include "cuda_emulator/rounded_math.h"
#include "cuda_emulator/runtime_api.h"
#include "cuda_emulator/vector_types.h"
#include "cuda_emulator/warp.h"
