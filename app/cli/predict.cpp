#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>

#include "app/cli/command.h"
#include "app/cli/predict_input.h"
#include "app/cli/project_options.h"
#include "app/cli/run_folder.h"
#include "engine/formats/atomic_file.h"
#include "engine/formats/npy.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/softmax.h"
#include "engine/train/prediction.h"
#include "engine/train/run_directory.h"

namespace ts::cli {

namespace {

std::string class_name(const Dataset& dataset, std::int64_t index)
{
    const auto at = static_cast<std::size_t>(index);
    return at < dataset.class_names().size() ? dataset.class_names()[at] : std::to_string(index);
}

/// Names are quoted where CSV asks for it.
std::string cell(const std::string& text)
{
    if (text.find_first_of(",\"\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

void write_numbers(std::ostream& out, const double* row, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        char text[32];
        std::snprintf(text, sizeof text, "%.9g", row[i]);
        out << (i > 0 ? "," : "") << text;
    }
    out << "\n";
}

/// "prediction,p_<class>,..." or "prediction_1,..." with a line for each example.
std::string csv_text(const Tensor& answers, const Predictor& predictor, const Dataset& dataset)
{
    const std::int64_t rows = answers.size(0);
    const std::int64_t columns = answers.numel() / rows;
    std::ostringstream out;
    out << "prediction";
    for (std::int64_t c = 0; c < columns; ++c)
        if (predictor.classifies())
            out << ",p_" << cell(class_name(dataset, c));
        else if (c > 0)
            out << ",prediction_" << c + 1;
    out << "\n";
    const std::vector<double> values = answers.to_vector();
    for (std::int64_t row = 0; row < rows; ++row) {
        const double* first = values.data() + row * columns;
        if (predictor.classifies())
            out << cell(class_name(dataset, std::max_element(first, first + columns) - first)) << ",";
        write_numbers(out, first, columns);
    }
    return out.str();
}

int run(const Arguments& arguments)
{
    const std::filesystem::path base_dir = base_dir_of(arguments.only_positional("PROJECT"));
    const std::optional<std::string> input = arguments.text("--input");
    if (!input)
        throw UsageError("--input FILE is missing");
    const RunDirectory directory = RunDirectory::open(find_run(arguments.text("--run"), base_dir));
    const Checkpoint checkpoint = directory.checkpoints().load_newest();
    Model model(checkpoint.document, base_dir, checkpoint.position.seed);
    model.restore(checkpoint);
    const TrainingData data(model.document(), model.executor(), base_dir, checkpoint.position.seed);
    const Dataset& dataset = data.dataset(0);
    const Predictor predictor(model, dataset);
    Tensor answers
        = predictor.predict(read_examples(*input, predictor.features_shape(), trained_table(model.document(), base_dir)));
    if (predictor.classifies())
        answers = ts::softmax(answers, 1);
    const std::filesystem::path output = arguments.text("--output").value_or("");
    if (output.extension() == ".npy")
        save_npy(output, answers);
    else if (!output.empty())
        write_file_atomically(output, csv_text(answers, predictor, dataset));
    else
        std::cout << csv_text(answers, predictor, dataset) << std::flush;
    return kDone;
}

}  // namespace

const Command& predict_command()
{
    static const Command command{
        "predict",
        "PROJECT --input FILE.csv|FILE.npy [--run DIR] [--output FILE]",
        "Asks a trained network about new examples: the class and probabilities, or the predicted numbers.",
        {{"--input", "FILE", "examples, one a row; columns are found by name, and that of the target may be there"},
         {"--run", "DIR", "folder of the run; without it the newest beside the project"},
         {"--output", "FILE", "write here instead of to the terminal; .npy gives the numbers alone"}},
        {"tscape predict examples/digits_mlp.json --input new_digits.csv",
         "tscape predict examples/digits_mlp.json --run runs/mine --input new.npy --output answers.csv"},
        run};
    return command;
}

}  // namespace ts::cli
