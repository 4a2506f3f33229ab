#include "engine/tensor/step_capture.h"

#include <algorithm>

#include "engine/tensor/device_backend.h"

namespace ts {

namespace {

constexpr int kPlainRuns = 2;  // in which caches fill and libraries choose their ways
constexpr std::size_t kMostEntries = 64;

}  // namespace

StepCapture::~StepCapture()
{
    drop();
}

void StepCapture::drop()
{
    m_entries.clear();
    m_pool.reset();
    m_active = false;
}

void StepCapture::set_enabled(bool on)
{
    m_enabled = on;
    if (!on)
        drop();
}

StepCapture::Entry& StepCapture::entry_of(const std::string& key)
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    if (found != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found);
        return m_entries.front();
    }
    if (m_entries.size() >= kMostEntries)
        m_entries.pop_back();
    m_entries.emplace_front().key = key;
    return m_entries.front();
}

StepCapture::Outcome StepCapture::run(const std::string& key, std::uint64_t step, const std::function<void()>& body,
                                      const std::function<void()>& tell)
{
    m_active = false;
    m_why_not = {};
    if (!m_enabled || m_device.type == DeviceType::Cpu) {
        body();
        return Outcome::Plain;
    }
    Entry& entry = entry_of(key);
    if (entry.work && replay(entry, step, tell)) {
        m_active = true;
        return Outcome::Replayed;
    }
    if (!entry.work && entry.refused.text.empty() && entry.runs >= kPlainRuns && record(entry, step, body)) {
        m_active = true;
        return Outcome::Recorded;
    }
    ++entry.runs;
    m_why_not = entry.refused;
    body();
    return Outcome::Plain;
}

/// Recording runs nothing: the first replay does the step.
bool StepCapture::record(Entry& entry, std::uint64_t step, const std::function<void()>& body)
{
    DeviceBackend& device = backend(m_device);
    try {
        if (!m_pool)
            m_pool = device.make_capture_pool(m_device.index);
        device.begin_capture(m_device.index, *m_pool);
        body();
        entry.work = device.end_capture(m_device.index);
        entry.recorded_at = step;
        entry.work->replay(0, {});
        return true;
    } catch (const DeviceError& error) {
        device.abandon_capture(m_device.index);
        entry.work.reset();
        entry.refused = error.message();
        return false;
    } catch (...) {
        device.abandon_capture(m_device.index);
        throw;
    }
}

bool StepCapture::replay(Entry& entry, std::uint64_t step, const std::function<void()>& tell)
{
    try {
        entry.work->replay(step - entry.recorded_at, tell);
        return true;
    } catch (const CaptureRefused& error) {
        entry.work.reset();
        entry.refused = error.message();
        return false;
    }
}

}  // namespace ts
