#include <algorithm>
#include <set>

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include "app/session/language.h"
#include "app/window/actions.h"
#include "engine/registry/node_type.h"
#include "engine/registry/optimizer_type.h"
#include "widgets/properties/param_text.h"
#include "widgets/properties/training_params.h"
#include "widgets/text/engine_text.h"

using namespace ts;

namespace {

/// Signs without letters, such as a degree, are the same in every language.
bool isKorean(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar letter) { return letter.isLetter(); })
        || std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.script() == QChar::Script_Hangul; });
}

void addTo(std::vector<std::string>& texts, const std::vector<ParamSpec>& specs)
{
    for (const ParamSpec& spec : specs)
        texts.insert(texts.end(), {spec.help, spec.null_text, spec.unit});
}

void addTo(std::vector<std::string>& texts, const std::vector<PortSpec>& ports)
{
    for (const PortSpec& port : ports)
        texts.push_back(port.help);
}

/// Everything the registries say, apart from titles: those are terms of the field.
std::vector<std::string> registeredTexts()
{
    std::vector<std::string> texts;
    for (int category = 0; category < kCategoryCount; ++category)
        texts.emplace_back(title(static_cast<Category>(category)));
    for (const NodeType* type : node_types()) {
        texts.push_back(type->help);
        addTo(texts, type->inputs);
        addTo(texts, type->outputs);
        addTo(texts, type->params);
    }
    for (const OptimizerType* type : optimizer_types()) {
        texts.push_back(type->help);
        addTo(texts, type->params);
    }
    addTo(texts, trainingSpecs({}));
    return texts;
}

std::vector<ParamSpec> registeredParams()
{
    std::vector<ParamSpec> specs = trainingSpecs({});
    for (const NodeType* type : node_types())
        specs.insert(specs.end(), type->params.begin(), type->params.end());
    for (const OptimizerType* type : optimizer_types())
        specs.insert(specs.end(), type->params.begin(), type->params.end());
    return specs;
}

std::set<QString> placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%[0-9n]"));
    std::set<QString> found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.insert(match.next().captured());
    return found;
}

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { setLanguage(QStringLiteral("ko")); }
    void cleanup() { setLanguage(QStringLiteral("en")); }

    void registeredTextsAreKorean()
    {
        const std::vector<std::string> texts = registeredTexts();
        QVERIFY(texts.size() > 100);
        for (const std::string& text : texts)
            QVERIFY2(text.empty() || isKorean(engineText(text)), text.c_str());
    }

    void captionsOfParametersAreKorean()
    {
        for (const ParamSpec& spec : registeredParams())
            QVERIFY2(isKorean(paramLabel(spec)), spec.name.c_str());
    }

    void commandsAreKoreanAndKeepTheirMnemonics()
    {
        const Actions actions(nullptr);
        for (const CommandSpec& spec : commandSpecs()) {
            const QAction& action = actions[spec.command];
            if (spec.command == Command::LanguageEnglish)  // readable to those who cannot read Korean
                continue;
            QVERIFY2(isKorean(action.text()) && isKorean(action.statusTip()), spec.text);
            QCOMPARE(QKeySequence::mnemonic(action.text()), QKeySequence::mnemonic(QString::fromUtf8(spec.text)));
        }
    }

    void sentencesOfTheEngineAreKorean()
    {
        const Message unconnected(translatable("engine", "Nothing is connected to the input \"%1\"."), {"target"});
        const QString text = engineText(unconnected);
        QVERIFY(isKorean(text) && text.contains(QStringLiteral("target")));
    }

    void widgetsAreKorean_data()
    {
        QTest::addColumn<QByteArray>("context");
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("menu") << QByteArray("ts::Menus") << QByteArray("Nothing yet");
        QTest::newRow("palette") << QByteArray("ts::Palette") << QByteArray("%1 (optional)");
        QTest::newRow("problems") << QByteArray("ts::ProblemsView") << QByteArray("No problems");
        QTest::newRow("run") << QByteArray("RunWords") << QByteArray("Epoch %1 of %2");
        QTest::newRow("charts") << QByteArray("ts::ChartsPanel") << QByteArray("Smoothing");
    }

    void widgetsAreKorean()
    {
        QFETCH(const QByteArray, context);
        QFETCH(const QByteArray, source);
        QVERIFY(isKorean(QCoreApplication::translate(context.constData(), source.constData())));
    }

    void englishComesBack()
    {
        setLanguage(QStringLiteral("en"));
        QCOMPARE(engineText("Layers"), QStringLiteral("Layers"));
    }

    void translationsAreFinishedAndKeepPlaceholders()
    {
        QFile file(QStringLiteral(SOURCE_DIR "/resources/translations/tensorscape_ko.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        int count = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QStringLiteral("source"))
                source = xml.readElementText();
            else if (xml.name() == QStringLiteral("translation")) {
                QVERIFY2(!xml.attributes().hasAttribute(QStringLiteral("type")), qPrintable(source));
                QVERIFY2(placeholders(xml.readElementText(QXmlStreamReader::IncludeChildElements)) == placeholders(source),
                         qPrintable(source));
                ++count;
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(count > 700);
    }
};

QTEST_MAIN(TranslationTest)
#include "translation_test.moc"
