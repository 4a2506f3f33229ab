#include "app/start/example_library.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/session/language.h"

namespace ts {

namespace {

struct Found {
    Example example;
    qsizetype nodes = 0;
};

/// "description.ko" where the project brings it, else "description".
QString descriptionOf(const QJsonObject& project)
{
    const QString key = QStringLiteral("description");
    const QString own = project[key + QLatin1Char('.') + language()].toString();
    return own.isEmpty() ? project[key].toString() : own;
}

Found read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject project = QJsonDocument::fromJson(file.readAll()).object();
    if (project[QStringLiteral("format")].toString() != QStringLiteral("tensorscape"))
        return {};
    const QString base = QFileInfo(path).completeBaseName();
    const QString name = project[QStringLiteral("name")].toString(base);
    const auto nodes = project[QStringLiteral("graph")].toObject()[QStringLiteral("nodes")].toArray().size();
    return {{path, name, descriptionOf(project), QStringLiteral(":/examples/%1.svg").arg(base)}, nodes};
}

}  // namespace

QString examplesFolder()
{
    const QString here = QCoreApplication::applicationDirPath();
    const QString candidates[] = {qEnvironmentVariable("TENSORSCAPE_EXAMPLES"), here + QStringLiteral("/../../../examples"),
                                  here + QStringLiteral("/../share/tensorscape/examples")};
    for (const QString& folder : candidates)
        if (!folder.isEmpty() && QDir(folder).exists())
            return QDir(folder).canonicalPath();
    return {};
}

std::vector<Example> findExamples(const QString& folder)
{
    std::vector<Found> found;
    const QDir dir(folder);
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        if (Found one = read(dir.filePath(name)); !one.example.name.isEmpty())
            found.push_back(std::move(one));
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.nodes < b.nodes; });
    std::vector<Example> examples;
    for (Found& one : found)
        examples.push_back(std::move(one.example));
    return examples;
}

}  // namespace ts
