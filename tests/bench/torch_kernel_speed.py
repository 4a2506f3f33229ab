"""PyTorch's speed of single large operations on a GPU: one JSON object {name: GB/s or TFLOP/s}.

The same operations and sizes as kernel_speed.cpp, best of five rounds of twenty calls.
"""
import json
import time

import torch
import torch.nn.functional as F

ROWS, COLUMNS, REPEATS, ROUNDS = 65536, 1024, 20, 5


def best_seconds(call):
    call()
    torch.cuda.synchronize()
    best = 1e9
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(REPEATS):
            call()
        torch.cuda.synchronize()
        best = min(best, (time.perf_counter() - start) / REPEATS)
    return best


x = torch.full((ROWS, COLUMNS), 0.5, device="cuda")
y = torch.full((ROWS, COLUMNS), 0.25, device="cuda")
STREAMS = {
    "copy": (2, lambda: y.copy_(x)),
    "add": (3, lambda: x + y),
    "mul by a number": (2, lambda: x * 1.5),
    "relu": (2, lambda: F.relu(x)),
    "gelu": (2, lambda: F.gelu(x)),
    "add a row": (2, lambda: x + y[0]),
    "sum of rows": (1, lambda: x.sum(1)),
    "sum of columns": (1, lambda: x.sum(0)),
    "softmax of rows": (2, lambda: torch.softmax(x, 1)),
    "layer_norm": (2, lambda: F.layer_norm(x, (COLUMNS,))),
    "transpose": (2, lambda: x.t().contiguous()),
}
speeds = {name: 4 * ROWS * COLUMNS * passes / best_seconds(call) * 1e-9 for name, (passes, call) in STREAMS.items()}
for size in (8192, 1024):
    for dtype in (torch.float32, torch.bfloat16):
        m = torch.randn(size, size, device="cuda").to(dtype)
        name = f"matmul {size} {str(dtype).split('.')[1]}"
        speeds[name] = 2 * size**3 / best_seconds(lambda: m @ m) * 1e-12
print(json.dumps(speeds))
