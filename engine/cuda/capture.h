#pragma once

#include <memory>

#include "engine/cuda/caching_allocator.h"
#include "engine/tensor/captured_work.h"

namespace ts::cuda {

/// Begins to record what this thread queues on the current device's stream; nothing of it runs. Memory comes from `pool`.
void begin_capture(CachingAllocator& allocator, PrivatePool& pool);
/// What was recorded. `pool` must outlive it.
std::unique_ptr<CapturedWork> end_capture(CachingAllocator& allocator);
/// Forgets what was recorded; nothing where nothing is recorded.
void abandon_capture(CachingAllocator& allocator) noexcept;

}  // namespace ts::cuda
