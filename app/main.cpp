#include <cstdio>

#include <QApplication>
#include <QTimer>

#include "app/session/appearance.h"
#include "app/session/language.h"
#include "app/session/options.h"
#include "app/session/settings.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "engine/train/compute_device.h"

namespace {

/// Time the window gets to lay itself out, and a run to draw its first curves, before its picture is taken.
constexpr int kSettleMilliseconds = 400;
constexpr int kSettleTrainingMilliseconds = 6000;

/// Shows what escapes an event handler instead of ending the program with the user's work.
class Application : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        try {
            return QApplication::notify(receiver, event);
        } catch (const std::exception& error) {
            report(QString::fromUtf8(error.what()));
            return false;
        }
    }

private:
    static void report(const QString& text)
    {
        for (QWidget* widget : topLevelWidgets())
            if (auto* window = qobject_cast<ts::MainWindow*>(widget))
                window->messages().show(ts::MessageKind::Error, text);
    }
};

void chooseAppearance(const ts::Options& options)
{
    const ts::ThemeKind remembered = ts::settings::theme().value_or(ts::systemTheme());
    ts::useBundledFonts();
    ts::setTheme(options.theme.value_or(remembered));
    const QString language = ts::settings::language();
    ts::setLanguage(!options.language.isEmpty() ? options.language : language.isEmpty() ? ts::systemLanguage() : language);
}

void takePicture(QWidget& window, const ts::Options& options)
{
    QTimer::singleShot(options.train ? kSettleTrainingMilliseconds : kSettleMilliseconds, &window, [&window, options] {
        const bool written = window.grab().save(options.screenshot);
        if (!written)
            std::fprintf(stderr, "tensorscape: cannot write %s\n", qPrintable(options.screenshot));
        QApplication::exit(written ? 0 : 3);
    });
}

}  // namespace

int main(int argc, char** argv)
{
    ts::restart_with_short_waits(argv);
    Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Tensorscape"));
    QApplication::setOrganizationName(QStringLiteral("Tensorscape"));
    QApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    const ts::Options options = ts::readOptions(QApplication::arguments());
    if (!options.error.isEmpty()) {
        std::fprintf(stderr, "tensorscape: %s\n", qPrintable(options.error));
        return 2;
    }
    chooseAppearance(options);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/tensorscape.svg")));
    ts::MainWindow window;
    window.show();
    if (!options.project.isEmpty())
        window.openProject(options.project);
    if (options.train)
        window.startTraining();
    window.offerLostWork();
    if (!options.screenshot.isEmpty())
        takePicture(window, options);
    return QApplication::exec();
}
