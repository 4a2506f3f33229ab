#include "app/cli/progress_line.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ts::cli {

namespace {

template <class... Values> std::string formatted(const char* format, Values... values)
{
    char text[160];
    const int length = std::snprintf(text, sizeof text, format, values...);
    return {text, static_cast<std::size_t>(std::clamp(length, 0, static_cast<int>(sizeof text) - 1))};
}

std::string value_text(const std::string& name, double value)
{
    return name.ends_with("accuracy") ? formatted("%.2f %%", 100 * value) : formatted("%.4g", value);
}

std::string bar(double share, int width)
{
    const int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width));
    return std::string(static_cast<std::size_t>(filled), '=') + std::string(static_cast<std::size_t>(width - filled), ' ');
}

}  // namespace

std::string clock_text(double seconds)
{
    const auto whole = static_cast<long long>(std::max(seconds, 0.0) + 0.5);
    if (whole >= 3600)
        return formatted("%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    return formatted("%lld:%02lld", whole / 60, whole % 60);
}

std::string metrics_text(const std::vector<std::pair<std::string, double>>& metrics)
{
    std::string text;
    for (const auto& [name, value] : metrics)
        text += (text.empty() ? "" : "  ") + name + " " + value_text(name, value);
    return text;
}

std::string progress_text(const Progress& progress, double loss, double epoch_share, int columns)
{
    std::string text
        = formatted("epoch %lld/%lld [", static_cast<long long>(progress.epoch), static_cast<long long>(progress.epochs))
        + bar(epoch_share, columns >= 100 ? 30 : 16) + formatted("] %3.0f %%", 100 * epoch_share)
        + formatted("  loss %.4f  %.0f samples/s", loss, progress.samples_per_second);
    if (progress.seconds_left >= 0)
        text += "  " + clock_text(progress.seconds_left) + " left";
    text.resize(std::min(text.size(), static_cast<std::size_t>(std::max(columns - 1, 1))));
    return text;
}

}  // namespace ts::cli
