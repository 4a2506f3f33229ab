#include <QDir>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

/// Icons, fonts and pictures are linked in and can be drawn.
class ResourcesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIconDraws_data();
    void everyIconDraws();
    void everyFileIsListed_data();
    void everyFileIsListed();
    void fontsLoad();
    void everyExampleHasItsPicture();
};

namespace {

/// Share of the pixels of a 64 x 64 picture that are not empty.
double coverage(const QByteArray& svg)
{
    QSvgRenderer renderer(svg);
    QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    int drawn = 0;
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            drawn += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    return drawn / (64.0 * 64.0);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

void ResourcesTest::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : QDir(QStringLiteral(":/icons")).entryList())
        QTest::newRow(qPrintable(name)) << name;
}

void ResourcesTest::everyIconDraws()
{
    QFETCH(QString, name);
    const QByteArray svg = contentOf(QStringLiteral(":/icons/") + name);
    const bool isApplication = name == QStringLiteral("tensorscape.svg");
    QCOMPARE(svg.contains("stroke=\"currentColor\""), !isApplication);
    const double drawn = coverage(QByteArray(svg).replace("currentColor", "#ff0000"));
    QVERIFY2(drawn > 0.02, qPrintable(QString::number(drawn)));
    QVERIFY2(isApplication || drawn < 0.6, qPrintable(QString::number(drawn)));
}

void ResourcesTest::everyFileIsListed_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"icons", "fonts", "examples"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void ResourcesTest::everyFileIsListed()
{
    QFETCH(QString, folder);
    const QStringList kinds = {QStringLiteral("*.svg"), QStringLiteral("*.otf"), QStringLiteral("*.ttf")};
    const QStringList onDisk
        = QDir(QStringLiteral(SOURCE_DIR "/resources/") + folder).entryList(kinds, QDir::Files, QDir::Name);
    QVERIFY(!onDisk.isEmpty());
    QCOMPARE(QDir(QStringLiteral(":/") + folder).entryList(kinds, QDir::Files, QDir::Name), onDisk);
}

void ResourcesTest::fontsLoad()
{
    QStringList families;
    for (const QString& name : QDir(QStringLiteral(":/fonts")).entryList()) {
        const int id = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + name);
        QVERIFY2(id >= 0, qPrintable(name));
        families << QFontDatabase::applicationFontFamilies(id);
    }
    QVERIFY(families.contains(QStringLiteral("Inter")));
    QVERIFY(families.contains(QStringLiteral("JetBrains Mono")));
}

void ResourcesTest::everyExampleHasItsPicture()
{
    const QStringList projects
        = QDir(QStringLiteral(SOURCE_DIR "/examples")).entryList({QStringLiteral("*.json")}, QDir::Files);
    QVERIFY(!projects.isEmpty());
    for (const QString& project : projects) {
        const QString picture = QStringLiteral(":/examples/%1.svg").arg(QFileInfo(project).completeBaseName());
        QVERIFY2(coverage(contentOf(picture)) > 0.05, qPrintable(picture));
    }
}

QTEST_MAIN(ResourcesTest)
#include "resources_test.moc"
