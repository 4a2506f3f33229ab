#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "engine/graph/project_file.h"
#include "engine/registry/node_type.h"

using namespace ts;

namespace {

QJsonObject schema()
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(project_schema())).object();
}

/// The value at a path such as "if/properties/0".
QJsonValue at(QJsonValue value, const char* path)
{
    for (const QString& key : QString::fromLatin1(path).split('/'))
        value = value.isArray() ? value.toArray().at(key.toInt()) : value.toObject().value(key);
    return value;
}

/// Schema of the parameters of a node type.
QJsonObject params_of(const QString& type)
{
    const QJsonArray rules = at(schema(), "$defs/node/allOf").toArray();
    for (const QJsonValue& rule : rules)
        if (at(rule, "if/properties/type/const") == type)
            return at(rule, "then/properties/params/properties").toObject();
    return {};
}

}  // namespace

class ProjectSchemaTest : public QObject {
    Q_OBJECT

private slots:
    void every_parameter_of_every_type_is_described()
    {
        for (const NodeType* type : node_types()) {
            const QJsonObject params = params_of(QString::fromStdString(type->name));
            QCOMPARE(params.size(), static_cast<qsizetype>(type->params.size()));
            for (const ParamSpec& param : type->params)
                QVERIFY2(params.contains(QString::fromStdString(param.name)), param.name.c_str());
        }
    }

    void ranges_choices_and_null_are_stated()
    {
        const QJsonObject linear = params_of("Linear");
        QCOMPARE(at(linear, "out_features/minimum").toInt(), 1);
        QCOMPARE(at(linear, "out_features/default").toInt(), 32);
        QCOMPARE(at(linear, "in_features/anyOf/0/type").toString(), "null");
        QCOMPARE(at(params_of("GELU"), "approximate/enum").toArray(), (QJsonArray{"none", "tanh"}));
        QCOMPARE(at(params_of("Conv2d"), "kernel_size/anyOf/1/maxItems").toInt(), 2);
    }

    void the_file_in_resources_is_up_to_date()
    {
        QFile file(SOURCE_DIR "/resources/schema/project.schema.json");
        if (qEnvironmentVariableIsSet("UPDATE_SCHEMA")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(project_schema()));
            file.close();
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().toStdString() == project_schema(),
                 "Run this test with UPDATE_SCHEMA=1 to write the file anew.");
    }
};

QTEST_GUILESS_MAIN(ProjectSchemaTest)
#include "project_schema_test.moc"
