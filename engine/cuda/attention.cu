#include "engine/cuda/attention_plan.h"
#include "engine/ops/kernel_table.h"

namespace ts::cuda {

namespace {

void expect_all(const AttentionForward& call)
{
    for (const Tensor* t : {&call.query, &call.key, &call.value, &call.mask, &call.out, &call.lse})
        expect_on_device(AttentionKernels::family, *t);
}

void forward(const AttentionForward& call)
{
    expect_all(call);
    attention_forward(call);
}

void backward(const AttentionBackward& call)
{
    expect_all(call.forward);
    for (const Tensor* t : {&call.g, &call.dquery, &call.dkey, &call.dvalue})
        expect_on_device(AttentionKernels::family, *t);
    attention_backward(call);
}

const RegisterKernels<AttentionKernels> registered{DeviceType::Cuda, {forward, backward}};

}  // namespace

}  // namespace ts::cuda
