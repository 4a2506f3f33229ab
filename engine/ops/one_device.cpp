#include "engine/ops/one_device.h"

#include "engine/ops/to_device.h"

namespace ts {

namespace {

bool is_number(const Tensor& t)
{
    return t.dim() == 0 && t.device().type == DeviceType::Cpu;
}

}  // namespace

void throw_apart(const char* op, const Tensor& a, const Tensor& b)
{
    throw DeviceError(translatable("engine", "%1: one tensor is on %2, the other on %3. Move them to one device."),
                      {op, a.device().text(), b.device().text()});
}

OnOneDevice on_one_device(const char* op, const Tensor& a, const Tensor& b)
{
    if (is_number(a))
        return {to(a, b.device()), b};
    if (is_number(b))
        return {a, to(b, a.device())};
    throw_apart(op, a, b);
}

}  // namespace ts
