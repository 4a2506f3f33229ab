#include <QTest>

#include "engine/registry/node_type.h"
#include "engine/tensor/error.h"

using namespace ts;

namespace {

using Ints = std::vector<std::int64_t>;

std::int64_t whole(int value)
{
    return value;
}

TensorSpec floats(SymbolicShape shape)
{
    return {DType::Float32, std::move(shape)};
}
TensorSpec classes(SymbolicShape shape)
{
    return {DType::Int64, std::move(shape)};
}

NodeShapes infer(const char* name, const Params& params, std::initializer_list<TensorSpec> specs)
{
    const NodeType* type = find_node_type(name);
    if (!type)
        qFatal("no such type");
    std::vector<std::optional<TensorSpec>> inputs(specs.begin(), specs.end());
    while (inputs.size() < type->inputs.size())
        inputs.emplace_back();
    return type->shapes({ParamReader(type->params, params), inputs, {}});
}

std::string output(const char* name, const Params& params, std::initializer_list<TensorSpec> specs)
{
    return to_text(infer(name, params, specs).outputs.at(0).shape);
}

DType dtype(const char* name, const Params& params, std::initializer_list<TensorSpec> specs)
{
    return infer(name, params, specs).outputs.at(0).dtype;
}

std::string refusal(const char* name, const Params& params, std::initializer_list<TensorSpec> specs)
{
    try {
        infer(name, params, specs);
    } catch (const ShapeError& error) {
        return error.what();
    }
    return "";
}

bool says(const std::string& sentence, const char* part)
{
    return sentence.find(part) != std::string::npos;
}

const TensorSpec kImage = floats({kBatch, 3, 32, 20});
const TensorSpec kRows = floats({kBatch, 64});
const TensorSpec kSteps = floats({kBatch, Dim(1, 'T'), 8});

}  // namespace

