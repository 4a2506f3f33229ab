#include "engine/cuda/step_values.h"

namespace ts::cuda {

const void* step_place(const void* /*now*/, std::size_t /*bytes*/)
{
    return nullptr;
}

const void* step_counter_place(std::uint64_t /*now*/)
{
    return nullptr;
}

bool telling_values()
{
    return false;
}

}  // namespace ts::cuda
