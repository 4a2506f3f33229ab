#include <cstring>
#include <map>

#include <QTest>

#include "engine/autograd/backward.h"
#include "engine/cpu/compute_threads.h"
#include "tests/engine/support/op_samples.h"

using namespace ts;

namespace {

/// Operations that a library computes, which promises the same bits only for the same number of threads.
bool is_library_convolution(const OpRecord& op)
{
    return op.name.starts_with("conv");
}

/// What no larger input can be made for by repeating rows.
const std::map<std::string, const char*> kNotEnlarged{
    {"expand", "the wanted sizes are attributes"},
};

Tensor repeated(const Tensor& t, int times)
{
    return cat(std::vector<Tensor>(static_cast<std::size_t>(times), t), 0);
}

/// The inputs with rows repeated until there is work for several threads: all that share the first one's rows, or only
/// that one.
std::vector<Tensor> enlarged(const std::vector<Tensor>& inputs, int times, bool all)
{
    std::vector<Tensor> out = inputs;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (rows_of(inputs[i]) > 0 && rows_of(inputs[i]) == rows_of(inputs[0]) && (i == 0 || all))
            out[i] = repeated(inputs[i], times);
    return out;
}

/// Results and gradients, one after the other.
std::vector<Tensor> outcome(const OpRecord& op, const Params& attributes, const std::vector<Tensor>& inputs)
{
    std::vector<Tensor> leaves;
    for (const Tensor& t : inputs)
        leaves.push_back(t.defined() && is_floating(t.dtype()) ? t.detach().set_requires_grad() : t);
    std::vector<Tensor> all = op.call(leaves, attributes);
    for (const Tensor& out : std::vector<Tensor>(all))
        if (op.differentiable && out.requires_grad())
            backward(out, to(sample_values(out.sizes(), 0.5, 1.5), out.dtype()), {.retain_graph = true});
    for (const Tensor& leaf : leaves)
        if (leaf.defined() && leaf.grad().defined())
            all.push_back(leaf.grad());
    return all;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b)
{
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

struct ManyThreads {
    ManyThreads() { set_parallel_grain(32); }
    ~ManyThreads()
    {
        set_parallel_grain(0);
        set_compute_threads(0);
    }
};

}  // namespace

/// One, two and three threads give the same bits, forwards and backwards.
class OpThreadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threads_do_not_change_bits_data()
    {
        QTest::addColumn<QString>("name");
        for (const OpRecord* op : op_records())
            QTest::newRow(op->name.c_str()) << QString::fromStdString(op->name);
    }
    void threads_do_not_change_bits()
    {
        QFETCH(QString, name);
        const OpRecord& op = *find_op(name.toStdString());
        bool large = op.samples().front().inputs.empty();
        for (const OpSample& sample : op.samples()) {
            compare(op, sample.attributes, sample.inputs);
            large = compareEnlarged(op, sample, true) || compareEnlarged(op, sample, false) || large;
        }
        QVERIFY2(large != kNotEnlarged.contains(op.name), large ? "the exception is no longer needed" : "no large input");
    }

private:
    static bool compareEnlarged(const OpRecord& op, const OpSample& sample, bool all)
    {
        if (sample.inputs.empty())
            return false;
        const std::vector<Tensor> inputs = enlarged(sample.inputs, 67, all);
        try {
            op.call(inputs, sample.attributes);
        } catch (const Error&) {
            return false;
        }
        compare(op, sample.attributes, inputs);
        return inputs[0].defined() && inputs[0].numel() > 64;
    }

    static void compare(const OpRecord& op, const Params& attributes, const std::vector<Tensor>& inputs)
    {
        const ManyThreads many;
        for (const DType type : {DType::Float32, DType::Float64}) {
            const std::vector<Tensor> typed = as_type(inputs, type);
            set_compute_threads(1);
            std::vector<double> one = values_of(outcome(op, attributes, typed));
            for (const int threads : {2, 3}) {
                set_compute_threads(threads);
                if (is_library_convolution(op))
                    one = values_of(outcome(op, attributes, typed));
                QVERIFY2(same_bits(one, values_of(outcome(op, attributes, typed))),
                         qPrintable(QStringLiteral("%1 threads, %2").arg(threads).arg(shapes_of(inputs).c_str())));
            }
        }
    }
};

QTEST_GUILESS_MAIN(OpThreadsTest)
#include "op_threads_test.moc"
