#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/project_options.h"
#include "app/cli/table_text.h"
#include "engine/graph/project_file.h"
#include "engine/graph/shape_report.h"

namespace ts::cli {

namespace {

using Json = nlohmann::ordered_json;

const char* severity_name(Severity severity)
{
    return severity == Severity::Error ? "error" : "warning";
}

std::string shapes_text(const NodeReport& node)
{
    std::string text;
    for (const TensorSpec& spec : node.outputs)
        text += (text.empty() ? "" : ", ") + to_text(spec.shape);
    return text.empty() ? "?" : text;
}

std::vector<std::string> row_of(const GraphNode& node, const ShapeReport& report)
{
    const auto found = report.nodes.find(node.id);
    const NodeReport known = found == report.nodes.end() ? NodeReport() : found->second;
    return {node.id, node.type, shapes_text(known), grouped(known.parameter_count),
            grouped(static_cast<std::int64_t>(known.flops_per_sample))};
}

void print_report(const GraphDocument& document, const ShapeReport& report)
{
    std::vector<std::vector<std::string>> rows{{"node", "type", "output", "parameters", "FLOPs a sample"}};
    for (const std::string& id : topological_order(document.graph))
        rows.push_back(row_of(*document.graph.find(id), report));
    rows.push_back(
        {"", "", "total", grouped(report.parameter_count), grouped(static_cast<std::int64_t>(report.flops_per_sample))});
    print_table(std::cout, rows, 3);
    for (const Problem& problem : report.problems)
        std::cout << "\n"
                  << severity_name(problem.severity) << ": " << (problem.node.empty() ? "" : problem.node + ": ")
                  << problem.message.english() << "\n";
    if (report.problems.empty())
        std::cout << "\nno problems\n";
}

Json node_json(const GraphNode& node, const ShapeReport& report)
{
    Json json{{"id", node.id}, {"type", node.type}, {"outputs", Json::array()}};
    const auto found = report.nodes.find(node.id);
    if (found == report.nodes.end())
        return json;
    for (const TensorSpec& spec : found->second.outputs)
        json["outputs"].push_back({{"shape", to_text(spec.shape)}, {"dtype", name(spec.dtype)}});
    json["parameters"] = found->second.parameter_count;
    json["flops"] = found->second.flops_per_sample;
    return json;
}

void print_json(const GraphDocument& document, const ShapeReport& report)
{
    Json nodes = Json::array();
    for (const GraphNode& node : document.graph.nodes)
        nodes.push_back(node_json(node, report));
    Json problems = Json::array();
    for (const Problem& problem : report.problems)
        problems.push_back({{"severity", severity_name(problem.severity)},
                            {"node", problem.node},
                            {"port", problem.port},
                            {"message", problem.message.english()},
                            {"fix", problem.fix}});
    std::cout << Json{{"name", document.name},
                      {"valid", !report.has_errors()},
                      {"parameters", report.parameter_count},
                      {"flops", report.flops_per_sample},
                      {"nodes", nodes},
                      {"problems", problems}}
                     .dump()
              << std::endl;
}

int run(const Arguments& arguments)
{
    const std::filesystem::path project = arguments.only_positional("PROJECT");
    GraphDocument document = load_project(project);
    apply_project_options(arguments, document);
    const ShapeReport report = infer_shapes(document, base_dir_of(project));
    arguments.has("--json") ? print_json(document, report) : print_report(document, report);
    return report.has_errors() ? kProblems : kDone;
}

}  // namespace

const Command& check_command()
{
    static const Command command{"check",
                                 "PROJECT [--set KEY=VALUE] [--json]",
                                 "Shows shapes, parameters and problems; exit code 1 where the project cannot be trained.",
                                 {{"--set", "KEY=VALUE", "change a parameter first: fc1.out_features=64; repeatable"},
                                  {"--json", "", "one JSON object"}},
                                 {"tscape check examples/digits_cnn.json", "tscape check examples/digits_mlp.json --json"},
                                 run};
    return command;
}

}  // namespace ts::cli
