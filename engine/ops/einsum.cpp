#include "engine/ops/einsum.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "engine/ops/elementwise.h"
#include "engine/ops/matmul.h"
#include "engine/ops/one_device.h"
#include "engine/ops/op_record.h"
#include "engine/ops/reduce.h"
#include "engine/ops/shape_ops.h"

namespace ts {

namespace {

/// A letter of the equation, or kEllipsis - i for the i-th dimension from the right of "...".
using Label = int;
using Labels = std::vector<Label>;
constexpr Label kEllipsis = -1;

/// An operand with a label for each dimension.
struct Term {
    Tensor tensor;
    Labels labels;

    [[nodiscard]] bool has(Label label) const { return std::find(labels.begin(), labels.end(), label) != labels.end(); }
    [[nodiscard]] int place(Label label) const
    {
        return static_cast<int>(std::find(labels.begin(), labels.end(), label) - labels.begin());
    }
    [[nodiscard]] std::int64_t size(Label label) const { return tensor.size(place(label)); }
};

[[noreturn]] void refuse(std::string_view equation, std::string_view reason)
{
    throw ArgumentError(translatable("engine", "einsum: \"%1\" cannot be read: %2."),
                        {std::string(equation), std::string(reason)});
}

/// Labels of one operand or of the result; `ellipsis` dimensions stand for "...".
Labels labels_of(std::string_view text, int ellipsis, std::string_view equation)
{
    Labels out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ')
            continue;
        if (text.substr(i, 3) == "...") {
            for (int d = ellipsis - 1; d >= 0; --d)
                out.push_back(kEllipsis - d);
            i += 2;
        } else if (std::isalpha(static_cast<unsigned char>(text[i]))) {
            out.push_back(text[i]);
        } else {
            refuse(equation, "only letters, \"...\", \",\" and \"->\" may occur");
        }
    }
    return out;
}

/// Takes the diagonal of dimensions i < j, which moves to the end.
Term diagonal_of(const Term& term, int i, int j)
{
    Term out;
    std::vector<std::int64_t> order;
    Shape sizes;
    for (int d = 0; d < term.tensor.dim(); ++d)
        if (d != i && d != j) {
            order.push_back(d);
            sizes.push_back(term.tensor.size(d));
            out.labels.push_back(term.labels[static_cast<std::size_t>(d)]);
        }
    order.insert(order.end(), {i, j});
    const std::int64_t n = term.tensor.size(i);
    if (term.tensor.size(j) != n)
        throw ShapeError(translatable("engine", "einsum: a letter stands for sizes %1 and %2."),
                         {std::to_string(n), std::to_string(term.tensor.size(j))});
    sizes.push_back(n * n);
    out.tensor = slice(reshape(permute(term.tensor, order), sizes), -1, 0, n * n, n + 1);
    out.labels.push_back(term.labels[static_cast<std::size_t>(i)]);
    return out;
}

Term without_repeats(Term term)
{
    for (std::size_t i = 0; i < term.labels.size(); ++i)
        for (std::size_t j = i + 1; j < term.labels.size(); ++j)
            if (term.labels[i] == term.labels[j])
                return without_repeats(diagonal_of(term, static_cast<int>(i), static_cast<int>(j)));
    return term;
}

/// Sums over every label that `kept` does not want.
template <class Kept> Term summed(const Term& term, Kept kept)
{
    Term out;
    std::vector<std::int64_t> dims;
    for (std::size_t i = 0; i < term.labels.size(); ++i) {
        if (kept(term.labels[i]))
            out.labels.push_back(term.labels[i]);
        else
            dims.push_back(static_cast<std::int64_t>(i));
    }
    out.tensor = dims.empty() ? term.tensor : sum(term.tensor, dims);
    return out;
}

/// Dimensions of size 1 whose label is longer in the other operand broadcast: they leave the label to it.
Term without_ones(Term term, const Term& other)
{
    for (std::size_t i = term.labels.size(); i-- > 0;) {
        const Label label = term.labels[i];
        if (!other.has(label) || term.tensor.size(static_cast<std::int64_t>(i)) != 1 || other.size(label) == 1)
            continue;
        term.tensor = squeeze(term.tensor, static_cast<std::int64_t>(i));
        term.labels.erase(term.labels.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return term;
}

Tensor arranged(const Term& term, const Labels& order)
{
    std::vector<std::int64_t> dims;
    for (const Label label : order)
        dims.push_back(term.place(label));
    return permute(term.tensor, dims);
}

std::int64_t product_of_sizes(const Term& term, const Labels& labels)
{
    std::int64_t product = 1;
    for (const Label label : labels)
        product *= term.size(label);
    return product;
}

Labels joined(const Labels& a, const Labels& b, const Labels& c = {})
{
    Labels out = a;
    out.insert(out.end(), b.begin(), b.end());
    out.insert(out.end(), c.begin(), c.end());
    return out;
}

void check_equal_sizes(const Term& a, const Term& b)
{
    for (const Label label : a.labels)
        if (b.has(label) && a.size(label) != b.size(label))
            throw ShapeError(translatable("engine", "einsum: a letter stands for sizes %1 and %2."),
                             {std::to_string(a.size(label)), std::to_string(b.size(label))});
}

/// The product of two terms, summed over the labels that `kept` does not want, as batches of matrices.
template <class Kept> Term contracted(const Term& first, const Term& second, Kept kept)
{
    const Term left = summed(without_ones(first, second), [&](Label l) { return kept(l) || second.has(l); });
    const Term right = summed(without_ones(second, first), [&](Label l) { return kept(l) || left.has(l); });
    check_equal_sizes(left, right);
    Labels batch, inner, rows, columns;
    for (const Label label : left.labels)
        (!right.has(label) ? rows : kept(label) ? batch : inner).push_back(label);
    for (const Label label : right.labels)
        if (!left.has(label))
            columns.push_back(label);
    const std::int64_t b = product_of_sizes(left, batch), k = product_of_sizes(left, inner);
    const std::int64_t m = product_of_sizes(left, rows), n = product_of_sizes(right, columns);
    const Tensor x = reshape(arranged(left, joined(batch, rows, inner)), Shape{b, m, k});
    const Tensor y = reshape(arranged(right, joined(batch, inner, columns)), Shape{b, k, n});
    Shape sizes;
    for (const Labels* part : {&batch, &rows})
        for (const Label label : *part)
            sizes.push_back(left.size(label));
    for (const Label label : columns)
        sizes.push_back(right.size(label));
    return {reshape(inner.empty() ? mul(x, y) : bmm(x, y), sizes), joined(batch, rows, columns)};
}

struct Equation {
    std::vector<std::string_view> operands;
    std::string_view result;
    bool has_result = false;
};

Equation parsed(std::string_view equation, std::size_t operands)
{
    Equation out;
    std::string_view left = equation;
    if (const std::size_t arrow = equation.find("->"); arrow != std::string_view::npos) {
        out.has_result = true;
        out.result = equation.substr(arrow + 2);
        left = equation.substr(0, arrow);
    }
    for (std::size_t comma = left.find(','); comma != std::string_view::npos; comma = left.find(',')) {
        out.operands.push_back(left.substr(0, comma));
        left.remove_prefix(comma + 1);
    }
    out.operands.push_back(left);
    if (out.operands.size() != operands)
        refuse(equation, "it names another number of operands than are given");
    return out;
}

/// Dimensions that "..." stands for in an operand.
int ellipsis_dims(std::string_view text, const Tensor& t, std::string_view equation)
{
    const bool ellipsis = text.find("...") != std::string_view::npos;
    const int letters = static_cast<int>(labels_of(text, 0, equation).size());
    if (ellipsis ? letters > t.dim() : letters != t.dim())
        throw ShapeError(translatable("engine", "einsum: \"%1\" does not fit an operand of shape %2."),
                         {std::string(text), t.sizes().text()});
    return t.dim() - letters;
}

/// Without "->": the dimensions of "...", then the letters that occur once.
Labels implied_result(const std::vector<Term>& terms, int ellipsis)
{
    Labels all, out;
    for (int d = ellipsis - 1; d >= 0; --d)
        out.push_back(kEllipsis - d);
    for (const Term& term : terms)
        all.insert(all.end(), term.labels.begin(), term.labels.end());
    std::sort(all.begin(), all.end());
    for (const Label label : all)
        if (label > 0 && std::count(all.begin(), all.end(), label) == 1)
            out.push_back(label);
    return out;
}

void check_result(const std::vector<Term>& terms, const Labels& result, std::string_view equation)
{
    for (const Label label : result) {
        if (std::count(result.begin(), result.end(), label) > 1)
            refuse(equation, "a letter occurs twice in the result");
        if (std::none_of(terms.begin(), terms.end(), [label](const Term& term) { return term.has(label); }))
            refuse(equation, "a letter of the result occurs in no operand");
    }
}

}  // namespace

Tensor einsum(std::string_view equation, std::span<const Tensor> operands)
{
    for (const Tensor& operand : operands)
        expect_one_device("einsum", operands[0], operand);
    if (operands.empty())
        refuse(equation, "there are no operands");
    const Equation parts = parsed(equation, operands.size());
    std::vector<Term> terms;
    int ellipsis = 0;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const int dims = ellipsis_dims(parts.operands[i], operands[i], equation);
        ellipsis = std::max(ellipsis, dims);
        terms.push_back({operands[i], labels_of(parts.operands[i], dims, equation)});
    }
    const Labels result = parts.has_result ? labels_of(parts.result, ellipsis, equation) : implied_result(terms, ellipsis);
    check_result(terms, result, equation);
    const auto wanted = [&](Label label) { return std::find(result.begin(), result.end(), label) != result.end(); };
    Term done = without_repeats(terms[0]);
    for (std::size_t i = 1; i < terms.size(); ++i) {
        const auto kept = [&](Label label) {
            return wanted(label)
                || std::any_of(terms.begin() + static_cast<std::ptrdiff_t>(i) + 1, terms.end(),
                               [label](const Term& term) { return term.has(label); });
        };
        done = contracted(done, without_repeats(terms[i]), kept);
    }
    return arranged(summed(done, wanted), result);
}

namespace {

OpSample sample(const char* equation, std::initializer_list<Shape> shapes)
{
    OpSample out{{}, {{"equation", std::string(equation)}}};
    for (const Shape& sizes : shapes)
        out.inputs.push_back(sample_values(sizes, -1, 1));
    return out;
}
std::vector<OpSample> samples()
{
    return {sample("bij,bjk->bik", {{2, 3, 4}, {2, 4, 5}}),
            sample("bhid,bhjd->bhij", {{2, 2, 3, 4}, {2, 2, 5, 4}}),
            sample("ij->ji", {{3, 4}}),
            sample("i,j->ij", {{3}, {4}}),
            sample("ii->i", {{3, 3}}),
            sample("ii", {{3, 3}}),
            sample("iji->j", {{2, 3, 2}}),
            sample("ij,jk,kl->il", {{2, 3}, {3, 4}, {4, 2}}),
            sample("...ij,...jk->...ik", {{2, 1, 3, 4}, {3, 4, 2}}),
            sample("ij,j", {{2, 3}, {3}}),
            sample("ij,k->i", {{2, 3}, {4}}),
            sample("ij,ij->", {{2, 3}, {2, 3}})};
}

Tensor call(std::span<const Tensor> in, const Params& p)
{
    const ParamValue* equation = p.find("equation");
    const auto* text = equation ? std::get_if<std::string>(equation) : nullptr;
    return einsum(text ? *text : std::string(), in);
}

const RegisterOp registered{{"einsum", call, samples, true, true}};

}  // namespace

}  // namespace ts
