#include <algorithm>

#include <QProcess>
#include <QTest>

#include "engine/registry/node_type.h"

using namespace ts;

namespace {

NodeType named(const char* name, const char* shown, Category category)
{
    NodeType type;
    type.name = name;
    type.title = shown;
    type.category = category;
    type.inputs
        = {{.name = "input", .kind = PortKind::Float, .help = ""}, {.name = "target", .kind = PortKind::Integer, .help = ""}};
    type.outputs = {{.name = "output", .kind = PortKind::Float, .help = ""}};
    return type;
}

const RegisterNodeType later{named("TestB", "Same title", Category::Metric)};
const RegisterNodeType earlier{named("TestA", "Same title", Category::Metric)};
const RegisterNodeType first{named("TestZ", "A first title", Category::Metric)};

}  // namespace

class NodeTypeTest : public QObject {
    Q_OBJECT

private slots:
    void types_are_sorted_by_category_and_title()
    {
        const auto types = node_types();
        QVERIFY(std::ranges::is_sorted(types, [](const NodeType* a, const NodeType* b) {
            return std::tie(a->category, a->title, a->name) < std::tie(b->category, b->title, b->name);
        }));
        const auto position = [&](const char* name) { return std::ranges::find(types, name, &NodeType::name) - types.begin(); };
        QVERIFY(position("TestZ") < position("TestA"));
        QVERIFY(position("TestA") < position("TestB"));
    }

    void types_and_ports_are_found_by_name()
    {
        const NodeType* type = find_node_type("TestA");
        QVERIFY(type);
        QCOMPARE(type->input_index("target"), std::optional<std::size_t>(1));
        QCOMPARE(type->output_index("target"), std::nullopt);
        QVERIFY(!type->param("bias"));
        QVERIFY(!find_node_type("NoSuchType"));
    }

    void a_name_declared_twice_ends_the_program()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("declare-twice")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QVERIFY(process.readAllStandardError().contains("Node type \"TestA\" is declared twice."));
    }

    void symbolic_sizes_read_as_people_write_them()
    {
        QCOMPARE(to_text(SymbolicShape{kBatch, 16, 8, 8}), "N×16×8×8");
        QCOMPARE(to_text(SymbolicShape{Dim(2, 'N'), 3}), "2N×3");
        QCOMPARE(to_text(SymbolicShape{}), "scalar");
        QCOMPARE(product({kBatch, 16, 8, 8}, 1), Dim(1024));
        QCOMPARE(product({kBatch, 16, 8, 8}), Dim(1024, 'N'));
    }
};

int main(int argc, char** argv)
{
    if (argc > 1 && std::string_view(argv[1]) == "declare-twice")
        const RegisterNodeType twice{named("TestA", "Again", Category::Metric)};
    QCoreApplication app(argc, argv);
    NodeTypeTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "node_type_test.moc"
