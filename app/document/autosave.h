#pragma once

#include <memory>
#include <vector>

#include <QDateTime>
#include <QElapsedTimer>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include "engine/graph/graph_document.h"

namespace ts {

class Document;

/// Keeps a copy of unsaved work in the cache folder, so that a crash loses seconds at most. Each window writes its own file,
/// guarded by a lock that names its process; a copy whose process is gone is what takeLost() finds.
class Autosave : public QObject {
    Q_OBJECT
public:
    /// A copy left behind by a program that ended without saving or discarding it.
    struct Lost {
        GraphDocument value;
        QString file;    ///< where it belongs; empty for a project never saved
        QString folder;  ///< what its paths are relative to
        QString name;    ///< to show
        QDateTime time;
        QString copy;                     ///< the autosave file
        std::shared_ptr<QLockFile> lock;  ///< held, so that no other window offers the same
    };

    Autosave(Document& document, QObject* parent);
    ~Autosave() override;

    /// Folder the copies lie in.
    static QString folder();
    /// Every copy without a living owner, newest first; unreadable ones are skipped and left alone.
    static std::vector<Lost> takeLost();
    /// Removes a copy found by takeLost().
    static void discard(const Lost& lost);

    /// Removes this window's copy: its work is saved or was given up.
    void clear();
    /// Writes the copy now, on this thread. Returns false where the folder cannot be written.
    bool writeNow();

private:
    void schedule();
    void write();
    void claimFile();

    Document& m_document;
    QTimer m_soon;
    QElapsedTimer m_dirtySince;
    std::unique_ptr<QLockFile> m_lock;
    QString m_copy;
    bool m_writing = false;
};

}  // namespace ts
