#include "app/session/compute_threads.h"

#include <algorithm>

#include <QThread>

namespace ts {

int computeThreads()
{
    const int cores = std::max(1, QThread::idealThreadCount());
    return cores > 2 ? cores - 1 : cores;
}

}  // namespace ts
