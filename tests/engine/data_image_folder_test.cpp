#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "engine/data/image_resize.h"
#include "engine/data/natural_order.h"
#include "engine/formats/png.h"
#include "tests/engine/support/data_node.h"
#include "tests/engine/support/message_of.h"
#include "tests/engine/support/scratch_file.h"

using namespace ts;
using Values = std::vector<double>;
using Names = std::vector<std::string>;

/// Images in class folders, and how they are scaled.
class DataImageFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreSortedAsPeopleCount();
    void scalingUsesEveryPixel();
    void scalingUpInterpolates();
    void cropKeepsProportions();
    void foldersAreClasses();
    void imagesAreScaledAndColored();
    void imagesAreDecodedLateAndKept();
    void damagedImagesAreNamedOrSkipped();
    void mistakesAreExplained();
};

namespace {

Image grey(std::int64_t height, std::int64_t width, std::vector<std::uint8_t> values)
{
    Image image(height, width, 1);
    image.pixels = std::move(values);
    return image;
}

/// Two classes whose names sort differently as text; each image has one brightness.
struct Folder {
    QTemporaryDir folder;
    std::filesystem::path base{folder.path().toStdString()};

    Folder()
    {
        add("class 10/a.png", 100);
        add("class 2/img10.png", 20);
        add("class 2/img9.PNG", 10);
        add("class 2/deeper/b.png", 30);
        write_file(base / "class 2/notes.txt", "no image");
        write_file(base / "class 2/.hidden.png", "no image");
        std::filesystem::create_directory(base / ".cache");
    }
    void add(const char* name, std::uint8_t value) const
    {
        std::filesystem::create_directories((base / name).parent_path());
        write_file(base / name, encode_png(grey(2, 3, std::vector<std::uint8_t>(6, value))));
    }
    [[nodiscard]] Params params(Params more) const
    {
        more.set("path", folder.path().toStdString());
        if (more.find("image_size") == nullptr)
            more.set("image_size", std::int64_t{1});
        return more;
    }
    [[nodiscard]] std::unique_ptr<Dataset> open(const Params& more = {}) const
    {
        return open_data("ImageFolder", params(more), "/");
    }
    [[nodiscard]] NodeShapes infer(const Params& more = {}) const { return infer_data("ImageFolder", params(more), "/"); }
};

const Params kGrey{{"color", std::string("grayscale")}};

}  // namespace

void DataImageFolderTest::namesAreSortedAsPeopleCount()
{
    std::vector<std::string> names{"b", "img10", "img9", "img 1", "img009", "10", "9", "a2b10", "a2b9", "a10"};
    std::ranges::sort(names, natural_less);
    QCOMPARE(names, (Names{"9", "10", "a2b9", "a2b10", "a10", "b", "img 1", "img009", "img9", "img10"}));
    QVERIFY(!natural_less("same", "same"));
}

void DataImageFolderTest::scalingUsesEveryPixel()
{
    // Weights 1, 3, 3, 1 around each place; what lies outside is left out.
    const Image out = resize(grey(1, 4, {0, 70, 140, 210}), 1, 2, ImageFit::Stretch);
    QCOMPARE(int(out.pixels[0]), (3 * 0 + 3 * 70 + 1 * 140) / 7);
    QCOMPARE(int(out.pixels[1]), (1 * 70 + 3 * 140 + 3 * 210) / 7);
}

void DataImageFolderTest::scalingUpInterpolates()
{
    const Image out = resize(grey(2, 1, {0, 100}), 4, 1, ImageFit::Stretch);
    QVERIFY((out.pixels == std::vector<std::uint8_t>{0, 25, 75, 100}));
    const Image same = grey(2, 2, {1, 2, 3, 4});
    QVERIFY(resize(same, 2, 2, ImageFit::Stretch).pixels == same.pixels);
}

