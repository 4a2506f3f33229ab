#include "widgets/canvas/node_content.h"

#include <QCoreApplication>

#include "widgets/canvas/scientific_text.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_text.h"

namespace ts {

namespace {

constexpr std::size_t kHeadlineRows = 2;

class Text {
    Q_DECLARE_TR_FUNCTIONS(ts::NodeContent)
};

PortContent describePort(const PortSpec& spec, const TensorSpec* arriving)
{
    PortContent port{spec.name, QString::fromStdString(spec.name), spec.kind, spec.optional, spec.multiple, spec.kind};
    if (spec.kind == PortKind::Any && arriving != nullptr)
        port.shown = is_floating(arriving->dtype) ? PortKind::Float : PortKind::Integer;
    if (!spec.help.empty())
        port.toolTip += QStringLiteral(": ") + engineText(spec.help);
    if (arriving != nullptr)
        port.toolTip += QLatin1Char('\n') + specText(*arriving);
    return port;
}

void describePorts(const NodeFacts& facts, NodeContent& content)
{
    if (facts.type == nullptr) {
        for (const std::string& name : facts.wiredInputs)
            content.inputs.push_back({name, QString::fromStdString(name)});
        for (const std::string& name : facts.wiredOutputs)
            content.outputs.push_back({name, QString::fromStdString(name)});
        return;
    }
    for (const PortSpec& spec : facts.type->inputs)
        content.inputs.push_back(describePort(spec, nullptr));
    for (std::size_t i = 0; i < facts.type->outputs.size(); ++i) {
        const bool inferred = facts.report != nullptr && i < facts.report->outputs.size();
        content.outputs.push_back(describePort(facts.type->outputs[i], inferred ? &facts.report->outputs[i] : nullptr));
    }
}

QString dtypeText(const TensorSpec& spec)
{
    const std::string_view text = name(spec.dtype);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The outputs of a source: name left, element type right.
void addSourceRows(const NodeFacts& facts, NodeContent& content)
{
    for (std::size_t i = 0; i < content.outputs.size(); ++i) {
        const bool inferred = facts.report != nullptr && i < facts.report->outputs.size();
        content.rows.push_back(
            {QString::fromStdString(content.outputs[i].name), inferred ? dtypeText(facts.report->outputs[i]) : QString()});
    }
}

/// Where a side has several ports, every port gets its name beside it.
void addPortRows(const NodeFacts& facts, NodeContent& content)
{
    const std::size_t inputs = content.inputs.size() > 1 ? content.inputs.size() : 0;
    const std::size_t outputs = content.outputs.size() > 1 ? content.outputs.size() : 0;
    if (content.inputs.empty() && outputs > 0)
        return addSourceRows(facts, content);
    for (std::size_t i = 0; i < std::max(inputs, outputs); ++i) {
        NodeRow row;
        row.label = i < inputs ? QString::fromStdString(content.inputs[i].name) : QString();
        row.value = i < outputs ? QString::fromStdString(content.outputs[i].name) : QString();
        row.valueIsLabel = true;
        content.rows.push_back(row);
    }
}

ParamValue shownValue(const NodeFacts& facts, const ParamSpec& spec)
{
    if (facts.report != nullptr)
        if (const ParamValue* resolved = facts.report->resolved.find(spec.name))
            return *resolved;
    if (const ParamValue* set = facts.node.params.find(spec.name))
        return *set;
    return spec.default_value;
}

QString valueText(const ParamSpec& spec, const ParamValue& value)
{
    if (std::holds_alternative<std::monostate>(value))
        return spec.null_text.empty() ? QStringLiteral("–") : engineText(spec.null_text);
    const QString text = QString::fromStdString(to_text(value));
    return spec.unit.empty() ? text : text + QLatin1Char(' ') + QString::fromStdString(spec.unit);
}

void addParameterRows(const NodeFacts& facts, NodeContent& content)
{
    const std::size_t count = std::min(facts.type->headline.size(), kHeadlineRows);
    for (std::size_t i = 0; i < count; ++i)
        if (const ParamSpec* spec = facts.type->param(facts.type->headline[i])) {
            QString label = QString::fromStdString(spec->name);
            content.rows.push_back(
                {label.replace(QLatin1Char('_'), QLatin1Char(' ')), valueText(*spec, shownValue(facts, *spec))});
        }
}

void addReportRows(const NodeReport& report, NodeContent& content)
{
    if (report.row_count)
        content.rows.push_back({Text::tr("examples"), countText(*report.row_count)});
    if (report.parameter_count > 0)
        content.rows.push_back({Text::tr("params"), countText(report.parameter_count)});
}

QString spreadText(const TensorStats& stats)
{
    return realText(stats.mean) + QStringLiteral(" ± ") + realText(stats.spread);
}

bool isFraction(double value)
{
    return value >= 0 && value <= 1;
}

void addValueRow(const NodeFacts& facts, double value, NodeContent& content)
{
    const bool percent = facts.type->category == Category::Metric && facts.type->higher_is_better && isFraction(value);
    content.rows.push_back({Text::tr("value"), percent ? percentText(value) : realText(value), -1, false, percent});
}

void addTimeRow(const NodeSnapshot& seen, const HeatScale& heat, NodeContent& content)
{
    if (const std::optional<double> seconds = nodeSeconds(seen))
        content.rows.push_back({Text::tr("time"), durationText(*seconds), heat.empty() ? -1 : heat.fraction(*seconds)});
}

void addSnapshotRows(const NodeFacts& facts, const HeatScale& heat, NodeContent& content)
{
    const NodeSnapshot& seen = *facts.snapshot;
    const Category category = facts.type->category;
    if (seen.value)
        addValueRow(facts, *seen.value, content);
    if (heat.measure() == HeatMeasure::Time)
        addTimeRow(seen, heat, content);
    if (seen.value || category == Category::Data || category == Category::Shape || heat.measure() == HeatMeasure::Time)
        return;
    if (category == Category::Activation)
        content.rows.push_back({Text::tr("zeros"), percentText(seen.output.zeros)});
    if (const std::optional<double> norm = gradientNorm(seen))
        content.rows.push_back({Text::tr("grad norm"), scientificText(*norm), heat.empty() ? -1 : heat.fraction(*norm)});
    else
        content.rows.push_back({Text::tr("output"), spreadText(seen.output)});
    if (seen.output.count > 0)
        content.histogram = seen.output.histogram;
}

/// A node with nothing else to say tells what leaves it.
void addOutputRow(const NodeFacts& facts, NodeContent& content)
{
    if (content.rows.empty() && facts.report != nullptr && facts.report->outputs.size() == 1)
        content.rows.push_back({Text::tr("output"), QString::fromStdString(to_text(facts.report->outputs.front().shape))});
}

void describeProblem(const NodeFacts& facts, NodeContent& content)
{
    if (facts.problem != nullptr) {
        content.problem = facts.problem->severity;
        content.problemText = engineText(facts.problem->message);
    } else if (facts.type == nullptr) {
        content.problem = Severity::Warning;
        content.problemText = Text::tr("This version does not know the node type %1. The node is kept as it is.")
                                  .arg(QString::fromStdString(facts.node.type));
    }
}

void describeTitle(const NodeFacts& facts, NodeContent& content)
{
    const QString typeTitle = facts.type != nullptr ? engineText(facts.type->title) : QString::fromStdString(facts.node.type);
    content.title = facts.node.label.empty() ? typeTitle : QString::fromStdString(facts.node.label);
    content.id = QString::fromStdString(facts.node.id);
    content.toolTip = content.title + QStringLiteral(" · ") + content.id;
    if (!facts.node.label.empty())
        content.toolTip += QLatin1Char('\n') + typeTitle;
    if (facts.type != nullptr)
        content.toolTip += QLatin1Char('\n') + engineText(facts.type->help);
}

}  // namespace

NodeContent describeNode(const NodeFacts& facts, const HeatScale& heat)
{
    NodeContent content;
    content.known = facts.type != nullptr;
    content.category = content.known ? facts.type->category : Category::Shape;
    describeTitle(facts, content);
    describePorts(facts, content);
    describeProblem(facts, content);
    addPortRows(facts, content);
    if (!content.known)
        return content;
    addParameterRows(facts, content);
    if (facts.report != nullptr)
        addReportRows(*facts.report, content);
    if (facts.snapshot != nullptr)
        addSnapshotRows(facts, heat, content);
    addOutputRow(facts, content);
    return content;
}

QString specText(const TensorSpec& spec)
{
    return dtypeText(spec) + QStringLiteral("  ") + QString::fromStdString(to_text(spec.shape));
}

}  // namespace ts
