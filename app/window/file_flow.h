#pragma once

#include <functional>

#include <QDateTime>
#include <QObject>

#include "app/document/autosave.h"

namespace ts {

class Document;
class MessageBar;

/// New, open, save, close and restore: what happens between the document and its file, with the questions to the user.
class FileFlow : public QObject {
    Q_OBJECT
public:
    using Then = std::function<void()>;

    FileFlow(Document& document, MessageBar& messages, QWidget* window);

    void newProject();
    /// Asks for a file and opens it.
    void chooseAndOpen();
    /// Opens a project file; one that cannot be read changes nothing and says why.
    void open(const QString& file);
    /// Saves to the project's file, or asks for one; `then` is called once it is written.
    void save(const Then& then = {});
    void saveAs(const Then& then = {});
    /// Writes to `file` off the interface thread and makes it the project's file.
    void saveTo(const QString& file, const Then& then = {});
    /// Calls `proceed` once unsaved work is saved or given up; not at all where the user cancels.
    /// With `keepUntilReplaced` discarded work stays as it is until `proceed` puts something in its place.
    void confirmLoss(const Then& proceed, bool keepUntilReplaced = false);
    /// Offers work that an ended program left behind.
    void offerLost();

    /// The project comes from the examples folder and has no file of its own.
    [[nodiscard]] bool isExample() const { return m_example; }
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; }
    [[nodiscard]] bool isSaving() const { return m_saving; }
    [[nodiscard]] Autosave& autosave() { return m_autosave; }

Q_SIGNALS:
    /// Another project was put into the document.
    void opened();

private:
    void read(const QString& file);
    void show(GraphDocument value, const QString& file);
    void written(const QString& file, quint64 revision, const Then& then);
    void restore(const Autosave::Lost& lost);
    void offer(const Autosave::Lost& lost);

    Document& m_document;
    MessageBar& m_messages;
    QWidget* m_window;
    Autosave m_autosave;
    QDateTime m_savedAt;
    bool m_example = false;
    bool m_saving = false;
    Then m_nextSave;  // asked for while one was going on
};

}  // namespace ts
