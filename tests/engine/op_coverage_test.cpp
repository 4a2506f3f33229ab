#include <map>

#include <QTest>

#include "tests/engine/support/op_samples.h"

using namespace ts;

namespace {

using Exceptions = std::map<std::string, const char*>;

/// What an operation cannot be tried on, and why.
const Exceptions& exceptions(Edge edge)
{
    static const std::map<Edge, Exceptions> all{
        {Edge::Empty,
         {{"expand", "the wanted sizes are attributes"}, {"index_add", "its three inputs have rows of their own"}}},
        {Edge::OneElement,
         {{"glu", "needs an even size to halve"},
          {"gru", "three gates need three rows of weights"},
          {"lstm", "four gates need four rows of weights"},
          {"self_attention", "queries, keys and values lie side by side"}}},
    };
    return all.at(edge);
}

bool covered(const OpRecord& op, Edge edge)
{
    const std::vector<OpSample> samples = all_samples(op);
    return std::ranges::any_of(samples,
                               [&](const OpSample& sample) { return !sample.inputs.empty() && shows(edge, sample.inputs); });
}

}  // namespace

/// Every differentiable operation is tried on the sizes where operations break; a refusal must have a reason.
class OpCoverageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void empty_inputs_data() { addRows(); }
    void empty_inputs() { require(Edge::Empty); }

    void inputs_of_one_element_data() { addRows(); }
    void inputs_of_one_element() { require(Edge::OneElement); }

private:
    static void addRows()
    {
        QTest::addColumn<QString>("name");
        for (const OpRecord* op : op_records())
            if (op->differentiable)
                QTest::newRow(op->name.c_str()) << QString::fromStdString(op->name);
    }

    static void require(Edge edge)
    {
        QFETCH(QString, name);
        const OpRecord& op = *find_op(name.toStdString());
        const bool excepted = exceptions(edge).contains(op.name);
        QVERIFY2(covered(op, edge) != excepted, excepted ? "the exception is no longer needed" : "no such sample");
    }
};

QTEST_GUILESS_MAIN(OpCoverageTest)
#include "op_coverage_test.moc"
