#pragma once

#include <map>
#include <string>

#include "engine/tensor/tensor.h"

namespace ts::golden {

/// Computes "3*a**3-b**2": numbers, one-letter tensors in alphabetical order of the inputs, + - * / ** and parentheses.
/// Throws FormatError for anything else.
Tensor evaluate(const std::string& expression, const std::map<char, Tensor>& variables);

/// The letters that occur, in alphabetical order.
std::string variables_of(const std::string& expression);

}  // namespace ts::golden
