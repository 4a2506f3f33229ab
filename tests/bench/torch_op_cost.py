"""PyTorch's cost of one small operation with gradient recording: one JSON object {name: [forward ns, backward ns]}.

The same chains of 64 operations as op_cost.cpp, on one thread, median of many.
"""
import json
import statistics
import time

import torch
import torch.nn.functional as F

CHAIN, ROUNDS = 64, 200

OPS = [
    ("add 8", (8,), (8,), lambda x, w: x + w),
    ("mul 8", (8,), (8,), lambda x, w: x * w),
    ("tanh 8", (8,), (), lambda x, w: torch.tanh(x)),
    ("matmul 8x8", (8, 8), (8, 8), lambda x, w: x @ w),
    ("linear 1x64 to 64", (1, 64), (64, 64), lambda x, w: F.linear(x, w)),
    ("sum of rows 1x8", (1, 8), (), lambda x, w: x.sum(0, keepdim=True)),
    ("cat 8 and 0", (8,), (0,), lambda x, w: torch.cat((x, w))),
    ("softmax 8", (8,), (), lambda x, w: torch.softmax(x, 0)),
    ("view 8", (8,), (), lambda x, w: x.view(8)),
]


def measure(sizes, other, apply):
    x = torch.full(sizes, 0.5, requires_grad=True)
    w = torch.full(other, 0.01, requires_grad=True)
    g = torch.ones(sizes)
    forward, backward = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        y = x
        for _ in range(CHAIN):
            y = apply(y, w)
        between = time.perf_counter_ns()
        y.backward(g)
        del y
        end = time.perf_counter_ns()
        forward.append((between - start) / CHAIN)
        backward.append((end - between) / CHAIN)
    return [statistics.median(forward), statistics.median(backward)]


torch.set_num_threads(1)
print(json.dumps({name: measure(sizes, other, apply) for name, sizes, other, apply in OPS}))
