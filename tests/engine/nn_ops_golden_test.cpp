#include <QTest>

#include "tests/engine/support/golden_op.h"

using namespace ts;

/// Every case that PyTorch computed for the operations that networks are built from.
class NnOpsGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agrees_with_pytorch_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("layout");
        QTest::addColumn<bool>("twice_the_bits");
        const QStringList ops{QStringLiteral("softmax"),
                              QStringLiteral("log_softmax"),
                              QStringLiteral("cross_entropy"),
                              QStringLiteral("mse_loss"),
                              QStringLiteral("conv2d"),
                              QStringLiteral("max_pool2d"),
                              QStringLiteral("avg_pool2d"),
                              QStringLiteral("batch_norm"),
                              QStringLiteral("embedding"),
                              QStringLiteral("gelu"),
                              QStringLiteral("gelu_tanh"),
                              QStringLiteral("silu"),
                              QStringLiteral("softplus"),
                              QStringLiteral("elu"),
                              QStringLiteral("selu"),
                              QStringLiteral("leaky_relu"),
                              QStringLiteral("hardtanh"),
                              QStringLiteral("hardswish"),
                              QStringLiteral("hardsigmoid"),
                              QStringLiteral("mish"),
                              QStringLiteral("softsign"),
                              QStringLiteral("logsigmoid"),
                              QStringLiteral("relu6"),
                              QStringLiteral("celu"),
                              QStringLiteral("tanhshrink"),
                              QStringLiteral("glu"),
                              QStringLiteral("normalize"),
                              QStringLiteral("cosine_similarity"),
                              QStringLiteral("l1_loss"),
                              QStringLiteral("smooth_l1_loss"),
                              QStringLiteral("huber_loss"),
                              QStringLiteral("binary_cross_entropy"),
                              QStringLiteral("binary_cross_entropy_with_logits"),
                              QStringLiteral("nll_loss"),
                              QStringLiteral("kl_div")};
        for (const QJsonValue& value : m_family.cases) {
            const QString id = value[QStringLiteral("id")].toString();
            if (!ops.contains(value[QStringLiteral("op")].toString()))
                continue;
            addRow(id, InputLayout::RowMajor, false);
            addRow(id, InputLayout::RowMajor, true);
            addRow(id, InputLayout::Transposed, false);
            addRow(id, InputLayout::ChannelsLast, false);
        }
    }
    void agrees_with_pytorch()
    {
        QFETCH(QString, id);
        QFETCH(int, layout);
        QFETCH(bool, twice_the_bits);
        const auto problem = golden_op_problem(m_family, m_family.find(id), static_cast<InputLayout>(layout),
                                               twice_the_bits ? DType::Float64 : DType::Float32);
        QVERIFY2(!problem, qPrintable(problem.value_or(QString())));
    }

private:
    static void addRow(const QString& id, InputLayout layout, bool twice_the_bits)
    {
        static const char* const names[] = {"row-major", "transposed", "channels-last"};
        QTest::addRow("%s %s%s", qPrintable(id), names[static_cast<int>(layout)], twice_the_bits ? " float64" : "")
            << id << static_cast<int>(layout) << twice_the_bits;
    }

    GoldenFamily m_family{QStringLiteral("functional")};
};

QTEST_GUILESS_MAIN(NnOpsGoldenTest)
#include "nn_ops_golden_test.moc"
