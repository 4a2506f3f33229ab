#pragma once

#include <string>

namespace ts::cuda {

/// Percent of the time that the device with this PCI address computed lately, as the driver's NVML says; -1: not known.
int utilization(const std::string& pci_address);

}  // namespace ts::cuda
