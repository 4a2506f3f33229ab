#include <limits>

#include <QTest>

#include "engine/formats/csv_index.h"
#include "tests/engine/support/message_of.h"

using namespace ts;

/// CSV as people and programs write it: quotes, line ends, delimiters, headers; and what is wrong with it, by line and column.
class FormatsCsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsAreSplit_data();
    void cellsAreSplit();
    void formatIsFoundOut_data();
    void formatIsFoundOut();
    void blankLinesAreLeftOut();
    void numbersAreRead_data();
    void numbersAreRead();
    void mistakesAreLocated_data();
    void mistakesAreLocated();
    void unusableTextIsRefused();
    void cutOffLastRowIsIgnored();
    void indexFindsEveryRow();
};

namespace {

using Rows = QList<QStringList>;

Rows rows_of(const CsvText& csv)
{
    Rows rows;
    CsvRecord record;
    for (std::size_t at = csv.first_row(); csv.next(at, record);) {
        QStringList cells;
        for (const std::string_view cell : record)
            cells << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
        rows << cells;
    }
    return rows;
}

QStringList columns_of(const CsvText& csv)
{
    QStringList names;
    for (const std::string& name : csv.columns())
        names << QString::fromStdString(name);
    return names;
}

}  // namespace

void FormatsCsvTest::cellsAreSplit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Rows>("rows");
    QTest::newRow("plain") << QByteArray("1,2\n3,4\n") << Rows{{"1", "2"}, {"3", "4"}};
    QTest::newRow("no last line break") << QByteArray("1,2\n3,4") << Rows{{"1", "2"}, {"3", "4"}};
    QTest::newRow("CRLF") << QByteArray("1,2\r\n3,4\r\n") << Rows{{"1", "2"}, {"3", "4"}};
    QTest::newRow("empty cells") << QByteArray("1,,\n,2,3\n") << Rows{{"1", "", ""}, {"", "2", "3"}};
    QTest::newRow("delimiter in quotes") << QByteArray("1,\"a,b\"\n") << Rows{{"1", "a,b"}};
    QTest::newRow("line break in quotes") << QByteArray("1,\"a\r\nb\"\r\n2,c\r\n") << Rows{{"1", "a\r\nb"}, {"2", "c"}};
    QTest::newRow("quote in quotes") << QByteArray("1,\"say \"\"yes\"\"\"\n2,\"\"\"\"\n")
                                     << Rows{{"1", "say \"yes\""}, {"2", "\""}};
    QTest::newRow("empty quotes") << QByteArray("1,\"\"\n\"\",2\n") << Rows{{"1", ""}, {"", "2"}};
    QTest::newRow("quote inside a word") << QByteArray("1,5\" pipe\n2,x\n") << Rows{{"1", "5\" pipe"}, {"2", "x"}};
    QTest::newRow("one column") << QByteArray("1\n2\n") << Rows{{"1"}, {"2"}};
}

void FormatsCsvTest::cellsAreSplit()
{
    QFETCH(QByteArray, text);
    QFETCH(Rows, rows);
    const std::string bytes = text.toStdString();
    QCOMPARE(rows_of(CsvText(bytes, "t.csv", {.header = false})), rows);
}

void FormatsCsvTest::formatIsFoundOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<int>("rows");
    QTest::newRow("header") << QByteArray("a,b\n1,2\n") << ',' << QStringList{"a", "b"} << 1;
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                       "a,b\n1,2\n")
                         << ',' << QStringList{"a", "b"} << 1;
    QTest::newRow("no header") << QByteArray("1,2\n3,4\n") << ',' << QStringList{"column 1", "column 2"} << 2;
    QTest::newRow("no header, words") << QByteArray("5.1,setosa\n4.9,setosa\n") << ',' << QStringList{"column 1", "column 2"}
                                      << 2;
    QTest::newRow("header with a number") << QByteArray("x,2020\n1,2\n") << ',' << QStringList{"x", "2020"} << 1;
    QTest::newRow("unnamed column") << QByteArray(",co2\n1958-03-29,316.1\n") << ',' << QStringList{"column 1", "co2"} << 1;
    QTest::newRow("only a header") << QByteArray("a,b\n") << ',' << QStringList{"a", "b"} << 0;
    QTest::newRow("quoted header") << QByteArray("\"a,b\",\" c \"\n1,2\n") << ',' << QStringList{"a,b", "c"} << 1;
    QTest::newRow("semicolon") << QByteArray("a;b\n1,5;2,5\n3,5;4,5\n") << ';' << QStringList{"a", "b"} << 2;
    QTest::newRow("tab") << QByteArray("a\tb\n1\t2\n") << '\t' << QStringList{"a", "b"} << 1;
    QTest::newRow("semicolon in quotes") << QByteArray("a,b\n\"x;y\",2\n\"z;w\",3\n") << ',' << QStringList{"a", "b"} << 2;
    QTest::newRow("one column") << QByteArray("a\n1\n2\n") << ',' << QStringList{"a"} << 2;
}

void FormatsCsvTest::formatIsFoundOut()
{
    QFETCH(QByteArray, text);
    QFETCH(char, delimiter);
    QFETCH(QStringList, columns);
    QFETCH(int, rows);
    const std::string bytes = text.toStdString();
    const CsvText csv(bytes, "t.csv", {});
    QCOMPARE(csv.delimiter(), delimiter);
    QCOMPARE(columns_of(csv), columns);
    QCOMPARE(rows_of(csv).size(), rows);
    QCOMPARE(csv.column_index(columns.last().toStdString()), std::optional<std::size_t>(columns.size() - 1));
    QVERIFY(!csv.column_index("nothing"));
}

