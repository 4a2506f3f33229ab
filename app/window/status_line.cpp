#include "app/window/status_line.h"

#include <algorithm>
#include <unistd.h>

#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QPainter>

#include "app/training/run_words.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

constexpr int kClockMilliseconds = 2000;

/// Memory the program holds, in MiB.
qint64 residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.size() > 1 ? pages[1].toLongLong() * sysconf(_SC_PAGESIZE) / (1024 * 1024) : 0;
}

/// "1.2 MFLOP"
QString flopText(double flops)
{
    constexpr const char* units[] = {"FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP"};
    std::size_t unit = 0;
    for (; flops >= 1000 && unit < 4; ++unit)
        flops /= 1000;
    return QStringLiteral("%1 %2").arg(QLocale().toString(flops, 'f', unit == 0 || flops >= 100 ? 0 : 1),
                                       QLatin1String(units[unit]));
}

QString problemText(const ShapeReport& report)
{
    const auto errors = std::count_if(report.problems.begin(), report.problems.end(),
                                      [](const Problem& problem) { return problem.severity == Severity::Error; });
    const auto warnings = static_cast<std::ptrdiff_t>(report.problems.size()) - errors;
    if (errors > 0)
        return errors == 1 ? StatusLine::tr("1 error") : StatusLine::tr("%1 errors").arg(errors);
    if (warnings > 0)
        return warnings == 1 ? StatusLine::tr("1 warning") : StatusLine::tr("%1 warnings").arg(warnings);
    return StatusLine::tr("no problems");
}

}  // namespace

QString modelText(const Graph& graph, const ShapeReport& report)
{
    const auto nodes = graph.nodes.size();
    QStringList parts{nodes == 1 ? StatusLine::tr("1 node") : StatusLine::tr("%1 nodes").arg(nodes)};
    if (report.parameter_count > 0)
        parts << StatusLine::tr("%1 parameters").arg(QLocale().toString(static_cast<qlonglong>(report.parameter_count)));
    if (report.flops_per_sample > 0)
        parts << StatusLine::tr("%1 a sample").arg(flopText(report.flops_per_sample));
    parts << problemText(report);
    return parts.join(QStringLiteral(" · "));
}

StatusLine::StatusLine(QWidget* parent) : QStatusBar(parent), m_model(new QLabel), m_right(new QLabel)
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    for (QLabel* label : {m_model, m_right})
        label->setTextFormat(Qt::PlainText);
    m_model->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_model, 1);
    addPermanentWidget(m_right);
    m_clock.setInterval(kClockMilliseconds);
    connect(&m_clock, &QTimer::timeout, this, &StatusLine::refresh);
    m_clock.start();
}

void StatusLine::setModel(const Graph& graph, const ShapeReport& report)
{
    m_model->setText(modelText(graph, report));
}

void StatusLine::setRun(const QString& name)
{
    m_run = name;
    refresh();
}

void StatusLine::setDevice(const DeviceReport& report)
{
    if (report == m_device)
        return;
    m_device = report;
    m_right->setToolTip(report.why_not.text.empty() ? QString() : engineText(report.why_not));
    refresh();
}

/// "NVIDIA H200 · step captured · GPU memory 213 MiB"
QString StatusLine::deviceText() const
{
    const QString name = QString::fromStdString(m_device.name), memory = memoryText(m_device.memory_bytes);
    if (m_device.captured)
        return tr("%1 · step captured · GPU memory %2").arg(name, memory);
    if (!m_device.why_not.text.empty())
        return tr("%1 · step not captured · GPU memory %2").arg(name, memory);
    return tr("%1 · GPU memory %2").arg(name, memory);
}

void StatusLine::setSaveState(SaveState state, const QDateTime& savedAt)
{
    m_state = state;
    m_savedAt = savedAt;
    refresh();
}

void StatusLine::setHint(const QString& hint)
{
    hint.isEmpty() ? clearMessage() : showMessage(hint);
}

QString StatusLine::saveText() const
{
    switch (m_state) {
    case SaveState::Edited:
        return tr("edited");
    case SaveState::Unsaved:
        return tr("not saved yet");
    case SaveState::Example:
        return tr("example");
    case SaveState::Saved:
        break;
    }
    const qint64 seconds = m_savedAt.secsTo(QDateTime::currentDateTime());
    if (!m_savedAt.isValid() || seconds > 24 * 3600)
        return tr("saved");
    if (seconds < 60)
        return seconds < 5 ? tr("saved just now") : tr("saved %1 s ago").arg(seconds);
    return seconds < 3600 ? tr("saved %1 min ago").arg(seconds / 60) : tr("saved %1 h ago").arg(seconds / 3600);
}

void StatusLine::paintEvent(QPaintEvent* event)
{
    QStatusBar::paintEvent(event);
    QPainter(this).fillRect(QRect(0, 0, width(), 1), theme().line);
}

void StatusLine::refresh()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, theme().textMuted);
    for (QLabel* label : {m_model, m_right})
        label->setPalette(muted);
    QStringList parts;
    if (!m_run.isEmpty())
        parts << tr("run %1").arg(m_run);
    if (m_device.accelerator)
        parts << deviceText();
    parts << saveText() << tr("memory %1 MiB").arg(residentMemory());
    m_right->setText(parts.join(QStringLiteral(" · ")));
}

}  // namespace ts
