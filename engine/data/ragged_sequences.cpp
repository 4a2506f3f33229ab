#include "engine/data/data_params.h"
#include "engine/data/tensor_dataset.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

struct RaggedOptions {
    std::int64_t examples, symbols, shortest, longest;
    bool first_symbol;
};

RaggedOptions read_options(const ParamReader& params)
{
    const RaggedOptions options{params.integer("examples"), params.integer("symbols"), params.integer("min_length"),
                                params.integer("max_length"), params.text("question") == "first"};
    if (options.shortest > options.longest)
        throw ArgumentError(translatable("engine", "min_length is %1 but max_length only %2."),
                            {std::to_string(options.shortest), std::to_string(options.longest)});
    return options;
}

std::vector<TensorSpec> ragged_specs(const RaggedOptions& options)
{
    return {{DType::Int64, {kBatch, kSequence}},
            {DType::Float32, {kBatch, kSequence, options.symbols}},
            {DType::Int64, {kBatch}},
            {DType::Int64, {kBatch}}};
}

NodeShapes ragged_shapes(const ShapeQuery& query)
{
    const RaggedOptions options = read_options(query.params);
    return generated_shapes(ragged_specs(options), options.examples, options.longest);
}

struct RaggedRows {
    explicit RaggedRows(const RaggedOptions& options)
        : tokens(zeros({options.examples, options.longest}, DType::Int64)),
          features(zeros({options.examples, options.longest, options.symbols})),
          lengths(empty({options.examples}, DType::Int64)),
          target(empty({options.examples}, DType::Int64))
    {
    }
    Tensor tokens, features, lengths, target;
};

/// Token 0 is padding, symbol s is token s + 1 and channel s.
void write_row(RandomSequence& random, const RaggedOptions& options, std::int64_t row, const RaggedRows& rows)
{
    const std::int64_t length = random.between(options.shortest, options.longest);
    std::int64_t sum = 0;
    for (std::int64_t t = 0; t < length; ++t) {
        const std::int64_t symbol = random.below(options.symbols);
        const std::int64_t at = row * options.longest + t;
        rows.tokens.data<std::int64_t>()[at] = symbol + 1;
        rows.features.data<float>()[at * options.symbols + symbol] = 1;
        sum += symbol;
    }
    const std::int64_t first = rows.tokens.data<std::int64_t>()[row * options.longest] - 1;
    rows.lengths.data<std::int64_t>()[row] = length;
    rows.target.data<std::int64_t>()[row] = options.first_symbol ? first : sum % options.symbols;
}

std::unique_ptr<Dataset> open_ragged(const ParamReader& params, const std::filesystem::path&)
{
    const RaggedOptions options = read_options(params);
    const RaggedRows rows(options);
    for (std::int64_t row = 0; row < options.examples; ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        write_row(random, options, row, rows);
    }
    TensorDataset::Options made{.split = read_split(params), .bucket_by_length = params.boolean("bucket_by_length")};
    for (std::int64_t symbol = 0; symbol < options.symbols; ++symbol)
        made.class_names.push_back(std::to_string(symbol));
    made.lengths.assign(rows.lengths.data<std::int64_t>(), rows.lengths.data<std::int64_t>() + options.examples);
    const std::vector<TensorSpec> specs = ragged_specs(options);
    return std::make_unique<TensorDataset>(
        std::vector<TensorDataset::Field>{
            {specs[0], rows.tokens}, {specs[1], rows.features}, {specs[2], rows.lengths}, {specs[3], rows.target}},
        std::move(made));
}

ParamSpec count(const char* name, std::int64_t value, double least, const char* help)
{
    return {.name = name, .type = ParamType::Int, .default_value = value, .help = help, .minimum = least, .maximum = 4096};
}

std::vector<ParamSpec> ragged_params()
{
    return joined({examples_param(2000),
                   {.name = "question",
                    .type = ParamType::Choice,
                    .default_value = std::string("parity"),
                    .help = translatable("engine",
                                         "What is asked of a sequence: the sum of its symbols, counted around (parity), or "
                                         "its first symbol."),
                    .choices = {"parity", "first"}},
                   count("symbols", 2, 2, translatable("engine", "Different symbols; also the number of classes.")),
                   count("min_length", 5, 1, translatable("engine", "Length of the shortest sequence.")),
                   count("max_length", 24, 1, translatable("engine", "Length of the longest sequence.")),
                   bucket_param(),
                   seed_param("seed", translatable("engine", "Another number gives other sequences."))},
                  {split_params()});
}

const RegisterNodeType ragged_sequences{{
    .name = "RaggedSequences",
    .title = "Ragged sequences",
    .category = Category::Data,
    .help = translatable("engine", "Sequences of different length with a question about the whole of each."),
    .outputs
    = {{.name = "tokens",
        .kind = PortKind::Integer,
        .help = translatable("engine", "symbols counted from 1; 0 is padding (N, T)")},
       {.name = "features", .help = translatable("engine", "a one at the symbol of each step; padding is zero (N, T, C)")},
       {.name = "lengths", .kind = PortKind::Integer, .help = translatable("engine", "steps without padding (N)")},
       {.name = "target", .kind = PortKind::Integer, .help = translatable("engine", "the answer, a class (N)")}},
    .params = ragged_params(),
    .shapes = ragged_shapes,
    .dataset = open_ragged,
    .headline = {"question", "max_length"},
    .rare = true,
    .keywords = {"synthetic", "variable length", "parity", "recurrent", "lstm", "padding", "lengths", "data"},
}};

}  // namespace

}  // namespace ts
