#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/project_options.h"
#include "app/cli/run_folder.h"
#include "app/cli/train_report.h"
#include "engine/graph/project_file.h"

namespace ts::cli {

namespace {

/// A resumed run goes on with the project as it ran; options change that.
GraphDocument document_of(const std::filesystem::path& project, const SessionOptions& options)
{
    if (!options.resume)
        return load_project(project);
    return RunDirectory::open(options.run_dir).latest_document();
}

template <class Report> int train(const GraphDocument& document, const SessionOptions& options)
{
    TrainControl control;
    Report report;
    const StopOnInterrupt interrupt(control);
    const RunResult result = Trainer(document, options, control, report).run();
    report.done(result);
    return result.stopped ? kStopped : kDone;
}

int run(const Arguments& arguments)
{
    const std::filesystem::path project = arguments.only_positional("PROJECT");
    SessionOptions options;
    options.base_dir = base_dir_of(project);
    options.run_dir = arguments.text("--run").value_or("");
    options.resume = arguments.has("--resume");
    options.threads = static_cast<int>(arguments.integer("--threads", 1).value_or(0));
    if (options.resume && options.run_dir.empty())
        options.run_dir = find_run(std::nullopt, options.base_dir);
    GraphDocument document = document_of(project, options);
    apply_project_options(arguments, document);
    return arguments.has("--json") ? train<JsonReport>(document, options) : train<TextReport>(document, options);
}

}  // namespace

const Command& train_command()
{
    static const Command command = [] {
        Command c{"train",
                  "PROJECT [options]",
                  "Trains a project and writes checkpoints and curves to a run folder.",
                  project_options(),
                  {"tscape train examples/digits_mlp.json",
                   "tscape train examples/digits_cnn.json --epochs 5 --set conv1.out_channels=16",
                   "tscape train examples/digits_mlp.json --run runs/mine --json",
                   "tscape train examples/digits_mlp.json --run runs/mine --resume --epochs 40"},
                  run};
        c.options.insert(c.options.end(),
                         {{"--run", "DIR", "folder of the run; without it runs/NAME-N beside the project"},
                          {"--resume", "", "continue the run in DIR, or the newest one, from its last checkpoint"},
                          {"--threads", "N", "compute threads; without it all cores"},
                          {"--json", "", "one JSON object a line; the last has \"event\":\"done\""}});
        return c;
    }();
    return command;
}

}  // namespace ts::cli
