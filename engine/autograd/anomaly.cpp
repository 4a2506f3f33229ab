#include "engine/autograd/anomaly.h"

#include <utility>

namespace ts {

namespace {

constinit thread_local bool t_detecting = false;

}  // namespace

AnomalyGuard::AnomalyGuard() : m_before(std::exchange(t_detecting, true)) { }

AnomalyGuard::~AnomalyGuard()
{
    t_detecting = m_before;
}

bool anomaly_detection()
{
    return t_detecting;
}

}  // namespace ts
