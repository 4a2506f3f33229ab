#include "app/window/file_flow.h"

#include <utility>
#include <variant>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include "app/document/background.h"
#include "app/document/document.h"
#include "app/session/settings.h"
#include "app/start/example_library.h"
#include "app/window/message_bar.h"
#include "engine/graph/project_file.h"
#include "widgets/text/engine_text.h"

namespace ts {

namespace {

/// Files above this size are read off the interface thread.
constexpr qint64 kLargeFile = 512 * 1024;

using Loaded = std::variant<GraphDocument, Message>;

Loaded load(const QString& file)
{
    try {
        return load_project(file.toStdString());
    } catch (const Error& error) {
        return error.message();
    }
}

std::optional<Message> saveCopy(const GraphDocument& value, const QString& file)
{
    try {
        save_project(value, file.toStdString());
        return std::nullopt;
    } catch (const Error& error) {
        return error.message();
    }
}

QString filter()
{
    return FileFlow::tr("Tensorscape projects (*.json)");
}

bool isInExamples(const QString& file)
{
    const QString folder = examplesFolder();
    return !folder.isEmpty() && QFileInfo(file).dir().canonicalPath() == folder;
}

}  // namespace

FileFlow::FileFlow(Document& document, MessageBar& messages, QWidget* window)
    : QObject(window), m_document(document), m_messages(messages), m_window(window), m_autosave(document, this)
{
}

void FileFlow::newProject()
{
    confirmLoss([this] {
        m_example = false;
        m_autosave.clear();
        m_document.open({}, QString(), QDir::homePath());
        Q_EMIT opened();
    });
}

void FileFlow::chooseAndOpen()
{
    const QStringList recent = settings::recentFiles();
    const QString start = recent.isEmpty() ? QDir::homePath() : QFileInfo(recent.first()).path();
    auto* dialog = new QFileDialog(m_window, tr("Open project"), start, filter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileFlow::open);
    dialog->open();
}

void FileFlow::open(const QString& file)
{
    // The file may turn out to be unreadable: what is open must still be there then.
    confirmLoss([this, file] { read(file); }, true);
}

void FileFlow::read(const QString& file)
{
    const auto finish = [this, file](Loaded loaded) {
        if (const auto* reason = std::get_if<Message>(&loaded))
            return m_messages.show(MessageKind::Error, engineText(*reason));
        m_messages.dismiss();
        show(std::move(std::get<GraphDocument>(loaded)), file);
    };
    if (QFileInfo(file).size() < kLargeFile)
        return finish(load(file));
    m_messages.show(MessageKind::Info, tr("Opening %1…").arg(QFileInfo(file).fileName()));
    runInBackground(
        this, [file] { return load(file); },
        [this, finish, generation = m_document.generation(), revision = m_document.revision()](const Loaded& loaded) {
            if (generation != m_document.generation())
                return;  // another project was opened meanwhile
            if (revision == m_document.revision())
                return finish(loaded);
            confirmLoss([finish, loaded] { finish(loaded); }, true);
        });
}

void FileFlow::show(GraphDocument value, const QString& file)
{
    m_example = isInExamples(file);
    m_savedAt = QFileInfo(file).lastModified();
    m_autosave.clear();
    m_document.open(std::move(value), m_example ? QString() : file, QFileInfo(file).absolutePath());
    if (!m_example)
        settings::addRecentFile(file);
    Q_EMIT opened();
}

void FileFlow::save(const Then& then)
{
    m_document.file().isEmpty() ? saveAs(then) : saveTo(m_document.file(), then);
}

void FileFlow::saveAs(const Then& then)
{
    const QString folder = m_document.file().isEmpty() ? QDir::homePath() : m_document.folder();
    auto* dialog = new QFileDialog(m_window, tr("Save project"), folder, filter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(m_document.displayName() + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString& file) { saveTo(file, then); });
    dialog->open();
}

void FileFlow::saveTo(const QString& file, const Then& then)
{
    // One at a time: of two saves the older might end last.
    if (m_saving) {
        m_nextSave = [this, file, then] { saveTo(file, then); };
        return;
    }
    if (m_document.value().name.empty())
        m_document.edit({{SetName{QFileInfo(file).completeBaseName().toStdString()}}}, tr("Name project"));
    m_document.moveTo(QFileInfo(file).absolutePath());
    m_saving = true;
    const quint64 revision = m_document.revision();
    runInBackground(
        this, [value = m_document.value(), file] { return saveCopy(value, file); },
        [this, file, revision, generation = m_document.generation(), then](const std::optional<Message>& reason) {
            m_saving = false;
            const Then next = std::exchange(m_nextSave, {});
            if (generation != m_document.generation() && !reason)
                return;
            if (!reason) {
                written(file, revision, next ? Then() : then);
                return next ? next() : void();
            }
            m_messages.show(MessageKind::Error, engineText(*reason), {{tr("Save as…"), [this, then] { saveAs(then); }}});
        });
}

void FileFlow::written(const QString& file, quint64 revision, const Then& then)
{
    m_example = false;
    m_savedAt = QDateTime::currentDateTime();
    m_document.markSaved(file, revision);
    settings::addRecentFile(file);
    if (then)
        confirmLoss(then);
}

void FileFlow::confirmLoss(const Then& proceed, bool keepUntilReplaced)
{
    if (!m_document.isDirty())
        return proceed();
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                                tr("Save the changes to %1?").arg(m_document.displayName()),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box->setInformativeText(tr("What is not saved will be lost."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, proceed, keepUntilReplaced](int button) {
        if (button == QMessageBox::Save)
            save(proceed);
        else if (button == QMessageBox::Discard) {
            if (!keepUntilReplaced) {
                m_autosave.clear();
                m_document.undoStack().setClean();
            }
            proceed();
        }
    });
    box->open();
}

void FileFlow::offerLost()
{
    const std::vector<Autosave::Lost> lost = Autosave::takeLost();
    if (!lost.empty())
        offer(lost.front());
}

void FileFlow::offer(const Autosave::Lost& lost)
{
    const QString time = QLocale().toString(lost.time.toLocalTime(), QLocale::ShortFormat);
    m_messages.show(
        MessageKind::Warning, tr("Unsaved work of %1 from %2 was found").arg(lost.name, time),
        {{tr("Restore"), [this, lost] { confirmLoss([this, lost] { restore(lost); }); }}, {tr("Discard"), [this, lost] {
                                                                                               Autosave::discard(lost);
                                                                                               offerLost();
                                                                                           }}});
}

void FileFlow::restore(const Autosave::Lost& lost)
{
    m_example = lost.file.isEmpty() && QDir(lost.folder).canonicalPath() == examplesFolder();
    m_savedAt = QFileInfo(lost.file).lastModified();
    m_autosave.clear();
    m_document.open(lost.value, lost.file, lost.folder);
    m_document.setDirty();
    if (m_autosave.writeNow())
        Autosave::discard(lost);
    Q_EMIT opened();
}

}  // namespace ts
