#include "engine/nn/sequence_checks.h"

#include "engine/nn/shape_checks.h"

namespace ts::nn {

void expect_sequences(const ShapeQuery& query, const char* type, std::size_t index)
{
    expect_rank(query, type, {3}, translatable("engine", "%1 takes sequences of vectors (N, T, C) but gets %2."), index);
}

void expect_heads(const char* type, std::int64_t width, std::int64_t heads, const char* heads_name)
{
    if (width % heads == 0)
        return;
    std::int64_t fitting = heads;
    while (width % fitting != 0)
        --fitting;
    throw ShapeError(translatable("engine", "%1 cannot share out %2 features evenly among %3 heads. Set %4 to %5."),
                     {type, std::to_string(width), std::to_string(heads), heads_name, std::to_string(fitting)});
}

void expect_lengths(const ShapeQuery& query, const char* type, std::size_t index, Dim batch)
{
    if (index >= query.inputs.size() || !query.inputs[index])
        return;
    const SymbolicShape& shape = query.inputs[index]->shape;
    if (shape.size() != 1 || shape[0] != batch)
        throw ShapeError(translatable("engine", "%1 takes one length for each of the %2 sequences, but gets %3."),
                         {type, batch.text(), to_text(shape)});
}

double steps_of(const SymbolicShape& sequences, bool batch_first)
{
    return static_cast<double>(sequences[batch_first ? 1 : 0].factor);
}

Dim batch_of(const SymbolicShape& sequences, bool batch_first)
{
    return sequences[batch_first ? 0 : 1];
}

ParamSpec batch_first_param()
{
    return {.name = "batch_first",
            .type = ParamType::Bool,
            .default_value = true,
            .help = translatable("engine", "Sequences lie as (N, T, C), the batch first; else as (T, N, C)."),
            .advanced = true};
}

PortSpec lengths_port(const char* name, const char* help)
{
    return {.name = name, .kind = PortKind::Integer, .help = help, .optional = true};
}

}  // namespace ts::nn
