#include "app/session/options.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace ts {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Options", text);
}

void readTheme(Options& options, const QString& name)
{
    if (name == QStringLiteral("dark"))
        options.theme = ThemeKind::Dark;
    else if (name == QStringLiteral("light"))
        options.theme = ThemeKind::Light;
    else if (!name.isEmpty())
        options.error = tr("--theme takes dark or light, not %1").arg(name);
}

void readLanguage(Options& options, const QString& code)
{
    options.language = code;
    if (!code.isEmpty() && code != QStringLiteral("en") && code != QStringLiteral("ko"))
        options.error = tr("--lang takes en or ko, not %1").arg(code);
}

}  // namespace

Options readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Build neural networks as graphs, train them in place and watch."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("PROJECT"), tr("Project file to open."), QStringLiteral("[PROJECT]"));
    const QCommandLineOption train(QStringLiteral("train"), tr("Start training at once."));
    const QCommandLineOption theme(QStringLiteral("theme"), tr("Colours: dark or light."), QStringLiteral("dark|light"));
    const QCommandLineOption lang(QStringLiteral("lang"), tr("Language: en or ko."), QStringLiteral("en|ko"));
    const QCommandLineOption shot(QStringLiteral("screenshot"), tr("Write a picture of the window to FILE.png and quit."),
                                  QStringLiteral("FILE.png"));
    parser.addOptions({train, theme, lang, shot});
    parser.process(arguments);

    Options options;
    options.train = parser.isSet(train);
    options.screenshot = parser.value(shot);
    readTheme(options, parser.value(theme));
    readLanguage(options, parser.value(lang));
    if (parser.positionalArguments().size() > 1)
        options.error = tr("Only one project can be opened at once");
    else if (!parser.positionalArguments().isEmpty())
        options.project = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
    return options;
}

}  // namespace ts