/// Shape rules of the nodes for tensor operations: what comes out, and what is said where it does not fit.
class TensorNodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numberByNumber()
    {
        QCOMPARE(output("Elementwise", {}, {kSteps}), "N×T×8");
        QCOMPARE(dtype("Elementwise", {{"function", std::string("exp")}}, {classes({kBatch})}), DType::Float32);
        QCOMPARE(dtype("Elementwise", {{"function", std::string("abs")}}, {classes({kBatch})}), DType::Int64);
        QCOMPARE(dtype("Cast", {{"dtype", std::string("float16")}}, {kRows}), DType::Float16);
        QCOMPARE(dtype("Clamp", {{"max", 0.5}}, {classes({kBatch})}), DType::Float32);
        QCOMPARE(refusal("Clamp", {{"min", 2.0}, {"max", 1.0}}, {kRows}), "Clamp has min 2 above max 1.");
        QCOMPARE(refusal("Clamp", {{"min", {}}, {"max", {}}}, {kRows}), "Clamp needs min, max or both.");
        QCOMPARE(output("Power", {}, {kRows}), "N×64");
    }

    void pairsBroadcast()
    {
        QCOMPARE(output("Arithmetic", {}, {kImage, floats({20})}), "N×3×32×20");
        QCOMPARE(dtype("Arithmetic", {{"operation", std::string("div")}}, {classes({kBatch}), classes({kBatch})}),
                 DType::Float32);
        QCOMPARE(refusal("Arithmetic", {}, {kRows, floats({kBatch, 32})}),
                 "Arithmetic gets N×64 and N×32: counted from the right, sizes must be equal or 1.");
        QCOMPARE(dtype("Compare", {}, {kRows}), DType::Bool);
        QCOMPARE(output("Compare", {}, {kRows, floats({kBatch, 1})}), "N×64");
        QCOMPARE(output("Where", {}, {floats({kBatch, 1}), kRows, floats({})}), "N×64");
    }

    void reductions()
    {
        QCOMPARE(output("Reduce", {}, {kImage}), "N×3×32");
        QCOMPARE(output("Reduce", {{"dims", Ints{2, -1}}}, {kImage}), "N×3");
        QCOMPARE(output("Reduce", {{"dims", Ints{2, 3}}, {"keepdim", true}}, {kImage}), "N×3×1×1");
        QCOMPARE(output("Reduce", {{"dims", Ints{}}}, {kSteps}), "scalar");
        QCOMPARE(dtype("Reduce", {{"function", std::string("sum")}}, {classes({kBatch, 4})}), DType::Int64);
        QVERIFY(says(refusal("Reduce", {}, {classes({kBatch, 4})}), "Put a Cast before it."));
        QCOMPARE(refusal("Reduce", {{"dims", Ints{1, -1}}}, {kRows}), "Reduce names dimension -1 twice.");
        QCOMPARE(output("ArgMax", {}, {kRows}), "N");
        QCOMPARE(output("CumSum", {}, {kSteps}), "N×T×8");
        QVERIFY(says(refusal("CumSum", {{"dim", whole(3)}}, {kRows}), "dimension 3"));
    }

    void order()
    {
        const NodeShapes best = infer("TopK", {{"k", whole(5)}}, {kRows});
        QCOMPARE(to_text(best.outputs.at(0).shape), "N×5");
        QCOMPARE(best.outputs.at(1).dtype, DType::Int64);
        QCOMPARE(refusal("TopK", {{"k", whole(65)}}, {kRows}), "TopK is asked for 65 of 64 numbers (N×64). Lower k.");
        QCOMPARE(output("TopK", {{"dim", whole(1)}}, {kSteps}), "N×1×8");
        QCOMPARE(output("Sort", {}, {kRows}), "N×64");
    }

    void products()
    {
        QCOMPARE(output("MatMul", {}, {kSteps, floats({8, 5})}), "N×T×5");
        QCOMPARE(output("MatMul", {}, {floats({kBatch, 4, 6, 8}), floats({kBatch, 4, 8, 6})}), "N×4×6×6");
        QCOMPARE(output("MatMul", {}, {kRows, floats({64})}), "N");
        QVERIFY(says(refusal("MatMul", {}, {kRows, floats({32, 5})}), "must be the last but one of b"));
        const Params attention{{"equation", std::string("bhid, bhjd -> bhij")}};
        QCOMPARE(output("Einsum", attention, {floats({kBatch, 2, 5, 4}), floats({kBatch, 2, 7, 4})}), "N×2×5×7");
        QVERIFY(says(refusal("Einsum", attention, {kImage}), "names 2 tensors, but 1 are wired"));
        QVERIFY(says(refusal("Einsum", attention, {kImage, kRows}), "\"bhjd\" names 4 dimensions, but the tensor is N×64"));
        QVERIFY(
            says(refusal("Einsum", attention, {kImage, floats({kBatch, 3, 5, 4})}), "the letter d stands for sizes 20 and 4"));
        QVERIFY(says(refusal("Einsum", {{"equation", std::string("ij")}}, {kRows}), "behind ->"));
        QVERIFY(says(refusal("Einsum", {{"equation", std::string("ij->ik")}}, {kRows}), "must occur on the left"));
    }

    void dimensions()
    {
        QCOMPARE(output("Permute", {}, {kSteps}), "N×8×T");
        QVERIFY(says(refusal("Permute", {}, {kRows}), "dimension 2"));
        QVERIFY(says(refusal("Permute", {}, {kImage}), "names 3 dimensions (0, 2, 1), but N×3×32×20 has 4"));
        QCOMPARE(output("Transpose", {}, {kImage}), "N×3×20×32");
        QCOMPARE(output("Squeeze", {}, {floats({kBatch, 1, 5, 1})}), "N×5");
        QCOMPARE(output("Squeeze", {{"dim", whole(1)}}, {floats({kBatch, 1, 5, 1})}), "N×5×1");
        QVERIFY(says(refusal("Squeeze", {{"dim", whole(1)}}, {kRows}), "its size in N×64 is 64, not 1"));
        QCOMPARE(output("Unsqueeze", {}, {kRows}), "N×1×64");
        QCOMPARE(output("Unsqueeze", {{"dim", whole(-1)}}, {kRows}), "N×64×1");
        QCOMPARE(output("Expand", {{"sizes", Ints{-1, 7, -1}}}, {floats({kBatch, 1, 5})}), "N×7×5");
        QVERIFY(says(refusal("Expand", {{"sizes", Ints{-1, 7}}}, {kRows}), "only sizes of 1 are repeated"));
    }

    void parts()
    {
        QCOMPARE(output("Slice", {{"start", whole(1)}, {"end", whole(-1)}, {"step", whole(3)}}, {floats({kBatch, 9})}), "N×3");
        QCOMPARE(output("Slice", {{"step", whole(-2)}}, {floats({kBatch, 9})}), "N×5");
        QCOMPARE(output("Slice", {{"step", whole(-1)}}, {kSteps}), "N×T×8");
        QVERIFY(says(refusal("Slice", {{"start", whole(2)}}, {kSteps}), "needs a fixed size where it gets T"));
        QCOMPARE(refusal("Slice", {{"start", whole(64)}}, {kRows}), "Slice leaves nothing of N×64.");
        QVERIFY(says(refusal("Slice", {{"step", whole(0)}}, {kRows}), "other than 0"));
        QCOMPARE(output("Select", {{"index", whole(-1)}}, {kSteps}), "N×8");
        QCOMPARE(refusal("Select", {{"index", whole(64)}}, {kRows}),
                 "Select is set to entry 64, but dimension 1 of N×64 has only 64.");
        const NodeShapes halves = infer("Split", {{"split_size", whole(24)}}, {kRows});
        QCOMPARE(to_text(halves.outputs.at(0).shape) + " " + to_text(halves.outputs.at(1).shape), std::string("N×24 N×40"));
        QVERIFY(says(refusal("Split", {{"split_size", whole(64)}}, {kRows}), "leaves none for the rest"));
    }

    void copies()
    {
        QCOMPARE(output("Repeat", {{"repeats", Ints{1, 2}}}, {kRows}), "N×128");
        QVERIFY(says(refusal("Repeat", {{"repeats", Ints{2}}}, {kRows}), "each needs one, the batch included"));
        QCOMPARE(output("Flip", {}, {kImage}), "N×3×32×20");
        QCOMPARE(output("Roll", {}, {kSteps}), "N×T×8");
        QCOMPARE(output("Stack", {}, {kRows, kRows, kRows}), "N×3×64");
        QVERIFY(says(refusal("Stack", {}, {kRows, kImage}), "all shapes must be equal. Concat joins"));
    }

    void indexing()
    {
        QCOMPARE(output("Gather", {}, {kRows, classes({kBatch, 1})}), "N×1");
        QVERIFY(says(refusal("Gather", {}, {kRows, classes({kBatch})}), "must have the same sizes"));
        QCOMPARE(output("IndexSelect", {{"dim", whole(1)}}, {kRows, classes({5})}), "N×5");
        QVERIFY(says(refusal("IndexSelect", {}, {kRows, classes({kBatch, 2})}), "Gather takes other shapes"));
        QCOMPARE(output("OneHot", {{"num_classes", whole(4)}}, {classes({kBatch, Dim(1, 'T')})}), "N×T×4");
        QCOMPARE(dtype("OneHot", {}, {classes({kBatch})}), DType::Float32);
    }
};

QTEST_GUILESS_MAIN(TensorNodesTest)
#include "tensor_nodes_test.moc"
