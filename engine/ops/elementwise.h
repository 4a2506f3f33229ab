#pragma once

#include "engine/tensor/tensor.h"

namespace ts {

// Element by element, with NumPy's broadcasting and type promotion; recorded for gradients of any order. Functions with a
// real result turn integers into float32. Errors: ShapeError where shapes do not broadcast, TypeError for impossible types.

Tensor add(const Tensor& a, const Tensor& b);
Tensor sub(const Tensor& a, const Tensor& b);
Tensor mul(const Tensor& a, const Tensor& b);
/// True division: integers give float32.
Tensor div(const Tensor& a, const Tensor& b);
/// a to the power b.
Tensor pow(const Tensor& a, const Tensor& b);
/// The larger of two; NaN where either is. Where equal, the gradient goes half to each.
Tensor maximum(const Tensor& a, const Tensor& b);
Tensor minimum(const Tensor& a, const Tensor& b);

Tensor add(const Tensor& a, double b);
Tensor mul(const Tensor& a, double b);
Tensor pow(const Tensor& a, double exponent);

Tensor neg(const Tensor& a);
Tensor abs(const Tensor& a);
Tensor sign(const Tensor& a);
Tensor square(const Tensor& a);
Tensor reciprocal(const Tensor& a);
Tensor sqrt(const Tensor& a);
Tensor exp(const Tensor& a);
Tensor log(const Tensor& a);
Tensor sin(const Tensor& a);
Tensor cos(const Tensor& a);
Tensor tanh(const Tensor& a);
Tensor sigmoid(const Tensor& a);
Tensor erf(const Tensor& a);

Tensor relu(const Tensor& a);
/// a where positive, else negative_slope * a.
Tensor leaky_relu(const Tensor& a, double negative_slope = 0.01);
/// Exact form, a Phi(a) (Hendrycks & Gimpel, 2016).
Tensor gelu(const Tensor& a);

/// Bool results, never recorded.
Tensor eq(const Tensor& a, const Tensor& b);
Tensor ne(const Tensor& a, const Tensor& b);
Tensor lt(const Tensor& a, const Tensor& b);
Tensor le(const Tensor& a, const Tensor& b);
Tensor gt(const Tensor& a, const Tensor& b);
Tensor ge(const Tensor& a, const Tensor& b);

/// a where the bool condition holds, else b.
Tensor where(const Tensor& condition, const Tensor& a, const Tensor& b);

/// The same values as another element type; itself where it is that type already.
Tensor to(const Tensor& a, DType dtype);

/// Sums a gradient over broadcast dimensions until it has `sizes`, and gives it `dtype`.
Tensor reduce_to(const Tensor& gradient, const Shape& sizes, DType dtype);

/// Adds `other` to `target` without history and marks the change (PyTorch's add_). Throws ArgumentError for a leaf that
/// requires a gradient while recording.
void add_in_place(const Tensor& target, const Tensor& other);

}  // namespace ts
