#include <map>

#include <QTest>

#include "engine/autograd/gradcheck.h"
#include "tests/engine/support/op_samples.h"

using namespace ts;

namespace {

/// Operations whose gradient is too steep to be measured where all rows are equal.
const std::map<std::string, const char*> kNotExpanded{
    {"batch_norm", "equal rows have no variance"},
};

/// Operations that draw random numbers in the order of memory, so that another layout gives other values.
bool draws_in_memory_order(const OpRecord& op)
{
    return op.name.find("dropout") != std::string::npos || op.name == "rrelu";
}

/// The operation as a function of all its inputs. An expanded layout starts from the row that is repeated.
TensorsFunction in_layout(const OpRecord& op, const OpSample& sample, Layout layout)
{
    if (layout != Layout::Expanded)
        return [&op, &sample](std::span<const Tensor> in) { return op.call(in, sample.attributes); };
    return [&op, &sample](std::span<const Tensor> in) {
        std::vector<Tensor> whole(in.begin(), in.end());
        for (std::size_t i = 0; i < whole.size(); ++i)
            if (whole[i].defined() && is_floating(whole[i].dtype()))
                whole[i] = expanded_to(whole[i], sample.inputs[i].sizes());
        return op.call(whole, sample.attributes);
    };
}

std::vector<Tensor> leaves_for(const OpSample& sample, Layout layout)
{
    if (layout != Layout::Expanded)
        return laid_out(sample.inputs, layout);
    std::vector<Tensor> rows;
    for (const Tensor& t : sample.inputs)
        rows.push_back(t.defined() && is_floating(t.dtype()) ? first_row(t) : t);
    return rows;
}

/// An exception is a problem too; without this it would end the whole test.
template <class Check> std::optional<std::string> without_exception(Check check)
{
    try {
        return check();
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace

/// Tests generated from the op records: whoever adds an operation with samples has it tested here.
class OpRecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradients_match_differences_data()
    {
        addRows([](const OpRecord& op) { return op.differentiable; });
    }
    void gradients_match_differences()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, Layout layout) -> std::optional<std::string> {
            if (layout == Layout::Expanded && kNotExpanded.contains(op.name))
                return std::nullopt;
            return gradcheck(in_layout(op, sample, layout), leaves_for(sample, layout));
        });
    }

    void second_gradients_match_differences_data()
    {
        addRows([](const OpRecord& op) { return op.twice_differentiable; });
    }
    void second_gradients_match_differences()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, Layout layout) -> std::optional<std::string> {
            // What the layout changes, the first gradients have shown for the operations that the second ones consist of.
            if (layout != Layout::Contiguous && layout != Layout::Transposed)
                return std::nullopt;
            return gradgradcheck(in_layout(op, sample, layout), leaves_for(sample, layout), {.absolute = 1e-4});
        });
    }

    void float32_agrees_with_float64_data()
    {
        addRows([](const OpRecord&) { return true; });
    }
    void float32_agrees_with_float64()
    {
        forEachSample([](const OpRecord& op, const OpSample& sample, Layout layout) {
            const std::vector<Tensor> single = laid_out(as_type(sample.inputs, DType::Float32), layout);
            const std::vector<Tensor> laid = laid_out(sample.inputs, layout);
            const std::vector<Tensor> expected
                = op.call(draws_in_memory_order(op) ? laid : contiguous_copies(laid), sample.attributes);
            const std::vector<Tensor> got = op.call(single, sample.attributes);
            if (shapes_of(got) != shapes_of(expected))
                return std::optional("shape " + shapes_of(got) + "instead of " + shapes_of(expected));
            const double difference = largest_difference(values_of(expected), values_of(got));
            return difference < 2e-5 ? std::nullopt : std::optional("differs by " + std::to_string(difference));
        });
    }

private:
    static void addRows(bool (*wanted)(const OpRecord&))
    {
        QTest::addColumn<QString>("name");
        for (const OpRecord* op : op_records())
            if (wanted(*op))
                QTest::newRow(op->name.c_str()) << QString::fromStdString(op->name);
    }

    template <class Check> static void forEachSample(Check check)
    {
        QFETCH(QString, name);
        const OpRecord& op = *find_op(name.toStdString());
        QVERIFY(!op.samples().empty());
        const std::vector<OpSample> samples = all_samples(op);
        for (std::size_t i = 0; i < samples.size(); ++i)
            for (const Layout layout : kLayouts) {
                if (!applies(layout, samples[i].inputs))
                    continue;
                const auto problem = without_exception([&] { return check(op, samples[i], layout); });
                QVERIFY2(!problem,
                         qPrintable(QStringLiteral("sample %1 %2 %3: %4")
                                        .arg(i)
                                        .arg(QString::fromStdString(shapes_of(samples[i].inputs)),
                                             QLatin1String(::name(layout)), QString::fromStdString(problem.value_or("")))));
            }
    }
};

QTEST_GUILESS_MAIN(OpRecordsTest)
#include "op_records_test.moc"
