#include "compute_device.h"

namespace ts::golden {

namespace {

Device s_device;

}  // namespace

Device compute_device()
{
    return s_device;
}

void set_compute_device(Device device)
{
    s_device = device;
}

}  // namespace ts::golden
