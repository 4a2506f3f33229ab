#pragma once

#include "engine/registry/node_type.h"

namespace ts::nn {

/// Throws ShapeError unless input `index` is sequences of vectors: three dimensions.
void expect_sequences(const ShapeQuery& query, const char* type, std::size_t index = 0);

/// Throws ShapeError with a number of heads that would do where `width` features cannot be shared out among `heads`.
void expect_heads(const char* type, std::int64_t width, std::int64_t heads, const char* heads_name);

/// Throws ShapeError where something else than one length for each sequence arrives at the port `index`; nothing may arrive.
void expect_lengths(const ShapeQuery& query, const char* type, std::size_t index, Dim batch);

/// Length of the sequences (N, T, C), or (T, N, C) where they do not lie batch first; 1 where known only later.
double steps_of(const SymbolicShape& sequences, bool batch_first);
Dim batch_of(const SymbolicShape& sequences, bool batch_first);

/// The parameter that says how sequences lie, and the lengths port of attention.
ParamSpec batch_first_param();
PortSpec lengths_port(const char* name, const char* help);

}  // namespace ts::nn
