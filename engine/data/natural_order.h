#pragma once

#include <string_view>

namespace ts {

/// Does `a` come before `b` where numbers inside names count as numbers ("2" before "10")? A strict order of all names.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace ts
