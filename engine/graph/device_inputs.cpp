#include "engine/graph/device_inputs.h"

#include <algorithm>

#include "engine/tensor/copy.h"

namespace ts {

const Tensor& DeviceInputs::hold(std::size_t output, const Tensor& value)
{
    constexpr std::size_t kMost = 64;  // sizes; sequences have many lengths
    std::vector<Tensor>& kept = m_kept[output];
    const auto found
        = std::ranges::find_if(kept, [&](const Tensor& t) { return t.sizes() == value.sizes() && t.dtype() == value.dtype(); });
    if (found == kept.end()) {
        if (kept.size() >= kMost)
            kept.pop_back();
        kept.insert(kept.begin(), empty(value.sizes(), {value.dtype(), m_device}));
    } else {
        std::rotate(kept.begin(), found, found + 1);
    }
    copy_elements(value, kept.front());
    kept.front().bump_version("feed");
    return kept.front();
}

}  // namespace ts
