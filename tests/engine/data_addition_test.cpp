#include <set>

#include <QTest>

#include "tests/engine/support/data_node.h"

using namespace ts;

/// The sums that AdditionStrings makes: read back and worked out again.
class DataAdditionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySumIsRight_data();
    void everySumIsRight();
    void noPairComesTwice();
    void sameSeedSameSums();
};

namespace {

struct Texts {
    std::string tokens, targets;  ///< targets: '#' where none is learned
};

Texts texts_of(const Dataset& data, const std::vector<Tensor>& fields, std::int64_t row)
{
    const std::int64_t length = fields[0].size(1);
    const auto text = [&](const Tensor& field) {
        std::string out;
        for (std::int64_t i = 0; i < length; ++i) {
            const std::int64_t token = field.data<std::int64_t>()[row * length + i];
            out += token == -100 ? "#" : data.class_names().at(static_cast<std::size_t>(token));
        }
        return out;
    };
    return {text(fields[0]), text(fields[1])};
}

struct Sum {
    QString a, b, answer;
};

/// The text that tokens and the last target spell, taken apart.
Sum parsed(const Texts& texts, bool reversed)
{
    const QString whole = QString::fromStdString(texts.tokens) + (texts.targets.back() == '#' ? ' ' : texts.targets.back());
    const QStringList sides = whole.trimmed().split('=');
    const QStringList numbers = sides[0].split('+');
    QString answer = sides[1];
    if (reversed)
        std::reverse(answer.begin(), answer.end());
    return {numbers[0], numbers[1], answer};
}

Params options(int digits, bool answer_only, bool reversed, bool zeros)
{
    return {{"digits", std::int64_t{digits}},
            {"examples", std::int64_t{400}},
            {"answer_only", answer_only},
            {"reverse_answer", reversed},
            {"leading_zeros", zeros}};
}

}  // namespace

void DataAdditionTest::everySumIsRight_data()
{
    QTest::addColumn<int>("digits");
    QTest::addColumn<bool>("answer_only");
    QTest::addColumn<bool>("reversed");
    QTest::addColumn<bool>("zeros");
    QTest::newRow("as they are") << 3 << true << false << true;
    QTest::newRow("the question, too") << 3 << false << false << true;
    QTest::newRow("backwards") << 2 << true << true << true;
    QTest::newRow("different widths") << 4 << true << false << false;
    QTest::newRow("all at once") << 6 << false << true << false;
}

void DataAdditionTest::everySumIsRight()
{
    QFETCH(int, digits);
    QFETCH(bool, answer_only);
    QFETCH(bool, reversed);
    QFETCH(bool, zeros);
    const Params params = options(digits, answer_only, reversed, zeros);
    const auto data = open_data("AdditionStrings", params, "/");
    QVERIFY(infer_data("AdditionStrings", params, "/").outputs == data->specs());
    const auto fields = read_all(*data);
    QCOMPARE(fields[0].sizes(), (Shape{400, 3 * digits + 3}));
    for (std::int64_t row = 0; row < 400; ++row) {
        const Texts texts = texts_of(*data, fields, row);
        const Sum sum = parsed(texts, reversed);
        QCOMPARE(sum.answer.toLongLong(), sum.a.toLongLong() + sum.b.toLongLong());
        QVERIFY(sum.a.size() <= digits && (!zeros || (sum.a.size() == digits && sum.answer.size() == digits + 1)));
        // What is learned: the answer and one blank, or everything from the second character on.
        const std::size_t first = answer_only ? texts.tokens.find('=') : 0;
        const std::size_t end = texts.tokens.find('=') + static_cast<std::size_t>(sum.answer.size());
        for (std::size_t i = 0; i < texts.targets.size(); ++i) {
            const char next = i + 1 < texts.tokens.size() ? texts.tokens[i + 1] : ' ';
            QCOMPARE(texts.targets[i], i >= first && i <= end ? next : '#');
        }
    }
}

void DataAdditionTest::noPairComesTwice()
{
    const auto all = open_data("AdditionStrings", {{"digits", std::int64_t{1}}, {"examples", std::int64_t{1000}}}, "/");
    QCOMPARE(all->rows(), 100);
    const auto fields = read_all(*all);
    std::set<std::string> seen;
    for (std::int64_t row = 0; row < 100; ++row)
        seen.insert(texts_of(*all, fields, row).tokens);
    QCOMPARE(seen.size(), std::size_t{100});
    QCOMPARE(all->split().validation.size(), std::size_t{20});
}

void DataAdditionTest::sameSeedSameSums()
{
    const auto sums = [](std::int64_t seed) {
        return read_all(*open_data("AdditionStrings", {{"seed", seed}}, "/"))[0].to_vector();
    };
    QVERIFY(sums(1) == sums(1));
    QVERIFY(sums(1) != sums(2));
}

QTEST_GUILESS_MAIN(DataAdditionTest)
#include "data_addition_test.moc"
