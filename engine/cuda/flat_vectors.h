#pragma once

#include "engine/cuda/map_elements.h"
#include "engine/cuda/vector.h"
