#include "app/session/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace ts {

namespace {

QString& current()
{
    static QString code = QStringLiteral("en");
    return code;
}

QTranslator& ourTranslator()
{
    static auto* translator = new QTranslator(QCoreApplication::instance());
    return *translator;
}

QTranslator& qtTranslator()
{
    static auto* translator = new QTranslator(QCoreApplication::instance());
    return *translator;
}

}  // namespace

void setLanguage(const QString& code)
{
    current() = code;
    QLocale::setDefault(QLocale(code == QStringLiteral("ko") ? QLocale::Korean : QLocale::English));
    QCoreApplication::removeTranslator(&qtTranslator());
    QCoreApplication::removeTranslator(&ourTranslator());
    if (qtTranslator().load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtTranslator());
    if (ourTranslator().load(QStringLiteral(":/translations/tensorscape_%1.qm").arg(code)))
        QCoreApplication::installTranslator(&ourTranslator());
}

QString language()
{
    return current();
}

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
}

}  // namespace ts
