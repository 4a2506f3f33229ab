#include "coded_model.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/loss.h"
#include "engine/ops/shape_ops.h"
#include "engine/tensor/random.h"

namespace ts {

namespace {

/// A binary tree: a leaf with a word, or two parts.
struct Tree {
    std::int64_t word = -1;
    std::unique_ptr<Tree> left, right;
};

/// Random trees, always the same.
class TreeMaker {
public:
    std::unique_ptr<Tree> make(std::int64_t leaves, std::int64_t words)
    {
        auto tree = std::make_unique<Tree>();
        if (leaves == 1) {
            tree->word = below(words);
            return tree;
        }
        const std::int64_t left = 1 + below(leaves - 1);
        tree->left = make(left, words);
        tree->right = make(leaves - left, words);
        return tree;
    }

private:
    std::int64_t below(std::int64_t limit)
    {
        return static_cast<std::int64_t>(m_random.below(m_counter++, static_cast<std::uint64_t>(limit)));
    }

    Philox m_random{3};
    std::uint64_t m_counter = 0;
};

/// Vectors of the words joined upwards through 20 trees of 16 leaves, one after the other.
class TreeRnn : public CodedModel {
public:
    explicit TreeRnn(const Setting& on)
        : CodedModel(on),
          m_cell(add_linear("c", 2 * kHidden, kHidden)),
          m_output(add_linear("o", kHidden, 2)),
          m_leaf(add_table("leaf", kWords, kHidden)),
          m_target(zeros({1}, TensorOptions(DType::Int64, on.device)))
    {
        start();
        TreeMaker maker;
        for (int i = 0; i < 20; ++i)
            m_trees.push_back(maker.make(16, kWords));
    }

private:
    static constexpr std::int64_t kHidden = 64, kWords = 100;

    [[nodiscard]] Tensor state(const Tree& tree) const
    {
        if (!tree.left)
            return narrow(parameter(m_leaf), 0, tree.word, 1);
        const Tensor parts[] = {state(*tree.left), state(*tree.right)};
        return tanh(linear(m_cell)(cat(parts, 1)));
    }

    [[nodiscard]] std::size_t forms() const override { return m_trees.size(); }

    Tensor loss(std::size_t form) override { return cross_entropy(linear(m_output)(state(*m_trees[form])), m_target); }

    std::size_t m_cell, m_output, m_leaf;
    std::vector<std::unique_ptr<Tree>> m_trees;
    Tensor m_target;
};

std::unique_ptr<Trial> tree_rnn(const Setting& on)
{
    return std::make_unique<TreeRnn>(on);
}

const RegisterWorkload registered{{"tree_rnn_16", 6, tree_rnn}};

}  // namespace

}  // namespace ts
