#include <algorithm>

#include "engine/data/character_text.h"
#include "engine/data/data_params.h"
#include "engine/data/window_split.h"
#include "engine/formats/gzip.h"

namespace ts {

namespace {

/// Texts up to this size are looked through for their characters before they are trained on.
constexpr std::uint64_t kQuicklyRead = std::uint64_t{2} << 20;

struct TextOptions {
    std::filesystem::path file;
    std::int64_t length, stride;
    std::optional<std::int64_t> vocabulary_size;
};

TextOptions read_options(const ParamReader& params, const std::filesystem::path& base_dir)
{
    TextOptions options{read_file(params, "path", base_dir), params.integer("sequence_length"), 0, std::nullopt};
    options.stride = params.is_null("stride") ? options.length : params.integer("stride");
    if (!params.is_null("vocabulary_size"))
        options.vocabulary_size = params.integer("vocabulary_size");
    return options;
}

Windows windows_of(const CharacterText& text, const TextOptions& options)
{
    return {text.length(), options.length + 1, options.length + 1, options.stride};
}

void check_text(const CharacterText& text, const TextOptions& options)
{
    if (windows_of(text, options).count() == 0)
        throw FormatError(
            translatable("engine",
                         "%1 has %2 characters, but a sequence of %3 and its next character need %4. Shorten sequence_length."),
            {options.file.string(), std::to_string(text.length()), std::to_string(options.length),
             std::to_string(options.length + 1)});
    const auto found = static_cast<std::int64_t>(text.vocabulary().size());
    if (options.vocabulary_size && *options.vocabulary_size < found)
        throw ArgumentError(
            translatable("engine", "%1 has %2 different characters, but vocabulary_size is %3. Set it to auto or at least %2."),
            {options.file.string(), std::to_string(found), std::to_string(*options.vocabulary_size)});
}

ExampleLayout text_layout(const TextOptions& options, std::vector<std::string> characters)
{
    return {{options.length}, {options.length}, true, std::move(characters), true};
}

/// Sequences of a text, and as target the character that follows each.
class TextSource : public ExampleSource {
public:
    explicit TextSource(const TextOptions& options)
        : m_options(options), m_text(options.file), m_layout(text_layout(options, m_text.vocabulary()))
    {
        check_text(m_text, options);
    }
    [[nodiscard]] std::int64_t rows() const override { return windows().count(); }
    [[nodiscard]] const ExampleLayout& layout() const override { return m_layout; }
    [[nodiscard]] Windows windows() const { return windows_of(m_text, m_options); }
    void decode(std::int64_t row, std::span<float> features, std::span<double> target) const override
    {
        std::vector<std::int64_t> tokens(features.size());
        decode_integers(row, tokens, target);
        std::ranges::transform(tokens, features.begin(), [](std::int64_t token) { return static_cast<float>(token); });
    }
    void decode_integers(std::int64_t row, std::span<std::int64_t> features, std::span<double> target) const override
    {
        thread_local std::vector<std::int64_t> tokens;
        tokens.resize(features.size() + 1);
        m_text.read(row * m_options.stride, tokens);
        std::copy_n(tokens.begin(), features.size(), features.begin());
        std::transform(tokens.begin() + 1, tokens.end(), target.begin(),
                       [](std::int64_t token) { return static_cast<double>(token); });
    }

private:
    TextOptions m_options;
    CharacterText m_text;
    ExampleLayout m_layout;
};

NodeShapes text_shapes(const ShapeQuery& query)
{
    const TextOptions options = read_options(query.params, query.base_dir);
    const InputFile file(options.file);
    const bool quick = file.size() <= kQuicklyRead && !is_gzip(file);
    NodeShapes shapes = supervised_shapes(text_layout(options, {}), std::nullopt);
    if (query.params.is_null("stride"))
        shapes.resolved.set("stride", options.stride);
    if (!quick)
        return shapes;
    const CharacterText text(options.file);
    check_text(text, options);
    shapes.row_count = windows_of(text, options).count();
    if (!options.vocabulary_size)
        shapes.resolved.set("vocabulary_size", static_cast<std::int64_t>(text.vocabulary().size()));
    return shapes;
}

std::unique_ptr<Dataset> open_text(const ParamReader& params, const std::filesystem::path& base_dir)
{
    auto source = std::make_unique<TextSource>(read_options(params, base_dir));
    SupervisedOptions options;
    options.parts = source->windows().split(params.number("validation"));
    options.cache_limit = 0;  // the characters are numbers of 8 bytes in memory, and numbered quickly
    return std::make_unique<SupervisedDataset>(std::move(source), options);
}

std::vector<ParamSpec> text_params()
{
    return {file_param("path", translatable("engine", "A text file in UTF-8.")),
            {.name = "sequence_length",
             .type = ParamType::Int,
             .default_value = std::int64_t{64},
             .help = translatable("engine", "Characters in each example (T)."),
             .minimum = 1,
             .maximum = 1e6},
            {.name = "stride",
             .type = ParamType::Int,
             .help = translatable("engine",
                                  "Characters between the beginnings of two examples; fewer give more examples that overlap."),
             .minimum = 1,
             .maximum = 1e9,
             .allow_null = true,
             .null_text = translatable("engine", "auto"),
             .advanced = true},
            {.name = "vocabulary_size",
             .type = ParamType::Int,
             .help = translatable("engine",
                                  "Different characters in the text: what num_embeddings and the size of the answer must be."),
             .minimum = 1,
             .maximum = 0x110000,
             .allow_null = true,
             .null_text = translatable("engine", "auto")},
            end_share_param()};
}

const RegisterNodeType text_dataset{{
    .name = "TextDataset",
    .title = "TextDataset",
    .category = Category::Data,
    .help = translatable("engine", "A text file, to be continued character by character; its last part validates."),
    .outputs
    = {{.name = "tokens",
        .kind = PortKind::Integer,
        .help = translatable("engine", "numbers of characters, sorted by code point (N, T)")},
       {.name = "target", .kind = PortKind::Integer, .help = translatable("engine", "the character that follows each (N, T)")}},
    .params = text_params(),
    .shapes = text_shapes,
    .dataset = open_text,
    .headline = {"path", "sequence_length"},
    .keywords = {"character", "language model", "utf-8", "gpt", "novel", "file", "data"},
}};

}  // namespace

}  // namespace ts
