#include "app/cli/train_report.h"

#include <iostream>
#include <nlohmann/json.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/cli/progress_line.h"

namespace ts::cli {

namespace {

using Json = nlohmann::ordered_json;

int terminal_columns()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

Json metrics_json(const std::vector<std::pair<std::string, double>>& metrics)
{
    Json json = Json::object();
    for (const auto& [name, value] : metrics)
        json[name] = value;
    return json;
}

}  // namespace

TextReport::TextReport() : m_terminal(::isatty(STDERR_FILENO) != 0) { }

void TextReport::started(const std::filesystem::path& run_dir, const std::string& device)
{
    std::cout << "training on " << device << ", run in " << run_dir.string() << std::endl;
}

void TextReport::sample(const ScalarSample& sample)
{
    if (sample.series == 0)
        m_loss = sample.value;
}

void TextReport::progress(const Progress& progress)
{
    if (progress.epoch != m_now.epoch)
        m_epoch_start = progress.step > 0 ? progress.step - 1 : 0;
    m_now = progress;
    if (!m_terminal)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < std::chrono::milliseconds(100))
        return;
    m_last = now;
    const auto epochs_left = static_cast<double>(progress.epochs - progress.epoch);
    const auto left = static_cast<double>(progress.steps - progress.step);
    const double done = static_cast<double>(progress.step - m_epoch_start);
    // Steps of the epochs after this one are as many as those of this one.
    const double in_epoch = (done + left) / (epochs_left + 1);
    std::cerr << "\r" << progress_text(progress, m_loss, in_epoch > 0 ? done / in_epoch : 0, terminal_columns()) << "\x1b[K"
              << std::flush;
    m_drawn = true;
}

void TextReport::epoch_done(const EpochResult& result)
{
    clear_line();
    std::cout << "epoch " << result.epoch << "/" << m_now.epochs << "  " << metrics_text(result.metrics) << "  "
              << clock_text(m_now.seconds) << std::endl;
}

void TextReport::done(const RunResult& result)
{
    clear_line();
    std::cout << (result.stopped ? "stopped after " : "done: ") << result.epochs << " epochs, " << result.steps << " steps in "
              << clock_text(result.seconds) << "\n";
    if (!result.metrics.empty())
        std::cout << metrics_text(result.metrics) << "\n";
    std::cout << "run: " << result.run_dir.string() << std::endl;
}

void TextReport::clear_line()
{
    if (m_drawn)
        std::cerr << "\r\x1b[K" << std::flush;
    m_drawn = false;
}

void JsonReport::started(const std::filesystem::path& run_dir, const std::string& device)
{
    std::cout << Json{{"event", "start"}, {"run", run_dir.string()}, {"device", device}}.dump() << std::endl;
}

void JsonReport::epoch_done(const EpochResult& result)
{
    const Json line{{"event", "epoch"},
                    {"epoch", result.epoch},
                    {"epochs", m_now.epochs},
                    {"step", result.step},
                    {"seconds", m_now.seconds},
                    {"learning_rate", m_now.learning_rate},
                    {"samples_per_second", m_now.samples_per_second},
                    {"waiting", m_now.waiting},
                    {"metrics", metrics_json(result.metrics)}};
    std::cout << line.dump() << std::endl;
}

void JsonReport::done(const RunResult& result)
{
    const Json line{{"event", result.stopped ? "stopped" : "done"},
                    {"run", result.run_dir.string()},
                    {"epochs", result.epochs},
                    {"steps", result.steps},
                    {"seconds", result.seconds},
                    {"metrics", metrics_json(result.metrics)}};
    std::cout << line.dump() << std::endl;
}

}  // namespace ts::cli
