#include <algorithm>
#include <unordered_set>

#include "engine/data/data_params.h"
#include "engine/data/tensor_dataset.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

constexpr std::string_view kAlphabet = "0123456789+= ";
constexpr std::int64_t kIgnored = -100;

struct AdditionOptions {
    std::int64_t digits, examples;
    bool answer_only, reverse_answer, leading_zeros;
    std::uint64_t seed;

    [[nodiscard]] std::int64_t numbers() const
    {
        std::int64_t count = 10;
        for (std::int64_t i = 1; i < digits; ++i)
            count *= 10;
        return count;
    }
    /// No pair of numbers comes twice, so that validation pairs have never been seen.
    [[nodiscard]] std::int64_t rows() const { return std::min(examples, numbers() * numbers()); }
    /// Of "999+999=1998 " for three digits; the last character says that the answer is over.
    [[nodiscard]] std::int64_t width() const { return 3 * digits + 4; }
};

AdditionOptions read_options(const ParamReader& params)
{
    return {params.integer("digits"),        params.integer("examples"),
            params.boolean("answer_only"),   params.boolean("reverse_answer"),
            params.boolean("leading_zeros"), static_cast<std::uint64_t>(params.integer("seed"))};
}

std::string digits_of(std::int64_t number, std::int64_t width, bool leading_zeros)
{
    std::string text = std::to_string(number);
    const auto wanted = static_cast<std::size_t>(width);
    if (leading_zeros && text.size() < wanted)
        text.insert(0, wanted - text.size(), '0');
    return text;
}

/// "12+7=19" and blanks to the full width.
std::string sentence(std::int64_t a, std::int64_t b, const AdditionOptions& options)
{
    std::string answer = digits_of(a + b, options.digits + 1, options.leading_zeros);
    if (options.reverse_answer)
        std::ranges::reverse(answer);
    std::string text = digits_of(a, options.digits, options.leading_zeros) + '+'
        + digits_of(b, options.digits, options.leading_zeros) + '=' + answer;
    text.resize(static_cast<std::size_t>(options.width()), ' ');
    return text;
}

/// Token i is character i and its target character i + 1. The first blank is learned as the end, further ones are not.
void write_row(std::string_view text, bool answer_only, std::int64_t* tokens, std::int64_t* targets)
{
    const std::size_t first = answer_only ? text.find('=') : 0;
    const std::size_t end = text.find(' ');
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        tokens[i] = static_cast<std::int64_t>(kAlphabet.find(text[i]));
        const bool learned = i >= first && i + 1 <= end;
        targets[i] = learned ? static_cast<std::int64_t>(kAlphabet.find(text[i + 1])) : kIgnored;
    }
}

/// Different pairs a * numbers + b, in the order drawn.
std::vector<std::int64_t> draw_pairs(const AdditionOptions& options)
{
    const std::int64_t all = options.numbers() * options.numbers();
    const auto wanted = static_cast<std::size_t>(options.rows());
    RandomSequence random(options.seed);
    std::unordered_set<std::int64_t> seen;
    std::vector<std::int64_t> pairs;
    while (pairs.size() < wanted)
        if (const std::int64_t pair = random.below(all); seen.insert(pair).second)
            pairs.push_back(pair);
    return pairs;
}

std::vector<TensorSpec> addition_specs(const AdditionOptions& options)
{
    const TensorSpec spec{DType::Int64, {kBatch, options.width() - 1}};
    return {spec, spec};
}

NodeShapes addition_shapes(const ShapeQuery& query)
{
    const AdditionOptions options = read_options(query.params);
    return generated_shapes(addition_specs(options), options.rows());
}

std::vector<std::string> character_names()
{
    std::vector<std::string> names;
    for (const char c : kAlphabet)
        names.emplace_back(1, c);
    return names;
}

std::unique_ptr<Dataset> open_addition(const ParamReader& params, const std::filesystem::path&)
{
    const AdditionOptions options = read_options(params);
    const std::int64_t length = options.width() - 1;
    const Tensor tokens = empty({options.rows(), length}, DType::Int64);
    const Tensor targets = empty({options.rows(), length}, DType::Int64);
    std::int64_t at = 0;
    for (const std::int64_t pair : draw_pairs(options)) {
        const std::string text = sentence(pair / options.numbers(), pair % options.numbers(), options);
        write_row(text, options.answer_only, tokens.data<std::int64_t>() + at, targets.data<std::int64_t>() + at);
        at += length;
    }
    const std::vector<TensorSpec> specs = addition_specs(options);
    return std::make_unique<TensorDataset>(
        std::vector<TensorDataset::Field>{{specs[0], tokens}, {specs[1], targets}},
        TensorDataset::Options{.split = read_split(params), .class_names = character_names()});
}

ParamSpec flag(const char* name, bool value, const char* help)
{
    return {.name = name, .type = ParamType::Bool, .default_value = value, .help = help};
}

std::vector<ParamSpec> addition_params()
{
    return joined(
        {{.name = "digits",
          .type = ParamType::Int,
          .default_value = std::int64_t{2},
          .help = translatable("engine", "Most digits of the numbers that are added."),
          .minimum = 1,
          .maximum = 6},
         examples_param(5000),
         flag("answer_only", true,
              translatable("engine", "Learn only what follows the equals sign; the question cannot be foretold anyway.")),
         flag(
             "reverse_answer", false,
             translatable("engine", "Write the answer from its last digit on, as it is worked out on paper; easier to learn.")),
         flag("leading_zeros", true, translatable("engine", "Give all numbers the same width, as in 07+05=012.")),
         seed_param("seed", translatable("engine", "Another number gives other sums."))},
        {split_params()});
}

const RegisterNodeType addition_strings{{
    .name = "AdditionStrings",
    .title = "Addition strings",
    .category = Category::Data,
    .help = translatable("engine", "Sums written out as text, 12+34=046, to be continued character by character."),
    .outputs = {{.name = "tokens",
                 .kind = PortKind::Integer,
                 .help = translatable("engine", "numbers of the characters 0-9 + = and blank, 0 to 12 (N, T)")},
                {.name = "target",
                 .kind = PortKind::Integer,
                 .help = translatable("engine", "the character that follows each, -100 where none is learned (N, T)")}},
    .params = addition_params(),
    .shapes = addition_shapes,
    .dataset = open_addition,
    .headline = {"digits"},
    .keywords = {"sum", "arithmetic", "characters", "text", "synthetic", "transformer", "gpt", "data"},
}};

}  // namespace

}  // namespace ts
