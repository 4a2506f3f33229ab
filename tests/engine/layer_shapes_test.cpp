#include <set>

#include <QDirIterator>
#include <QRegularExpression>
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
    const std::vector<std::optional<TensorSpec>> inputs(specs.begin(), specs.end());
    return type->shapes({ParamReader(type->params, params), inputs, {}});
}

std::string output(const char* name, const Params& params, std::initializer_list<TensorSpec> specs)
{
    return to_text(infer(name, params, specs).outputs.at(0).shape);
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

const TensorSpec kImage = floats({kBatch, 3, 32, 20});
const TensorSpec kRows = floats({kBatch, 64});
const TensorSpec kSignal = floats({kBatch, 4, 12});

}  // namespace

class LayerShapesTest : public QObject {
    Q_OBJECT

private slots:
    void all_types_of_this_version_are_there()
    {
        for (const char* name : {"Linear",  "Conv2d",  "MaxPool2d", "AvgPool2d",        "BatchNorm1d", "BatchNorm2d", "Dropout",
                                 "Flatten", "Reshape", "ReLU",      "LeakyReLU",        "GELU",        "Tanh",        "Sigmoid",
                                 "Softmax", "Add",     "Concat",    "CrossEntropyLoss", "MSELoss",     "Accuracy"})
            QVERIFY2(find_node_type(name), name);
    }

