#include "engine/tensor/captured_work.h"

namespace ts {

namespace {

constinit thread_local bool t_capturing = false;

}  // namespace

bool is_capturing()
{
    return t_capturing;
}

void set_capturing(bool on)
{
    t_capturing = on;
}

void refuse_capture(const char* text)
{
    if (t_capturing)
        throw CaptureRefused(text, {});
}

}  // namespace ts
