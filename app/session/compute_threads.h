#pragma once

namespace ts {

/// How many threads a run beside this window computes on.
int computeThreads();

}  // namespace ts
