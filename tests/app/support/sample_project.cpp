#include "tests/app/support/sample_project.h"

#include "engine/graph/project_file.h"

namespace ts {

GraphDocument spiralsProject()
{
    return load_project(exampleFile(QStringLiteral("spirals")).toStdString());
}

QString exampleFolder()
{
    return QStringLiteral(SOURCE_DIR "/examples");
}

QString exampleFile(const QString& name)
{
    return exampleFolder() + QLatin1Char('/') + name + QStringLiteral(".json");
}

}  // namespace ts