void DataImageFolderTest::cropKeepsProportions()
{
    const Image wide = grey(1, 3, {10, 50, 90});
    QVERIFY((resize(wide, 1, 1, ImageFit::Crop).pixels == std::vector<std::uint8_t>{50}));
    const Image tall = grey(4, 2, {1, 1, 40, 60, 50, 50, 1, 1});
    const Image out = resize(tall, 2, 2, ImageFit::Crop);
    QVERIFY((out.pixels == std::vector<std::uint8_t>{40, 60, 50, 50}));
}

void DataImageFolderTest::foldersAreClasses()
{
    const Folder folder;
    const auto data = folder.open(kGrey);
    QVERIFY(folder.infer(kGrey).outputs == data->specs());
    QVERIFY(data->specs()[0] == (TensorSpec{DType::Float32, {kBatch, 1, 1, 1}}));
    QCOMPARE(data->class_names(), (Names{"class 2", "class 10"}));
    const auto fields = read_all(*data);
    QCOMPARE(fields[1].to_vector(), (Values{0, 0, 0, 1}));
    for (const auto& [row, value] : {std::pair{0, 30}, {1, 10}, {2, 20}, {3, 100}})
        QCOMPARE(fields[0].data<float>()[row], static_cast<float>(value) / 255);
    // An image chosen in a file dialog stands for the folder.
    const auto same = open_data("ImageFolder", {{"path", std::string("class 2/img10.png")}}, folder.base);
    QCOMPARE(same->rows(), 4);
}

void DataImageFolderTest::imagesAreScaledAndColored()
{
    const Folder folder;
    const Params params{{"image_size", std::vector<std::int64_t>{5, 4}}, {"validation", 0.5}};
    const auto data = folder.open(params);
    QVERIFY(folder.infer(params).outputs == data->specs());
    const auto fields = read_all(*data);
    QVERIFY(fields[0].sizes() == (Shape{4, 3, 5, 4}));
    QCOMPARE(fields[0].data<float>()[0], 30.0F / 255);
    QCOMPARE(fields[0].data<float>()[59], 30.0F / 255);
    QCOMPARE(data->split().validation.size(), std::size_t{2});
}

void DataImageFolderTest::imagesAreDecodedLateAndKept()
{
    const Folder folder;
    const auto data = folder.open(kGrey);
    QVERIFY(!data->in_memory());
    folder.add("class 10/a.png", 200);
    QCOMPARE(read_all(*data)[0].data<float>()[3], 200.0F / 255);
    folder.add("class 10/a.png", 40);
    QCOMPARE(read_all(*data)[0].data<float>()[3], 200.0F / 255);
}

void DataImageFolderTest::damagedImagesAreNamedOrSkipped()
{
    const Folder folder;
    write_file(folder.base / "class 2/img10.png", encode_png(grey(2, 2, {1, 2, 3, 4})).substr(0, 50));
    VERIFY_THROWS(FormatError, "class 2/img10.png is a damaged or incomplete PNG image", read_all(*folder.open()));
    Params skip = kGrey;
    skip.set("skip_damaged", true);
    const auto data = folder.open(skip);
    QCOMPARE(data->rows(), 3);
    QCOMPARE(read_all(*data)[1].to_vector(), (Values{0, 0, 1}));
    QCOMPARE(read_all(*data)[0].data<float>()[2], 100.0F / 255);
}

void DataImageFolderTest::mistakesAreExplained()
{
    const Folder folder;
    const auto infer = [](const std::filesystem::path& path) {
        return infer_data("ImageFolder", {{"path", path.string()}}, "/");
    };
    VERIFY_THROWS(IoError, "nowhere cannot be listed: No such file or directory", infer(folder.base / "nowhere"));
    VERIFY_THROWS(IoError, "class 10 holds no folders", infer(folder.base / "class 10"));
    VERIFY_THROWS(ArgumentError, "No file is chosen for path", infer_data("ImageFolder", {}, "/"));
    std::filesystem::create_directory(folder.base / "none");
    VERIFY_THROWS(FormatError, "none holds no PNG or JPEG images", folder.open());
}

QTEST_GUILESS_MAIN(DataImageFolderTest)
#include "data_image_folder_test.moc"
