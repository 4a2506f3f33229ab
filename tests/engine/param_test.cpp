#include <QTest>

#include "engine/registry/param_spec.h"

using namespace ts;

namespace {

ParamSpec int_spec()
{
    return {.name = "out_features", .type = ParamType::Int, .default_value = std::int64_t{32}, .help = "", .minimum = 1};
}

ParamSpec rate_spec()
{
    return {.name = "p",
            .type = ParamType::Float,
            .default_value = 0.5,
            .help = "",
            .minimum = 0,
            .maximum = 1,
            .open_maximum = true};
}

ParamSpec auto_spec()
{
    return {
        .name = "stride", .type = ParamType::IntPair, .help = "", .minimum = 1, .allow_null = true, .null_text = "kernel size"};
}

ParamSpec choice_spec()
{
    return {.name = "reduction",
            .type = ParamType::Choice,
            .default_value = std::string("mean"),
            .help = "",
            .choices = {"mean", "sum"}};
}

std::string complaint(const ParamSpec& spec, const ParamValue& value)
{
    const auto message = check_value(spec, value);
    return message ? message->english() : "";
}

}  // namespace

class ParamTest : public QObject {
    Q_OBJECT

private slots:
    void checks_name_what_is_wrong()
    {
        QCOMPARE(complaint(int_spec(), std::int64_t{1}), "");
        QCOMPARE(complaint(int_spec(), std::int64_t{0}), "out_features must be at least 1, not 0.");
        QCOMPARE(complaint(int_spec(), 1.5), "out_features must be a whole number, not 1.5.");
        QCOMPARE(complaint(int_spec(), std::monostate()), "out_features must be a whole number, not null.");
        QCOMPARE(complaint(rate_spec(), 1.0), "p must be less than 1.");
        QCOMPARE(complaint(rate_spec(), std::int64_t{0}), "");
        QCOMPARE(complaint(rate_spec(), std::numeric_limits<double>::quiet_NaN()), "p must be a finite number, not nan.");
        QCOMPARE(complaint(choice_spec(), std::string("none")), "reduction must be one of mean, sum, not \"none\".");
        QCOMPARE(complaint(auto_spec(), std::monostate()), "");
        QCOMPARE(complaint(auto_spec(), std::vector<std::int64_t>{2, 0}), "stride must be at least 1, not 0.");
        QVERIFY(!complaint(auto_spec(), std::vector<std::int64_t>{1, 2, 3}).empty());
    }

    void parses_what_people_type()
    {
        QCOMPARE(std::get<std::int64_t>(parse_value(int_spec(), " 64 ")), 64);
        QCOMPARE(std::get<double>(parse_value(rate_spec(), "1e-3")), 1e-3);
        QCOMPARE(std::get<std::int64_t>(parse_value(auto_spec(), "3")), 3);
        for (const char* text : {"3, 5", "3x5", "(3,5)", "[3 5]"})
            QCOMPARE(std::get<std::vector<std::int64_t>>(parse_value(auto_spec(), text)), (std::vector<std::int64_t>{3, 5}));
        for (const char* text : {"auto", "", "Kernel size", "null"})
            QVERIFY(std::holds_alternative<std::monostate>(parse_value(auto_spec(), text)));
        const ParamSpec flag{.name = "bias", .type = ParamType::Bool, .default_value = true, .help = ""};
        QCOMPARE(std::get<bool>(parse_value(flag, "False")), false);
        QCOMPARE(std::get<std::string>(parse_value(choice_spec(), "sum")), "sum");
    }

    void refuses_what_cannot_be_meant()
    {
        for (const char* text : {"", "abc", "3.5", "3 4", "99999999999999999999", "0"})
            QVERIFY_THROWS_EXCEPTION(ArgumentError, static_cast<void>(parse_value(int_spec(), text)));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, static_cast<void>(parse_value(rate_spec(), "1")));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, static_cast<void>(parse_value(auto_spec(), "3, five")));
    }

    void text_parses_back_to_the_value()
    {
        for (const double value : {0.1, 1e-3, 1.0 / 3, 0.999, 0.0})
            QCOMPARE(std::get<double>(parse_value(rate_spec(), to_text(ParamValue(value)))), value);
        QCOMPARE(to_text(ParamValue(std::vector<std::int64_t>{3, 3})), "3, 3");
        QCOMPARE(to_text(ParamValue()), "auto");
        QCOMPARE(to_text(ParamValue(0.001)), "0.001");
    }

    void reader_falls_back_to_defaults()
    {
        const std::vector<ParamSpec> specs{int_spec(), rate_spec(), auto_spec(), choice_spec()};
        const Params params{{"p", std::int64_t{0}}, {"stride", std::int64_t{2}}};
        const ParamReader reader(specs, params);
        QCOMPARE(reader.integer("out_features"), 32);
        QCOMPARE(reader.number("p"), 0.0);
        QCOMPARE(reader.pair("stride"), (std::pair<std::int64_t, std::int64_t>{2, 2}));
        QCOMPARE(reader.integers("stride"), std::vector<std::int64_t>{2});
        QCOMPARE(reader.text("reduction"), "mean");
        QVERIFY_THROWS_EXCEPTION(ArgumentError, static_cast<void>(reader.boolean("p")));
        QVERIFY_THROWS_EXCEPTION(ArgumentError, static_cast<void>(reader.integer("missing")));
    }

    void params_keep_the_order_they_were_written_in()
    {
        Params params{{"b", true}, {"a", std::int64_t{1}}};
        params.set("c", 2.0);
        params.set("b", false);
        params.erase("a");
        QCOMPARE(params, (Params{{"b", false}, {"c", 2.0}}));
        QVERIFY(!params.find("a"));
    }
};

QTEST_GUILESS_MAIN(ParamTest)
#include "param_test.moc"