void FormatsCsvTest::blankLinesAreLeftOut()
{
    const CsvText csv("\n\na,b\n\r\n1,2\n\n\n3,4\n\n", "t.csv", {});
    QCOMPARE(columns_of(csv), (QStringList{"a", "b"}));
    QCOMPARE(rows_of(csv), (Rows{{"1", "2"}, {"3", "4"}}));
    QCOMPARE(CsvIndex(csv).rows(), 2);
}

void FormatsCsvTest::numbersAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("decimal_comma");
    QTest::addColumn<double>("value");
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("integer") << QByteArray("12") << false << 12.0;
    QTest::newRow("spaces and sign") << QByteArray(" +1.5 ") << false << 1.5;
    QTest::newRow("exponent") << QByteArray("-1e-3") << false << -0.001;
    QTest::newRow("decimal comma") << QByteArray("-1,5") << true << -1.5;
    QTest::newRow("point despite comma") << QByteArray("1.5") << true << 1.5;
    QTest::newRow("comma not asked for") << QByteArray("1,5") << false << none;
    QTest::newRow("two commas") << QByteArray("1,5,2") << true << none;
    QTest::newRow("empty") << QByteArray("") << false << none;
    QTest::newRow("word") << QByteArray("abc") << false << none;
    QTest::newRow("word behind") << QByteArray("1x") << false << none;
    QTest::newRow("nan") << QByteArray("nan") << false << none;
    QTest::newRow("inf") << QByteArray("inf") << false << none;
    QTest::newRow("too large") << QByteArray("1e999") << false << none;
}

void FormatsCsvTest::numbersAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, decimal_comma);
    QFETCH(double, value);
    QCOMPARE(parse_csv_number(text.toStdString(), decimal_comma).value_or(std::numeric_limits<double>::quiet_NaN()), value);
}

void FormatsCsvTest::mistakesAreLocated_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("cell missing") << QByteArray("a,b\n1,2\n3\n") << QByteArray("t.csv, line 3: 1 cells instead of 2");
    QTest::newRow("cell too many") << QByteArray("a,b\n1,2\n3,4,5\n") << QByteArray("t.csv, line 3: 3 cells instead of 2");
    QTest::newRow("word") << QByteArray("a,b\n1,2\n\n3,x4\n")
                          << QByteArray("t.csv, line 4, column 2 (b): \"x4\" is not a number");
    QTest::newRow("no last line break") << QByteArray("a,b\n1,2\n3,x4") << QByteArray("t.csv, line 3, column 2 (b)");
    QTest::newRow("empty cell") << QByteArray("a,b\n1,\n") << QByteArray("t.csv, line 2, column 2 (b): the cell is empty");
    QTest::newRow("behind a line break in quotes")
        << QByteArray("a,b\n\"1\n\",2\n") << QByteArray("t.csv, line 3, column 1 (a)");
    QTest::newRow("behind a quote") << QByteArray("a,b\n1,\"2\"x\n")
                                    << QByteArray("t.csv, line 2, column 2: there is text behind a closing quote");
    QTest::newRow("open quote") << QByteArray("a,b\n1,2\n3,\"4\n5,6\n")
                                << QByteArray("t.csv: a quote in the row that begins at line 3 is never closed");
}

void FormatsCsvTest::mistakesAreLocated()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const std::string bytes = text.toStdString();
    const auto read_numbers = [&] {
        const CsvText csv(bytes, "t.csv", {});
        CsvRecord record;
        for (std::size_t at = csv.first_row(); csv.next(at, record);)
            for (std::size_t column = 0; column < record.size(); ++column)
                static_cast<void>(csv.number(record, column, at));
    };
    VERIFY_THROWS(FormatError, expected.toStdString(), read_numbers());
}

void FormatsCsvTest::unusableTextIsRefused()
{
    VERIFY_THROWS(FormatError, "t.csv is empty", CsvText("", "t.csv", {}));
    VERIFY_THROWS(FormatError, "t.csv is empty", CsvText("\xEF\xBB\xBF\r\n\n", "t.csv", {}));
    VERIFY_THROWS(FormatError, "t.csv is UTF-16 text", CsvText(std::string_view("\xFF\xFE\x61\0", 4), "t.csv", {}));
}

void FormatsCsvTest::cutOffLastRowIsIgnored()
{
    for (const char* text : {"a,b\n1,2\n3,4", "a,b\n1,2\n3", "a,b\n1,2\n3,\"4\n5"})
        QCOMPARE(rows_of(CsvText(text, "t.csv", {.whole = false})), (Rows{{"1", "2"}}));
    QCOMPARE(rows_of(CsvText("a,b\n1,2\n", "t.csv", {.whole = false})), (Rows{{"1", "2"}}));
}

void FormatsCsvTest::indexFindsEveryRow()
{
    std::string text = "name,value\n";
    for (int i = 0; i < 1000; ++i)
        text += (i % 3 == 0 ? "\"two\nlines\"," : "word,") + std::to_string(i) + (i % 7 == 0 ? "\n\n" : "\n");
    const CsvText csv(text, "t.csv", {});
    const CsvIndex index(csv);
    QCOMPARE(index.rows(), 1000);
    CsvRecord record;
    for (int i = 999; i >= 0; --i) {
        std::size_t at = index.position_of(i);
        QVERIFY(csv.next(at, record));
        QCOMPARE(csv.number(record, 1, at), static_cast<double>(i));
    }
}

QTEST_GUILESS_MAIN(FormatsCsvTest)
#include "formats_csv_test.moc"
