#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include "widgets/palette/palette.h"
#include "widgets/palette/palette_filter.h"
#include "widgets/palette/palette_model.h"

using namespace ts;

class PaletteTest : public QObject {
    Q_OBJECT

    NodeType m_csv{.name = "TableDataset", .title = "CSV table", .category = Category::Data, .help = "Rows of a table"};
    NodeType m_linear{.name = "Linear",
                      .title = "Linear",
                      .category = Category::Layer,
                      .help = "Weighted sum of all inputs",
                      .keywords = {"dense", "fully connected"}};
    NodeType m_conv{.name = "Conv2d", .title = "Conv2d", .category = Category::Layer, .help = "Convolution of images"};
    NodeType m_relu{.name = "ReLU", .title = "ReLU", .category = Category::Activation, .help = "Zero below zero, linear above"};
    std::vector<const NodeType*> m_types{&m_csv, &m_linear, &m_conv, &m_relu};

    static QTreeView* tree(const Palette& palette) { return palette.findChild<QTreeView*>(); }
    static QLineEdit* searchField(const Palette& palette) { return palette.findChild<QLineEdit*>(); }
    static void show(Palette& palette)
    {
        palette.resize(220, 500);
        palette.show();
        QVERIFY(QTest::qWaitForWindowExposed(&palette));
        palette.activateWindow();
        QTRY_VERIFY(palette.isActiveWindow());
        palette.focusSearch();
        QTRY_VERIFY(searchField(palette)->hasFocus());
    }
    /// Titles that are shown, "Category/Title".
    static QStringList shown(const Palette& palette)
    {
        QStringList titles;
        const QAbstractItemModel* model = tree(palette)->model();
        for (int group = 0; group < model->rowCount(); ++group)
            for (int row = 0; row < model->rowCount(model->index(group, 0)); ++row)
                titles << model->index(row, 0, model->index(group, 0)).data().toString();
        return titles;
    }

private Q_SLOTS:
    void modelHoldsTypesBelowTheirCategories()
    {
        PaletteModel model(m_types);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        const QModelIndex layers = model.index(1, 0);
        QCOMPARE(model.rowCount(layers), 2);
        QCOMPARE(model.index(1, 0, layers).data().toString(), QStringLiteral("Conv2d"));
        QVERIFY(!(model.flags(layers) & Qt::ItemIsDragEnabled));
    }

    void draggedTypeTravelsByName()
    {
        const PaletteModel model(m_types);
        const QModelIndex csv = model.index(0, 0, model.index(0, 0));
        const std::unique_ptr<QMimeData> mime(model.mimeData({csv}));
        QCOMPARE(mime->data(QStringLiteral("application/x-tensorscape-node-type")), QByteArray("TableDataset"));
        QVERIFY(model.flags(csv) & Qt::ItemIsDragEnabled);
    }

    void filterStaysConsistentWhileTyping()
    {
        PaletteModel model(m_types);
        PaletteFilter filter(&model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const char* query : {"l", "li", "linear", "", "zzz", "conv"})
            filter.setQuery(QString::fromLatin1(query));
        QCOMPARE(filter.rowCount(), 1);
    }

    void typingFindsTitleNameKeywordAndHelp_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("title") << "relu" << QStringList{QStringLiteral("ReLU")};
        QTest::newRow("name") << "TableData" << QStringList{QStringLiteral("CSV table")};
        QTest::newRow("keyword") << "dense" << QStringList{QStringLiteral("Linear")};
        QTest::newRow("help") << "images" << QStringList{QStringLiteral("Conv2d")};
        QTest::newRow("two words") << "sum fully" << QStringList{QStringLiteral("Linear")};
        QTest::newRow("title and help") << "linear" << QStringList{QStringLiteral("Linear"), QStringLiteral("ReLU")};
    }
    void typingFindsTitleNameKeywordAndHelp()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, titles);
        Palette palette(m_types);
        show(palette);
        QTest::keyClicks(searchField(palette), query);
        QCOMPARE(shown(palette), titles);
    }

    void enterActivatesTheBestMatch()
    {
        Palette palette(m_types);
        QSignalSpy activated(&palette, &Palette::typeActivated);
        show(palette);
        QTest::keyClicks(searchField(palette), QStringLiteral("li"));
        QTest::keyClick(searchField(palette), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QStringLiteral("Linear"));
    }

    void arrowsWalkTheListAndEnterActivates()
    {
        Palette palette(m_types);
        QSignalSpy activated(&palette, &Palette::typeActivated);
        show(palette);
        QTest::keyClick(searchField(palette), Qt::Key_Down);
        QTRY_VERIFY(tree(palette)->hasFocus());
        QTest::keyClick(tree(palette), Qt::Key_Down);
        QTest::keyClick(tree(palette), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QStringLiteral("Linear"));
    }

    void typingInTheListSearches()
    {
        Palette palette(m_types);
        show(palette);
        QTest::keyClick(searchField(palette), Qt::Key_Down);
        QTest::keyClicks(tree(palette), QStringLiteral("c"));
        QCOMPARE(searchField(palette)->text(), QStringLiteral("c"));
        QTRY_VERIFY(searchField(palette)->hasFocus());
    }

    void doubleClickActivatesATypeButNotACategory()
    {
        Palette palette(m_types);
        QSignalSpy activated(&palette, &Palette::typeActivated);
        show(palette);
        QTreeView* view = tree(palette);
        const QModelIndex data = view->model()->index(0, 0);
        const auto doubleClick = [view](const QModelIndex& at) {
            const QPoint point = view->visualRect(at).center();
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, point);
            QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, point);
        };
        doubleClick(view->model()->index(0, 0, data));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QStringLiteral("TableDataset"));
        doubleClick(data);
        QCOMPARE(activated.size(), 1);
    }

    void clickOnACategoryFoldsIt()
    {
        Palette palette(m_types);
        show(palette);
        QTreeView* view = tree(palette);
        const QModelIndex layers = view->model()->index(1, 0);
        QVERIFY(view->isExpanded(layers));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(layers).center());
        QVERIFY(!view->isExpanded(layers));
    }

    void rareTypesAreFoldedUntilAskedFor()
    {
        m_linear.rare = m_conv.rare = true;
        Palette palette(m_types);
        show(palette);
        QTreeView* view = tree(palette);
        QVERIFY(!shown(palette).contains(QStringLiteral("Conv2d")));
        const QModelIndex layers = view->model()->index(1, 0);
        const QModelIndex more = view->model()->index(0, 0, layers);
        QCOMPARE(more.data().toString(), QStringLiteral("2 more…"));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(more).center());
        QVERIFY(shown(palette).contains(QStringLiteral("Conv2d")));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(2, 0, layers)).center());
        QVERIFY(!shown(palette).contains(QStringLiteral("Conv2d")));
        QTest::keyClicks(searchField(palette), QStringLiteral("conv"));
        QCOMPARE(shown(palette), QStringList{QStringLiteral("Conv2d")});
        m_linear.rare = m_conv.rare = false;
    }

    void emptyResultSaysSoAndEscapeClearsIt()
    {
        Palette palette(m_types);
        show(palette);
        QTest::keyClicks(searchField(palette), QStringLiteral("quantum"));
        QVERIFY(!tree(palette)->isVisible());
        const auto labels = palette.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("quantum"));
        }));
        QTest::keyClick(searchField(palette), Qt::Key_Escape);
        QVERIFY(tree(palette)->isVisible());
        QCOMPARE(shown(palette).size(), 4);
    }
};

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
