#include <algorithm>
#include <map>

#include "engine/nn/function_module.h"
#include "engine/nn/shape_checks.h"
#include "engine/nn/tensor_ports.h"
#include "engine/ops/einsum.h"
#include "engine/ops/matmul.h"

namespace ts::nn {
namespace {

SymbolicShape leading(const SymbolicShape& shape)
{
    return {shape.begin(), shape.end() - 2};
}

NodeShapes matmul_shapes(const ShapeQuery& query)
{
    SymbolicShape a = query.input(0).shape, b = query.input(1).shape;
    if (a.empty() || b.empty())
        throw ShapeError(translatable("engine", "MatMul needs vectors or matrices but gets %1 and %2."),
                         {to_text(a), to_text(b)});
    const bool row = a.size() == 1, column = b.size() == 1;
    if (row)
        a.insert(a.begin(), Dim(1));
    if (column)
        b.emplace_back(1);
    const Dim inner = a.back();
    if (inner != b[b.size() - 2])
        throw ShapeError(translatable("engine",
                                      "MatMul gets %1 and %2: the last size of a must be the last but one of b, or its "
                                      "only one. A Permute or Transpose can turn one of them."),
                         {to_text(query.input(0).shape), to_text(query.input(1).shape)});
    SymbolicShape result = broadcast("MatMul", leading(a), leading(b));
    if (!row)
        result.push_back(a[a.size() - 2]);
    if (!column)
        result.push_back(b.back());
    NodeShapes shapes = one_output(promote(query.input(0).dtype, query.input(1).dtype), result);
    shapes.flops_per_sample = 2 * numbers_per_sample(result) * static_cast<double>(inner.factor);
    return shapes;
}

std::unique_ptr<Module> make_matmul(const BuildQuery&)
{
    return make_function_module(
        [](std::span<const Tensor> inputs, const RunContext&) { return ts::matmul(inputs[0], inputs[1]); });
}

[[noreturn]] void refuse(const std::string& equation, const char* reason)
{
    throw ShapeError(translatable("engine", "Einsum cannot use \"%1\": %2."), {equation, reason});
}

std::string without_spaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

/// The equation's parts: "ij,jk->ik" gives "ij", "jk" and the result "ik".
struct Equation {
    std::vector<std::string> operands;
    std::string result;
};

Equation parsed(const std::string& text)
{
    const std::size_t arrow = text.find("->");
    if (arrow == std::string::npos)
        refuse(text, "write the letters of the result behind ->, as in bij,bjk->bik");
    Equation out{{""}, text.substr(arrow + 2)};
    for (const char c : text.substr(0, arrow)) {
        if (c == ',')
            out.operands.emplace_back();
        else
            out.operands.back() += c;
    }
    for (const std::string& operand : out.operands)
        if (!std::ranges::all_of(operand, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }))
            refuse(text, "only letters may stand for dimensions");
    return out;
}

void note_size(std::map<char, Dim>& sizes, char letter, Dim dim, const std::string& equation)
{
    const auto [known, added] = sizes.try_emplace(letter, dim);
    if (added || known->second == dim || dim == Dim(1))
        return;
    if (known->second != Dim(1))
        throw ShapeError(translatable("engine", "Einsum \"%1\": the letter %2 stands for sizes %3 and %4."),
                         {equation, std::string(1, letter), known->second.text(), dim.text()});
    known->second = dim;
}

NodeShapes einsum_shapes(const ShapeQuery& query)
{
    const std::string text = without_spaces(query.params.text("equation"));
    const Equation equation = parsed(text);
    if (equation.operands.size() != query.inputs.size())
        throw ShapeError(translatable("engine", "Einsum \"%1\" names %2 tensors, but %3 are wired to it."),
                         {text, std::to_string(equation.operands.size()), std::to_string(query.inputs.size())});
    std::map<char, Dim> sizes;
    DType dtype = query.input(0).dtype;
    for (std::size_t i = 0; i < query.inputs.size(); ++i) {
        const SymbolicShape& shape = query.input(i).shape;
        if (equation.operands[i].size() != shape.size())
            throw ShapeError(translatable("engine", "Einsum \"%1\": \"%2\" names %3 dimensions, but the tensor is %4."),
                             {text, equation.operands[i], std::to_string(equation.operands[i].size()), to_text(shape)});
        for (std::size_t d = 0; d < shape.size(); ++d)
            note_size(sizes, equation.operands[i][d], shape[d], text);
        dtype = promote(dtype, query.input(i).dtype);
    }
    SymbolicShape result;
    for (const char letter : equation.result) {
        if (!sizes.contains(letter) || std::ranges::count(equation.result, letter) > 1)
            refuse(text, "each letter of the result must occur on the left, and once on the right");
        result.push_back(sizes.at(letter));
    }
    NodeShapes shapes = one_output(dtype, result);
    shapes.flops_per_sample = 2;
    for (const auto& [letter, dim] : sizes)
        shapes.flops_per_sample *= dim.symbol == 'N' ? 1.0 : static_cast<double>(dim.factor);
    return shapes;
}

std::unique_ptr<Module> make_einsum(const BuildQuery& query)
{
    return make_function_module(
        [equation = without_spaces(query.params.text("equation"))](std::span<const Tensor> inputs, const RunContext&) {
            return ts::einsum(equation, inputs);
        });
}

const RegisterNodeType matmul_node{{
    .name = "MatMul",
    .title = "MatMul",
    .category = Category::Math,
    .help = translatable("engine", "Multiplies matrices; leading dimensions are batches that broadcast."),
    .inputs = {any_port("a", translatable("engine", "matrices (..., m, k) or a vector (k)")),
               any_port("b", translatable("engine", "matrices (..., k, n) or a vector (k)"))},
    .outputs = {any_port("output", translatable("engine", "products (..., m, n)"))},
    .shapes = matmul_shapes,
    .module = make_matmul,
    .keywords = {"mm", "bmm", "dot", "product", "matrix"},
}};

const RegisterNodeType einsum_node{{
    .name = "Einsum",
    .title = "Einsum",
    .category = Category::Math,
    .help = translatable("engine", "Products and sums written with one letter for each dimension."),
    .inputs = {{.name = "inputs",
                .kind = PortKind::Any,
                .help = translatable("engine", "one tensor for each group of letters"),
                .multiple = true}},
    .outputs = {any_port("output", translatable("engine", "dimensions in the order of the letters behind ->"))},
    .params = {{.name = "equation",
                .type = ParamType::String,
                .default_value = std::string("ni->n"),
                .help = translatable("engine", "Such as bij,bjk->bik; letters missing behind -> are summed over.")}},
    .shapes = einsum_shapes,
    .module = make_einsum,
    .headline = {"equation"},
    .rare = true,
    .keywords = {"einstein", "contraction", "tensordot", "matmul", "outer", "bilinear"},
}};

}  // namespace
}  // namespace ts::nn