    void no_declaration_is_lost_in_linking()
    {
        const QRegularExpression declaration("const RegisterNodeType \\w+\\{\\{");
        std::size_t declared = 0;
        QDirIterator files(SOURCE_DIR "/engine", {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            declared += static_cast<std::size_t>(QString::fromUtf8(file.readAll()).count(declaration));
        }
        QVERIFY(declared >= 20);
        QCOMPARE(node_types().size(), declared);
    }

    void declarations_are_complete()
    {
        for (const NodeType* type : node_types()) {
            QVERIFY2(!type->title.empty() && type->help.ends_with('.') && type->shapes, type->name.c_str());
            QVERIFY2(!type->outputs.empty(), type->name.c_str());
            std::set<std::string> names;
            for (const ParamSpec& param : type->params) {
                QVERIFY2(names.insert(param.name).second && !param.help.empty(), param.name.c_str());
                QVERIFY2(!check_value(param, param.default_value), param.name.c_str());
                QVERIFY2(!param.allow_null || !param.null_text.empty(), param.name.c_str());
            }
            for (const std::string& name : type->headline)
                QVERIFY2(type->param(name), name.c_str());
        }
    }

    void linear()
    {
        const NodeShapes shapes = infer("Linear", {{"out_features", whole(10)}}, {kRows});
        QCOMPARE(to_text(shapes.outputs[0].shape), "N×10");
        QCOMPARE(shapes.parameter_count, 650);
        QCOMPARE(shapes.flops_per_sample, 1280.0);
        QCOMPARE(shapes.resolved, (Params{{"in_features", whole(64)}}));
        QCOMPARE(infer("Linear", {{"bias", false}}, {kRows}).parameter_count, 64 * 32);
        QCOMPARE(output("Linear", {}, {floats({kBatch, Dim(1, 'T'), 8})}), "N×T×32");
        QCOMPARE(infer("Linear", {}, {floats({kBatch, 5, 8})}).flops_per_sample, 2.0 * 5 * 8 * 32);
        QCOMPARE(refusal("Linear", {{"in_features", whole(128)}}, {kRows}),
                 "Linear expects 128 features but gets 64 (N×64). Set in_features to 64 or auto.");
        QVERIFY(refusal("Linear", {}, {kImage}).find("but gets N×3×32×20") != std::string::npos);
        QVERIFY(!refusal("Linear", {}, {floats({kBatch, Dim(2, 'T')})}).empty());
    }

    void convolution()
    {
        const Params params{
            {"out_channels", whole(6)}, {"kernel_size", Ints{3, 5}}, {"stride", Ints{2, 1}}, {"padding", Ints{1, 0}}};
        const NodeShapes shapes = infer("Conv2d", params, {kImage});
        QCOMPARE(to_text(shapes.outputs[0].shape), "N×6×16×16");
        QCOMPARE(shapes.parameter_count, 6 * 3 * 15 + 6);
        QCOMPARE(shapes.flops_per_sample, 2.0 * 3 * 15 * 6 * 16 * 16);
        QCOMPARE(output("Conv2d", {{"dilation", whole(3)}}, {kImage}), "N×16×26×14");
        QCOMPARE(infer("Conv2d", {{"groups", whole(4)}, {"bias", false}}, {floats({kBatch, 8, 8, 8})}).parameter_count,
                 16 * 2 * 9);
        QCOMPARE(refusal("Conv2d", {{"groups", whole(2)}}, {kImage}),
                 "Conv2d has in_channels = 3, which cannot be divided into 2 groups.");
        QCOMPARE(refusal("Conv2d", {{"in_channels", whole(1)}}, {kImage}),
                 "Conv2d expects 1 channels but gets 3 (N×3×32×20). Set in_channels to 3 or auto.");
        QVERIFY(refusal("Conv2d", {{"kernel_size", whole(21)}}, {kImage}).find("covers 21×21, more than the image of 32×20")
                != std::string::npos);
        QCOMPARE(refusal("Conv2d", {}, {kRows}), "Conv2d takes images (N, C, H, W) but gets N×64.");
    }

    // Expected sizes are those PyTorch gives for the same arguments.
    void pooling()
    {
        QCOMPARE(output("MaxPool2d", {}, {kImage}), "N×3×16×10");
        QCOMPARE(output("MaxPool2d", {{"kernel_size", whole(3)}}, {kImage}), "N×3×10×6");
        QCOMPARE(output("MaxPool2d", {{"kernel_size", whole(3)}, {"ceil_mode", true}}, {kImage}), "N×3×11×7");
        QCOMPARE(output("AvgPool2d", {{"kernel_size", whole(3)}, {"stride", whole(2)}, {"padding", whole(1)}}, {kImage}),
                 "N×3×16×10");
        // The last window would start in the padding, so it is dropped.
        QCOMPARE(output("MaxPool2d",
                        {{"kernel_size", whole(2)}, {"stride", whole(3)}, {"padding", whole(1)}, {"ceil_mode", true}},
                        {floats({kBatch, 1, 5, 5})}),
                 "N×1×2×2");
        QCOMPARE(infer("MaxPool2d", {}, {kImage}).resolved, (Params{{"stride", Ints{2, 2}}}));
        QCOMPARE(refusal("MaxPool2d", {{"padding", whole(2)}}, {kImage}), "MaxPool2d can pad by at most half of kernel_size.");
    }

    void adaptive_pooling_gives_the_size_asked_for()
    {
        QCOMPARE(output("AdaptiveAvgPool2d", {}, {kImage}), "N×3×1×1");
        QCOMPARE(output("AdaptiveMaxPool2d", {{"output_size", Ints{5, 7}}}, {kImage}), "N×3×5×7");
        QCOMPARE(output("AdaptiveAvgPool1d", {{"output_size", whole(4)}}, {kSignal}), "N×4×4");
        QCOMPARE(output("MaxPool1d", {{"kernel_size", whole(3)}, {"stride", whole(2)}}, {kSignal}), "N×4×5");
        QCOMPARE(refusal("AdaptiveAvgPool2d", {}, {kRows}), "AdaptiveAvgPool2d takes images (N, C, H, W) but gets N×64.");
    }

    void convolutions_of_one_and_three_dimensions()
    {
        QCOMPARE(output("Conv1d", {{"stride", whole(2)}, {"padding", whole(1)}}, {kSignal}), "N×16×6");
        QCOMPARE(infer("Conv1d", {{"groups", whole(2)}}, {kSignal}).parameter_count, 16 * 2 * 3 + 16);
        QCOMPARE(output("Conv3d", {{"kernel_size", Ints{2, 3, 3}}}, {floats({kBatch, 2, 5, 8, 9})}), "N×16×4×6×7");
        QCOMPARE(refusal("Conv1d", {}, {kImage}), "Conv1d takes signals (N, C, L) but gets N×3×32×20.");
        QVERIFY(!refusal("Conv3d", {{"kernel_size", whole(6)}}, {floats({kBatch, 2, 5, 8, 9})}).empty());
    }

    void transposed_convolutions_enlarge()
    {
        const Params doubling{{"kernel_size", whole(4)}, {"stride", whole(2)}, {"padding", whole(1)}};
        QCOMPARE(output("ConvTranspose2d", doubling, {kImage}), "N×16×64×40");
        QCOMPARE(infer("ConvTranspose2d", doubling, {kImage}).parameter_count, 3 * 16 * 16 + 16);
        QCOMPARE(output("ConvTranspose1d", {{"stride", whole(3)}, {"output_padding", whole(2)}}, {kSignal}), "N×16×38");
        QCOMPARE(refusal("ConvTranspose2d", {{"output_padding", whole(1)}}, {kImage}),
                 "ConvTranspose2d has output_padding 1, which must be smaller than stride or dilation.");
        QVERIFY(!refusal("ConvTranspose2d", {{"padding", whole(40)}}, {kImage}).empty());
    }

    void images_are_resized_and_rearranged()
    {
        QCOMPARE(output("Upsample", {}, {kImage}), "N×3×64×40");
        QCOMPARE(output("Upsample", {{"size", Ints{7, 9}}, {"mode", std::string("bilinear")}}, {kImage}), "N×3×7×9");
        QCOMPARE(output("Pad", {{"padding", Ints{1, 2, 3, -4}}}, {kImage}), "N×3×31×23");
        QVERIFY(!refusal("Pad", {{"padding", Ints{20, 0}}, {"mode", std::string("reflect")}}, {kImage}).empty());
        QVERIFY(!refusal("Pad", {{"padding", Ints{1, 2, 3}}}, {kImage}).empty());
        QCOMPARE(output("PixelShuffle", {}, {floats({kBatch, 8, 3, 5})}), "N×2×6×10");
        QCOMPARE(output("PixelUnshuffle", {}, {kImage}), "N×12×16×10");
        QVERIFY(refusal("PixelShuffle", {}, {kImage}).find("3 channels (N×3×32×20) cannot be divided by 4")
                != std::string::npos);
    }

    void bilinear()
    {
        const NodeShapes shapes = infer("Bilinear", {{"out_features", whole(5)}}, {kRows, floats({kBatch, 3})});
        QCOMPARE(to_text(shapes.outputs[0].shape), "N×5");
        QCOMPARE(shapes.parameter_count, 64 * 3 * 5 + 5);
        QCOMPARE(shapes.resolved, (Params{{"in1_features", whole(64)}, {"in2_features", whole(3)}}));
        QVERIFY(!refusal("Bilinear", {}, {kRows, kImage}).empty());
    }

    void normalization_within_an_example()
    {
        QCOMPARE(infer("GroupNorm", {{"num_groups", whole(3)}}, {kImage}).parameter_count, 6);
        QCOMPARE(infer("InstanceNorm2d", {}, {kImage}).parameter_count, 0);
        QCOMPARE(output("InstanceNorm1d", {{"affine", true}}, {kSignal}), "N×4×12");
        QCOMPARE(refusal("GroupNorm", {}, {kImage}), "GroupNorm cannot divide 3 channels into 2 groups. Change num_groups.");
    }

    void normalization()
    {
        QCOMPARE(infer("BatchNorm2d", {}, {kImage}).parameter_count, 6);
        QCOMPARE(infer("BatchNorm1d", {{"affine", false}}, {kRows}).parameter_count, 0);
        QCOMPARE(output("BatchNorm1d", {}, {floats({kBatch, 4, 9})}), "N×4×9");
        QVERIFY(refusal("BatchNorm1d", {}, {kImage}).starts_with("BatchNorm1d takes features"));
        QVERIFY(refusal("BatchNorm2d", {{"num_features", whole(4)}}, {kImage}).find("expects 4 channels but gets 3")
                != std::string::npos);
    }

    void activations_keep_the_shape()
    {
        for (const char* name :
             {"ReLU",  "LeakyReLU", "GELU",       "Tanh",       "Sigmoid",   "Softmax",     "Dropout",    "ELU",
              "SELU",  "CELU",      "SiLU",       "Mish",       "Softplus",  "Softsign",    "LogSigmoid", "Tanhshrink",
              "ReLU6", "Hardtanh",  "Hardshrink", "Softshrink", "Threshold", "Hardsigmoid", "Hardswish"})
        {
            QCOMPARE(output(name, {}, {kImage}), "N×3×32×20");
            QCOMPARE(infer(name, {}, {kImage}).parameter_count, 0);
        }
        QCOMPARE(output("GLU", {{"dim", whole(2)}}, {kImage}), "N×3×16×20");
        QVERIFY(!refusal("GLU", {{"dim", whole(1)}}, {kImage}).empty());
        QCOMPARE(infer("PReLU", {{"num_parameters", whole(3)}}, {kImage}).parameter_count, 3);
        QVERIFY(!refusal("PReLU", {{"num_parameters", whole(4)}}, {kImage}).empty());
        QVERIFY(refusal("Softmax", {{"dim", whole(2)}}, {kRows}).find("dimension 2") != std::string::npos);
    }

    void flatten_and_reshape()
    {
        QCOMPARE(output("Flatten", {}, {kImage}), "N×1920");
        QCOMPARE(output("Flatten", {{"start_dim", whole(2)}}, {kImage}), "N×3×640");
        QCOMPARE(output("Flatten", {{"start_dim", whole(0)}, {"end_dim", whole(1)}}, {kImage}), "3N×32×20");
        QVERIFY(!refusal("Flatten", {}, {floats({kBatch})}).empty());
        QCOMPARE(output("Reshape", {{"shape", Ints{1, 8, 8}}}, {kRows}), "N×1×8×8");
        QCOMPARE(output("Reshape", {{"shape", Ints{4, -1}}}, {kRows}), "N×4×16");
        QCOMPARE(output("Reshape", {{"shape", Ints{}}}, {floats({kBatch, 1})}), "N");
        QCOMPARE(output("Reshape", {}, {classes({kBatch, 2, 3})}), "N×6");
        QCOMPARE(refusal("Reshape", {{"shape", Ints{1, 8, 9}}}, {kRows}),
                 "Reshape cannot make (1, 8, 9) of the 64 numbers in each example of N×64.");
        for (const Ints& bad : {Ints{-1, -1}, Ints{5, -1}, Ints{0}, Ints{1'000'000'000, 1'000'000'000, 1'000'000'000}})
            QVERIFY(!refusal("Reshape", {{"shape", bad}}, {kRows}).empty());
    }

    void add_broadcasts_and_concat_joins()
    {
        QCOMPARE(output("Add", {}, {kRows, kRows}), "N×64");
        QCOMPARE(output("Add", {}, {kImage, floats({20})}), "N×3×32×20");
        QCOMPARE(output("Add", {}, {floats({kBatch, 1, 4}), floats({kBatch, 5, 1})}), "N×5×4");
        QVERIFY(!refusal("Add", {}, {kRows, floats({kBatch, 32})}).empty());
        QCOMPARE(infer("Add", {}, {kRows, classes({kBatch, 64})}).outputs[0].dtype, DType::Float32);
        QCOMPARE(output("Concat", {}, {kRows, kRows, floats({kBatch, 2})}), "N×130");
        QCOMPARE(output("Concat", {{"dim", whole(0)}}, {kRows, kRows}), "2N×64");
        QCOMPARE(refusal("Concat", {}, {kImage, floats({kBatch, 3, 32, 21})}),
                 "Concat gets N×3×32×20 and N×3×32×21: all sizes but that of dimension 1 must be equal.");
    }

    void embedding()
    {
        const Params params{{"num_embeddings", whole(20)}, {"embedding_dim", whole(8)}};
        const NodeShapes shapes = infer("Embedding", params, {classes({kBatch, Dim(1, 'T')})});
        QCOMPARE(to_text(shapes.outputs[0].shape), "N×T×8");
        QCOMPARE(shapes.outputs[0].dtype, DType::Float32);
        QCOMPARE(shapes.parameter_count, 160);
        QCOMPARE(output("Embedding", params, {floats({kBatch, 5})}), "N×5×8");
        QCOMPARE(refusal("Embedding", {{"num_embeddings", whole(20)}, {"padding_idx", whole(20)}}, {classes({kBatch})}),
                 "Embedding has 20 vectors, so padding_idx must lie between 0 and 19, not 20.");
    }

    void norms_of_rows()
    {
        const TensorSpec words = floats({kBatch, Dim(1, 'T'), 8});
        QCOMPARE(output("LayerNorm", {}, {words}), "N×T×8");
        QCOMPARE(infer("LayerNorm", {}, {words}).parameter_count, 16);
        QCOMPARE(infer("LayerNorm", {{"bias", false}}, {words}).parameter_count, 8);
        QCOMPARE(infer("LayerNorm", {{"normalized_shape", Ints{20, 8}}}, {floats({kBatch, 20, 8})}).parameter_count, 320);
        QCOMPARE(infer("RMSNorm", {}, {words}).parameter_count, 8);
        QCOMPARE(refusal("LayerNorm", {{"normalized_shape", Ints{9}}}, {words}),
                 "LayerNorm is set to normalize the sizes (9), but N×T×8 does not end in them. Set normalized_shape to 8 or "
                 "auto.");
    }

    void attention()
    {
        const TensorSpec words = floats({kBatch, Dim(1, 'T'), 12}), memory = floats({kBatch, 7, 12});
        const Params heads{{"num_heads", whole(3)}};
        const NodeShapes shapes = infer("MultiheadAttention", heads, {words});
        QCOMPARE(to_text(shapes.outputs[0].shape), "N×T×12");
        QCOMPARE(shapes.parameter_count, 4 * 144 + 48);
        QCOMPARE(shapes.resolved, (Params{{"embed_dim", whole(12)}}));
        QCOMPARE(output("MultiheadAttention", heads, {words, memory}), "N×T×12");
        QCOMPARE(refusal("MultiheadAttention", {{"num_heads", whole(8)}}, {words}),
                 "MultiheadAttention cannot share out 12 features evenly among 8 heads. Set num_heads to 6.");
        QVERIFY(refusal("MultiheadAttention", heads, {kRows}).find("takes sequences of vectors") != std::string::npos);
        QVERIFY(!refusal("MultiheadAttention", heads, {words, floats({kBatch, 7, 9})}).empty());
        QVERIFY(!refusal("MultiheadAttention", heads, {words, memory, floats({kBatch, 8, 12})}).empty());
        QVERIFY(!refusal("MultiheadAttention", heads, {words, words, words, classes({kBatch, 2})}).empty());
        QVERIFY(refusal("MultiheadAttention", heads, {words, words, words, classes({kBatch})}).empty());
    }

    void transformer_layers()
    {
        const TensorSpec words = floats({kBatch, 10, 16}), memory = floats({kBatch, 7, 16});
        const Params params{{"nhead", whole(4)}, {"dim_feedforward", whole(32)}};
        const NodeShapes encoder = infer("TransformerEncoderLayer", params, {words});
        QCOMPARE(to_text(encoder.outputs[0].shape), "N×10×16");
        QCOMPARE(encoder.parameter_count, (3 * 16 + 16) * 17 + (16 + 1) * 32 + (32 + 1) * 16 + 4 * 16);
        QCOMPARE(infer("TransformerDecoderLayer", params, {words, memory}).parameter_count,
                 encoder.parameter_count + (3 * 16 + 16) * 17 + 2 * 16);
        QVERIFY(!refusal("TransformerEncoderLayer", {{"nhead", whole(5)}}, {words}).empty());
        QVERIFY(!refusal("TransformerDecoderLayer", params, {words, floats({kBatch, 7, 8})}).empty());
    }

    void positions()
    {
        const TensorSpec words = floats({kBatch, 10, 16}), changing = floats({kBatch, Dim(1, 'T'), 16});
        QCOMPARE(infer("PositionalEmbedding", {}, {words}).parameter_count, 160);
        QCOMPARE(infer("PositionalEmbedding", {{"max_length", whole(50)}}, {changing}).parameter_count, 800);
        QVERIFY(refusal("PositionalEmbedding", {}, {changing}).find("Set max_length") != std::string::npos);
        QVERIFY(!refusal("PositionalEmbedding", {{"max_length", whole(5)}}, {words}).empty());
        QCOMPARE(output("PositionalEncoding", {}, {changing}), "N×T×16");
    }

    void classes_may_lie_second_or_last()
    {
        const TensorSpec steps = classes({kBatch, Dim(1, 'T')});
        for (const char* name : {"CrossEntropyLoss", "Accuracy"}) {
            QCOMPARE(infer(name, {}, {floats({kBatch, Dim(1, 'T'), 9}), steps}).resolved, (Params{{"class_dim", whole(2)}}));
            QCOMPARE(infer(name, {}, {floats({kBatch, 9, Dim(1, 'T')}), steps}).resolved, (Params{{"class_dim", whole(1)}}));
            const TensorSpec square = floats({kBatch, 9, 9});
            QVERIFY(refusal(name, {}, {square, classes({kBatch, 9})}).find("Set class_dim to 1 or -1") != std::string::npos);
            QCOMPARE(infer(name, {{"class_dim", whole(-1)}}, {square, classes({kBatch, 9})}).resolved,
                     (Params{{"class_dim", whole(2)}}));
            QVERIFY(!refusal(name, {{"class_dim", whole(1)}}, {floats({kBatch, Dim(1, 'T'), 9}), steps}).empty());
        }
    }

    void losses_compare_shapes()
    {
        for (const char* name : {"L1Loss", "SmoothL1Loss", "HuberLoss", "PoissonNLLLoss", "BCELoss", "BCEWithLogitsLoss",
                                 "KLDivLoss", "HingeEmbeddingLoss", "SoftMarginLoss"})
        {
            QCOMPARE(output(name, {}, {kImage, kImage}), "scalar");
            QVERIFY2(refusal(name, {}, {kImage, kRows}).find("number by number") != std::string::npos, name);
        }
        QCOMPARE(output("NLLLoss", {}, {kRows, classes({kBatch})}), "scalar");
        QCOMPARE(output("GaussianNLLLoss", {}, {kRows, kRows, kRows}), "scalar");
        QVERIFY(!refusal("GaussianNLLLoss", {}, {kRows, kRows, kImage}).empty());
        QCOMPARE(output("MarginRankingLoss", {}, {kRows, kRows, kRows}), "scalar");
        QCOMPARE(output("CosineEmbeddingLoss", {}, {kRows, kRows, floats({kBatch})}), "scalar");
        QVERIFY(!refusal("CosineEmbeddingLoss", {}, {kRows, kRows, kRows}).empty());
        QCOMPARE(output("TripletMarginLoss", {}, {kRows, kRows, kRows}), "scalar");
        QVERIFY(!refusal("TripletMarginLoss", {}, {kRows, kImage, kRows}).empty());
    }

    void losses_and_metrics_give_one_number()
    {
        const TensorSpec scores = floats({kBatch, 10});
        for (const char* name : {"CrossEntropyLoss", "Accuracy"}) {
            QCOMPARE(output(name, {}, {scores, classes({kBatch})}), "scalar");
            QCOMPARE(refusal(name, {}, {kImage, classes({kBatch})}),
                     std::string(name)
                         + " gets scores N×3×32×20, which need class numbers N×3×32 (classes last) or N×32×20 (classes "
                           "second), but target is N.");
            QVERIFY(refusal(name, {}, {floats({kBatch}), classes({kBatch})}).find("one score for each class")
                    != std::string::npos);
            QVERIFY(refusal(name, {}, {scores, classes({kBatch, 10})}).find("but target is N×10") != std::string::npos);
        }
        QCOMPARE(output("MSELoss", {}, {kImage, kImage}), "scalar");
        QCOMPARE(output("MSELoss", {}, {floats({kBatch, 1}), floats({kBatch})}), "scalar");
        QCOMPARE(refusal("MSELoss", {}, {kRows, floats({kBatch})}),
                 "MSELoss compares number by number, but input is N×64 and target is N.");
        QVERIFY(find_node_type("Accuracy")->higher_is_better);
        QVERIFY(!find_node_type("CrossEntropyLoss")->higher_is_better);
    }
};

QTEST_GUILESS_MAIN(LayerShapesTest)
#include "layer_shapes_test.moc"
