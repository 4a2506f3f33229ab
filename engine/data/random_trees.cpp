#include <array>

#include "engine/data/data_params.h"
#include "engine/data/tensor_dataset.h"
#include "engine/tensor/random_sequence.h"

namespace ts {

namespace {

/// Tokens of nodes; leaves come before operations.
enum Token : std::int64_t { Padding, False, True, And, Or, Xor };
constexpr std::int64_t kNoChild = -1;

struct TreeOptions {
    std::int64_t examples, fewest, most;  ///< of leaves

    [[nodiscard]] std::int64_t nodes() const { return 2 * most - 1; }
};

TreeOptions read_options(const ParamReader& params)
{
    const TreeOptions options{params.integer("examples"), params.integer("min_leaves"), params.integer("max_leaves")};
    if (options.fewest > options.most)
        throw ArgumentError(translatable("engine", "min_leaves is %1 but max_leaves only %2."),
                            {std::to_string(options.fewest), std::to_string(options.most)});
    return options;
}

std::vector<TensorSpec> tree_specs()
{
    const TensorSpec nodes{DType::Int64, {kBatch, kSequence}};
    const TensorSpec one{DType::Int64, {kBatch}};
    return {nodes, nodes, nodes, one, one};
}

NodeShapes tree_shapes(const ShapeQuery& query)
{
    const TreeOptions options = read_options(query.params);
    return generated_shapes(tree_specs(), options.examples, options.nodes());
}

struct TreeRows {
    explicit TreeRows(const TreeOptions& options)
        : tokens(full({options.examples, options.nodes()}, Padding, DType::Int64)),
          left(full({options.examples, options.nodes()}, kNoChild, DType::Int64)),
          right(full({options.examples, options.nodes()}, kNoChild, DType::Int64)),
          lengths(empty({options.examples}, DType::Int64)),
          target(empty({options.examples}, DType::Int64))
    {
    }
    Tensor tokens, left, right, lengths, target;
};

bool evaluate(std::int64_t operation, bool a, bool b)
{
    return operation == And ? a && b : operation == Or ? a || b : a != b;
}

/// Writes one tree, children before parents.
class TreeWriter {
public:
    TreeWriter(RandomSequence& random, const TreeRows& rows, std::int64_t row)
        : m_random(random), m_tokens(row_of(rows.tokens, row)), m_left(row_of(rows.left, row)), m_right(row_of(rows.right, row))
    {
    }

    /// A subtree of that many leaves; returns its value. Its root is the last node written.
    bool write(std::int64_t leaves)
    {
        if (leaves == 1) {
            const bool value = m_random.coin();
            m_tokens[m_count++] = value ? True : False;
            return value;
        }
        const std::int64_t leaves_left = m_random.between(1, leaves - 1);
        const bool a = write(leaves_left);
        const std::int64_t left = m_count - 1;
        const bool b = write(leaves - leaves_left);
        m_left[m_count] = left;
        m_right[m_count] = m_count - 1;
        m_tokens[m_count] = m_random.between(And, Xor);
        return evaluate(m_tokens[m_count++], a, b);
    }

    [[nodiscard]] std::int64_t count() const { return m_count; }

private:
    static std::int64_t* row_of(const Tensor& field, std::int64_t row)
    {
        return field.data<std::int64_t>() + row * field.size(1);
    }

    RandomSequence& m_random;
    std::int64_t *m_tokens, *m_left, *m_right;
    std::int64_t m_count = 0;
};

std::unique_ptr<Dataset> open_trees(const ParamReader& params, const std::filesystem::path&)
{
    const TreeOptions options = read_options(params);
    const TreeRows rows(options);
    for (std::int64_t row = 0; row < options.examples; ++row) {
        RandomSequence random(static_cast<std::uint64_t>(params.integer("seed")), static_cast<std::uint64_t>(row));
        TreeWriter tree(random, rows, row);
        rows.target.data<std::int64_t>()[row] = tree.write(random.between(options.fewest, options.most));
        rows.lengths.data<std::int64_t>()[row] = tree.count();
    }
    TensorDataset::Options made{
        .split = read_split(params), .class_names = {"false", "true"}, .bucket_by_length = params.boolean("bucket_by_length")};
    made.lengths.assign(rows.lengths.data<std::int64_t>(), rows.lengths.data<std::int64_t>() + options.examples);
    std::vector<TensorDataset::Field> fields;
    const std::array values{rows.tokens, rows.left, rows.right, rows.lengths, rows.target};
    const std::vector<TensorSpec> specs = tree_specs();
    for (std::size_t i = 0; i < values.size(); ++i)
        fields.push_back({specs[i], values[i]});
    return std::make_unique<TensorDataset>(std::move(fields), std::move(made));
}

ParamSpec leaves(const char* name, std::int64_t value, const char* help)
{
    return {.name = name, .type = ParamType::Int, .default_value = value, .help = help, .minimum = 1, .maximum = 1024};
}

std::vector<PortSpec> tree_ports()
{
    const auto port
        = [](const char* name, const char* help) { return PortSpec{.name = name, .kind = PortKind::Integer, .help = help}; };
    return {
        port("tokens",
             translatable("engine", "nodes, children before parents: 0 padding, 1 false, 2 true, 3 and, 4 or, 5 xor (N, T)")),
        port("left", translatable("engine", "place of the left child, -1 for leaves (N, T)")),
        port("right", translatable("engine", "place of the right child, -1 for leaves (N, T)")),
        port("lengths", translatable("engine", "nodes of the tree; the root is the last of them (N)")),
        port("target", translatable("engine", "the value of the expression, 0 or 1 (N)"))};
}

const RegisterNodeType random_trees{{
    .name = "RandomTrees",
    .title = "Random trees",
    .category = Category::Data,
    .help = translatable("engine", "Expressions of true and false as binary trees, to be worked out from the leaves up."),
    .outputs = tree_ports(),
    .params = joined({examples_param(2000), leaves("min_leaves", 2, translatable("engine", "Leaves of the smallest tree.")),
                      leaves("max_leaves", 16, translatable("engine", "Leaves of the largest tree.")), bucket_param(),
                      seed_param("seed", translatable("engine", "Another number gives other trees."))},
                     {split_params()}),
    .shapes = tree_shapes,
    .dataset = open_trees,
    .headline = {"max_leaves"},
    .rare = true,
    .keywords = {"synthetic", "boolean", "expression", "recursive", "binary tree", "data"},
}};

}  // namespace

}  // namespace ts
