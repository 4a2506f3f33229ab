#include "engine/data/data_params.h"
#include "engine/data/tensor_dataset.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

constexpr std::int64_t kBlank = 0;
constexpr std::int64_t kIgnored = -100;

struct CopyOptions {
    std::int64_t symbols, length, delay;

    [[nodiscard]] std::int64_t steps() const { return 2 * length + delay; }
};

CopyOptions read_options(const ParamReader& params)
{
    return {params.integer("symbols"), params.integer("length"), params.integer("delay")};
}

std::vector<TensorSpec> copy_specs(const CopyOptions& options)
{
    const TensorSpec spec{DType::Int64, {kBatch, options.steps()}};
    return {spec, spec};
}

NodeShapes copy_shapes(const ShapeQuery& query)
{
    return generated_shapes(copy_specs(read_options(query.params)), query.params.integer("examples"));
}

/// Symbols, blanks, the sign to answer, blanks; the answer is the symbols, at the last `length` steps.
void write_row(RandomSequence& random, const CopyOptions& options, bool answer_only, std::int64_t* tokens,
               std::int64_t* targets)
{
    const std::int64_t steps = options.steps();
    std::fill_n(tokens, steps, kBlank);
    std::fill_n(targets, steps, answer_only ? kIgnored : kBlank);
    for (std::int64_t i = 0; i < options.length; ++i)
        targets[steps - options.length + i] = tokens[i] = random.between(1, options.symbols);
    tokens[steps - options.length - 1] = options.symbols + 1;
}

std::vector<std::string> token_names(std::int64_t symbols)
{
    std::vector<std::string> names{" "};
    for (std::int64_t i = 1; i <= symbols; ++i)
        names.push_back(std::to_string(i));
    names.emplace_back("?");
    return names;
}

std::unique_ptr<Dataset> open_copy(const ParamReader& params, const std::filesystem::path&)
{
    const CopyOptions options = read_options(params);
    const std::int64_t rows = params.integer("examples");
    const Tensor tokens = empty({rows, options.steps()}, DType::Int64);
    const Tensor targets = empty({rows, options.steps()}, DType::Int64);
    for (std::int64_t row = 0; row < rows; ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        const std::int64_t at = row * options.steps();
        write_row(random, options, params.boolean("answer_only"), tokens.data<std::int64_t>() + at,
                  targets.data<std::int64_t>() + at);
    }
    const std::vector<TensorSpec> specs = copy_specs(options);
    return std::make_unique<TensorDataset>(
        std::vector<TensorDataset::Field>{{specs[0], tokens}, {specs[1], targets}},
        TensorDataset::Options{.split = read_split(params), .class_names = token_names(options.symbols)});
}

ParamSpec count(const char* name, std::int64_t value, double most, const char* help)
{
    return {.name = name, .type = ParamType::Int, .default_value = value, .help = help, .minimum = 1, .maximum = most};
}

std::vector<ParamSpec> copy_params()
{
    return joined({examples_param(2000),
                   count("symbols", 8, 1000, translatable("engine", "Different symbols that may have to be remembered.")),
                   count("length", 5, 1000, translatable("engine", "Symbols to remember.")),
                   count("delay", 20, 10000, translatable("engine", "Steps between the last symbol and the answer.")),
                   {.name = "answer_only",
                    .type = ParamType::Bool,
                    .default_value = true,
                    .help = translatable("engine", "Learn only the answer, not the blanks before it.")},
                   seed_param("seed", translatable("engine", "Another number gives other sequences."))},
                  {split_params()});
}

const RegisterNodeType copy_memory{{
    .name = "CopyMemory",
    .title = "Copy memory",
    .category = Category::Data,
    .help = translatable("engine", "Symbols to be remembered over many blanks and then repeated: a test of long memory."),
    .outputs = {{.name = "tokens",
                 .kind = PortKind::Integer,
                 .help = translatable("engine", "0 blank, then the symbols, and last the sign to answer (N, T)")},
                {.name = "target",
                 .kind = PortKind::Integer,
                 .help = translatable("engine", "the symbols at the end, -100 where nothing is learned (N, T)")}},
    .params = copy_params(),
    .shapes = copy_shapes,
    .dataset = open_copy,
    .headline = {"length", "delay"},
    .rare = true,
    .keywords = {"synthetic", "sequence", "recurrent", "lstm", "long term", "data"},
}};

}  // namespace

}  // namespace ts
