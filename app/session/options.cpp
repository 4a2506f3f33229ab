#include "app/session/options.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace ts {

namespace {

void readTheme(Options& options, const QString& name)
{
    if (name == QStringLiteral("dark"))
        options.theme = ThemeKind::Dark;
    else if (name == QStringLiteral("light"))
        options.theme = ThemeKind::Light;
    else if (!name.isEmpty())
        options.error = QCoreApplication::translate("Options", "--theme takes dark or light, not %1").arg(name);
}

void readLanguage(Options& options, const QString& code)
{
    options.language = code;
    if (!code.isEmpty() && code != QStringLiteral("en") && code != QStringLiteral("ko"))
        options.error = QCoreApplication::translate("Options", "--lang takes en or ko, not %1").arg(code);
}

}  // namespace

Options readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Options", "Build neural networks as graphs, train them in place and watch."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QCoreApplication::translate("Options", "Project file to open."),
                                 QStringLiteral("[PROJECT]"));
    const QCommandLineOption train(QStringLiteral("train"), QCoreApplication::translate("Options", "Start training at once."));
    const QCommandLineOption theme(QStringLiteral("theme"), QCoreApplication::translate("Options", "Colours: dark or light."),
                                   QStringLiteral("dark|light"));
    const QCommandLineOption lang(QStringLiteral("lang"), QCoreApplication::translate("Options", "Language: en or ko."),
                                  QStringLiteral("en|ko"));
    const QCommandLineOption shot(QStringLiteral("screenshot"),
                                  QCoreApplication::translate("Options", "Write a picture of the window to FILE.png and quit."),
                                  QStringLiteral("FILE.png"));
    parser.addOptions({train, theme, lang, shot});
    parser.process(arguments);

    Options options;
    options.train = parser.isSet(train);
    options.screenshot = parser.value(shot);
    readTheme(options, parser.value(theme));
    readLanguage(options, parser.value(lang));
    if (parser.positionalArguments().size() > 1)
        options.error = QCoreApplication::translate("Options", "Only one project can be opened at once");
    else if (!parser.positionalArguments().isEmpty())
        options.project = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    return options;
}

}  // namespace ts
