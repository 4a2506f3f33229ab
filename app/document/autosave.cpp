#include "app/document/autosave.h"

#include <algorithm>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

#include "app/document/background.h"
#include "app/document/document.h"
#include "engine/graph/project_file.h"
#include "engine/tensor/error.h"

namespace ts {

namespace {

using namespace std::chrono_literals;

/// Wait this long after an edit for the next one ...
constexpr auto kQuiet = 2000ms;
/// ... but never leave work unwritten for longer than this.
constexpr auto kLongest = 10000ms;

constexpr const char* kKey = "autosave";

std::string originOf(const Document& document)
{
    const QJsonObject origin{{QStringLiteral("file"), document.file()},
                             {QStringLiteral("folder"), document.folder()},
                             {QStringLiteral("name"), document.displayName()},
                             {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    return QJsonDocument(origin).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject takeOrigin(GraphDocument& value)
{
    const auto found = std::find_if(value.extra.begin(), value.extra.end(), [](const auto& key) { return key.first == kKey; });
    if (found == value.extra.end())
        return {};
    const QJsonObject origin = QJsonDocument::fromJson(QByteArray::fromStdString(found->second)).object();
    value.extra.erase(found);
    return origin;
}

/// The document with a note of where it belongs, as the copy holds it.
GraphDocument copyOf(const Document& document)
{
    GraphDocument value = document.value();
    value.extra.emplace_back(kKey, originOf(document));
    return value;
}

bool saveCopy(const GraphDocument& value, const QString& file)
{
    try {
        save_project(value, file.toStdString());
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::unique_ptr<QLockFile> tryLock(const QString& copy)
{
    auto lock = std::make_unique<QLockFile>(copy + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

std::optional<Autosave::Lost> readLost(const QString& copy)
{
    std::shared_ptr<QLockFile> lock = tryLock(copy);
    if (!lock)
        return std::nullopt;
    try {
        GraphDocument value = load_project(copy.toStdString());
        const QJsonObject origin = takeOrigin(value);
        const QDateTime time = QDateTime::fromString(origin[QStringLiteral("time")].toString(), Qt::ISODate);
        return Autosave::Lost{std::move(value),
                              origin[QStringLiteral("file")].toString(),
                              origin[QStringLiteral("folder")].toString(),
                              origin[QStringLiteral("name")].toString(),
                              time,
                              copy,
                              std::move(lock)};
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

Autosave::Autosave(Document& document, QObject* parent) : QObject(parent), m_document(document)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Autosave::write);
    connect(&document, &Document::changed, this, &Autosave::schedule);
    connect(&document, &Document::titleChanged, this, [this] {
        if (!m_document.isDirty())
            clear();
        else if (!m_dirtySince.isValid())
            schedule();
    });
}

Autosave::~Autosave() = default;

QString Autosave::folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/autosave");
}

std::vector<Autosave::Lost> Autosave::takeLost()
{
    std::vector<Lost> lost;
    const QDir dir(folder(), QStringLiteral("*.json"), QDir::Time, QDir::Files);
    for (const QString& name : dir.entryList())
        if (std::optional<Lost> found = readLost(dir.filePath(name)))
            lost.push_back(std::move(*found));
    return lost;
}

void Autosave::discard(const Lost& lost)
{
    QFile::remove(lost.copy);
    lost.lock->unlock();
}

void Autosave::clear()
{
    m_soon.stop();
    m_dirtySince.invalidate();
    if (m_copy.isEmpty())
        return;
    if (!m_writing)
        QFile::remove(m_copy);
    m_lock.reset();
    m_copy.clear();
}

bool Autosave::writeNow()
{
    claimFile();
    return !m_copy.isEmpty() && saveCopy(copyOf(m_document), m_copy);
}

void Autosave::schedule()
{
    if (!m_document.isDirty())
        return;
    if (!m_dirtySince.isValid())
        m_dirtySince.start();
    const auto left = kLongest - std::chrono::milliseconds(m_dirtySince.elapsed());
    m_soon.start(std::clamp(left, 0ms, std::chrono::duration_cast<std::chrono::milliseconds>(kQuiet)));
}

void Autosave::write()
{
    if (m_writing)
        return m_soon.start(kQuiet);
    m_dirtySince.invalidate();
    claimFile();
    if (m_copy.isEmpty())
        return;
    m_writing = true;
    runInBackground(
        this,
        [value = copyOf(m_document), file = m_copy] {
            saveCopy(value, file);
            return file;
        },
        [this](const QString& file) {
            m_writing = false;
            if (m_copy != file)
                QFile::remove(file);
        });
}

void Autosave::claimFile()
{
    if (!m_copy.isEmpty() || !QDir().mkpath(folder()))
        return;
    const QString unique = m_document.file().isEmpty() ? QUuid::createUuid().toString() : m_document.file();
    const auto hash = QCryptographicHash::hash(unique.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    const QString base = folder() + QLatin1Char('/') + QString::fromLatin1(hash);
    for (int window = 1; window < 100 && m_copy.isEmpty(); ++window) {
        const QString copy = base + (window > 1 ? QStringLiteral("-%1").arg(window) : QString()) + QStringLiteral(".json");
        m_lock = QFile::exists(copy) ? nullptr : tryLock(copy);
        if (m_lock)
            m_copy = copy;
    }
}

}  // namespace ts
