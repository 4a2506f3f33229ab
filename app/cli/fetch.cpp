#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <unistd.h>

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "engine/data/dataset_catalog.h"

namespace ts::cli {

namespace {

std::string names()
{
    std::string text;
    for (const CatalogDataset& dataset : catalog_datasets())
        text += (text.empty() ? "" : ", ") + dataset.name;
    return text;
}

/// One line that is drawn again and again where there is a terminal.
class DownloadLine {
public:
    void draw(const DownloadProgress& progress)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_terminal || now - m_last < std::chrono::milliseconds(100))
            return;
        m_last = now;
        char text[160];
        std::snprintf(text, sizeof text, "%s  %.1f of %.1f MB  %3.0f %%", progress.name.c_str(),
                      static_cast<double>(progress.bytes) / 1e6, static_cast<double>(progress.size) / 1e6,
                      100 * static_cast<double>(progress.bytes)
                          / static_cast<double>(std::max<std::uint64_t>(progress.size, 1)));
        std::cerr << "\r" << text << "\x1b[K" << std::flush;
    }
    ~DownloadLine()
    {
        if (m_last != std::chrono::steady_clock::time_point())
            std::cerr << "\r\x1b[K" << std::flush;
    }

private:
    bool m_terminal = ::isatty(STDERR_FILENO) != 0;
    std::chrono::steady_clock::time_point m_last;
};

bool fetch(const CatalogDataset& dataset, const std::filesystem::path& folder)
{
    TrainControl control;
    const StopOnInterrupt interrupt(control);
    DownloadLine line;
    DownloadOptions options;
    options.progress = [&](const DownloadProgress& progress) {
        line.draw(progress);
        return !control.stopping();
    };
    return fetch_dataset(dataset, folder, options);
}

int run(const Arguments& arguments)
{
    const std::string name = arguments.only_positional("NAME");
    const CatalogDataset* dataset = find_catalog_dataset(name);
    if (dataset == nullptr)
        throw UsageError("there is no dataset \"" + name + "\" to fetch; there are " + names());
    const std::filesystem::path folder = arguments.text("--to").value_or("data/" + name);
    std::cout << dataset->title << std::endl;
    if (!fetch(*dataset, folder)) {
        std::cout << "stopped; the same command goes on from here" << std::endl;
        return kStopped;
    }
    for (const std::filesystem::path& file : fetched_files(*dataset, folder))
        std::cout << file.string() << "\n";
    return kDone;
}

}  // namespace

const Command& fetch_command()
{
    static const Command command{"fetch",
                                 "mnist|fashion-mnist|cifar-10 [--to DIR]",
                                 "Downloads a well-known dataset and checks that it arrived whole.",
                                 {{"--to", "DIR", "folder for the files; without it data/NAME"}},
                                 {"tscape fetch mnist", "tscape fetch cifar-10 --to ~/datasets"},
                                 run};
    return command;
}

}  // namespace ts::cli
