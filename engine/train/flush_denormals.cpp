#include "engine/train/flush_denormals.h"

#if defined(__SSE2__)
#include <xmmintrin.h>
#endif

namespace ts {

#if defined(__SSE2__)

namespace {

constexpr unsigned kFlushToZero = 0x8000;
constexpr unsigned kDenormalsAreZero = 0x0040;

void set_everywhere(unsigned control)
{
#pragma omp parallel
    _mm_setcsr(control);
}

}  // namespace

FlushDenormals::FlushDenormals() : m_before(_mm_getcsr())
{
    set_everywhere(m_before | kFlushToZero | kDenormalsAreZero);
}

FlushDenormals::~FlushDenormals()
{
    set_everywhere(m_before);
}

#else

FlushDenormals::FlushDenormals() = default;
FlushDenormals::~FlushDenormals() = default;

#endif

}  // namespace ts
