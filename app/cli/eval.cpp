#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "app/cli/project_options.h"
#include "app/cli/run_folder.h"
#include "engine/train/evaluation.h"
#include "engine/train/run_directory.h"

namespace ts::cli {

namespace {

using Json = nlohmann::ordered_json;
using Metrics = std::vector<std::pair<std::string, double>>;

struct Evaluation {
    bool validation = false;  ///< else of the training examples, because none are set aside
    std::int64_t examples = 0;
    Metrics metrics;
};

Evaluation evaluate_run(const Checkpoint& checkpoint, const std::filesystem::path& base_dir)
{
    Model model(checkpoint.document, base_dir, checkpoint.position.seed);
    model.restore(checkpoint);
    TrainingData data(model.document(), model.executor(), base_dir, checkpoint.position.seed);
    Evaluation result;
    result.validation = data.validation_rows() > 0;
    ReadingSums sums;
    evaluate(model, data, result.validation ? &TrainingData::next_validation : &TrainingData::next_training, {}, sums,
             [] { return false; });
    result.examples = static_cast<std::int64_t>(sums.examples);
    for (std::size_t i = 0; i < model.readings().size(); ++i)
        result.metrics.emplace_back((result.validation ? "val_" : "train_") + model.readings()[i].key, sums.mean(i));
    return result;
}

int run(const Arguments& arguments)
{
    const std::filesystem::path base_dir = base_dir_of(arguments.only_positional("PROJECT"));
    const RunDirectory directory = RunDirectory::open(find_run(arguments.text("--run"), base_dir));
    const Checkpoint checkpoint = directory.checkpoints().load_newest();
    const Evaluation result = evaluate_run(checkpoint, base_dir);
    if (!arguments.has("--json")) {
        std::cout << directory.path().string() << ", step " << checkpoint.position.step << ", " << result.examples
                  << (result.validation ? " validation" : " training") << " examples\n"
                  << metrics_text(result.metrics) << "\n";
        return kDone;
    }
    Json metrics = Json::object();
    for (const auto& [name, value] : result.metrics)
        metrics[name] = value;
    std::cout << Json{{"event", "eval"},
                      {"run", directory.path().string()},
                      {"step", checkpoint.position.step},
                      {"examples", result.examples},
                      {"metrics", metrics}}
                     .dump()
              << std::endl;
    return kDone;
}

}  // namespace

const Command& eval_command()
{
    static const Command command{
        "eval",
        "PROJECT [--run DIR] [--json]",
        "Measures a trained network on the examples set aside for validation.",
        {{"--run", "DIR", "folder of the run; without it the newest beside the project"}, {"--json", "", "one JSON object"}},
        {"tscape eval examples/digits_mlp.json",
         "tscape eval examples/digits_mlp.json --run examples/runs/digits_mlp-1 --json"},
        run};
    return command;
}

}  // namespace ts::cli
