#include "app/session/device_list.h"

#include "app/document/background.h"
#include "app/session/compute_threads.h"
#include "engine/tensor/cuda_library.h"
#include "engine/tensor/device_backend.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_text.h"

namespace ts {

namespace {

constexpr int kFollowMilliseconds = 1000;

/// What the drivers say; holds no text, since texts are made on the thread of the interface.
struct Answer {
    struct Gpu {
        DeviceInfo info;
        DeviceUse use;
    };
    std::vector<Gpu> gpus;
    Message why_not;
};

Answer askDrivers()
{
    Answer answer;
    answer.why_not = cuda_library().why_not;
    if (!cuda_library().loaded)
        return answer;
    try {
        DeviceBackend& cuda = backend({DeviceType::Cuda, 0});
        for (const DeviceInfo& info : cuda.devices())
            answer.gpus.push_back({info, cuda.use(info.device.index)});
    } catch (const Error& error) {
        answer.why_not = error.message();
    }
    return answer;
}

DeviceChoice processor()
{
    const int threads = computeThreads();
    return {QStringLiteral("cpu"), DeviceList::tr("CPU"),
            threads == 1 ? DeviceList::tr("1 thread") : DeviceList::tr("%1 threads").arg(threads)};
}

QString useText(const Answer::Gpu& gpu)
{
    const QString memory
        = DeviceList::tr("%1 of %2 in use").arg(memoryText(gpu.use.used_bytes), memoryText(gpu.info.total_bytes));
    return gpu.use.utilization < 0 ? memory : memory + DeviceList::tr(" · %1 % busy").arg(gpu.use.utilization);
}

DeviceChoice graphicsProcessor(const Answer::Gpu& gpu, std::size_t index)
{
    const QString id = index == 0 ? QStringLiteral("cuda") : QStringLiteral("cuda:%1").arg(index);
    return {id, QString::fromStdString(gpu.info.name), useText(gpu)};
}

std::vector<DeviceChoice> choicesOf(const Answer& answer)
{
    const DeviceChoice cpu = processor();
    std::vector<DeviceChoice> choices{{QStringLiteral("auto"), DeviceList::tr("Automatic"), cpu.title}, cpu};
    for (std::size_t i = 0; i < answer.gpus.size(); ++i)
        choices.push_back(graphicsProcessor(answer.gpus[i], i));
    if (answer.gpus.empty())
        choices.push_back({QStringLiteral("cuda"), DeviceList::tr("CUDA · not available"), engineText(answer.why_not), false});
    else
        choices.front().detail = choices[2].title;
    return choices;
}

}  // namespace

DeviceList::DeviceList(QObject* parent) : QObject(parent)
{
    const DeviceChoice cpu = processor();
    m_choices = {{QStringLiteral("auto"), tr("Automatic"), cpu.title}, cpu};
    m_clock.setInterval(kFollowMilliseconds);
    connect(&m_clock, &QTimer::timeout, this, &DeviceList::refresh);
}

void DeviceList::refresh()
{
    if (m_asking)
        return;
    m_asking = true;
    runInBackground(this, askDrivers, [this](const Answer& answer) {
        m_asking = false;
        take(choicesOf(answer));
    });
}

void DeviceList::take(std::vector<DeviceChoice> choices)
{
    if (choices == m_choices)
        return;
    m_choices = std::move(choices);
    Q_EMIT changed();
}

void DeviceList::follow(bool on)
{
    if (on == m_clock.isActive())
        return;
    on ? m_clock.start() : m_clock.stop();
    if (on)
        refresh();
}

}  // namespace ts
