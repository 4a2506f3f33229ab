#include "widgets/properties/node_page.h"

#include <QVBoxLayout>

#include "widgets/problems/problem_card.h"
#include "widgets/properties/node_training_params.h"
#include "widgets/properties/page_header.h"
#include "widgets/properties/param_form.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/fact_grid.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/themed_label.h"

namespace ts {

namespace {

std::vector<ParamSpec> identitySpecs(const std::string& title)
{
    return {{.name = "label",
             .type = ParamType::String,
             .help = translatable("engine", "Text shown on the node instead of its type"),
             .allow_null = true,
             .null_text = title},
            {.name = "id",
             .type = ParamType::String,
             .help = translatable("engine", "Name of the node in the project file and in its weights")}};
}

QString text(const ParamValue& value)
{
    const auto* words = std::get_if<std::string>(&value);
    return words ? QString::fromStdString(*words) : QString();
}

}  // namespace

NodePage::NodePage(QWidget* parent)
    : QWidget(parent),
      m_header(new PageHeader),
      m_problems(new QVBoxLayout),
      m_identity(new ParamForm),
      m_paramsHeading(sectionHeading(tr("Parameters"))),
      m_params(new ParamForm),
      m_trainingHeading(sectionHeading(tr("Training"))),
      m_training(new ParamForm),
      m_factsHeading(sectionHeading(tr("Result"))),
      m_facts(new FactGrid)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    m_problems->setSpacing(6);
    layout->addWidget(m_header);
    layout->addLayout(m_problems);
    layout->addWidget(m_identity);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_paramsHeading, m_params, m_trainingHeading, m_training, m_factsHeading, m_facts})
        layout->addWidget(part);
    layout->addStretch();
    m_identity->setCheck([this](const QString& name, const ParamValue& value) { return checkIdentity(name, value); });
    connect(m_identity, &ParamForm::valueEdited, this, &NodePage::identityEdited);
    connect(m_identity, &ParamForm::resetRequested, this, [this] { Q_EMIT labelEdited({}); });
    connect(m_params, &ParamForm::valueEdited, this, &NodePage::paramEdited);
    connect(m_params, &ParamForm::resetRequested, this, &NodePage::paramReset);
    connect(m_training, &ParamForm::valueEdited, this, &NodePage::trainingEdited);
    connect(m_training, &ParamForm::resetRequested, this, &NodePage::trainingReset);
}

void NodePage::setNode(const std::string& id, const GraphDocument& document, const ShapeReport& report)
{
    const GraphNode* node = document.graph.find(id);
    if (!node)
        return;
    m_id = id;
    m_takenIds.clear();
    for (const GraphNode& other : document.graph.nodes)
        if (other.id != id)
            m_takenIds.insert(other.id);
    const NodeType* type = find_node_type(node->type);
    const auto found = report.nodes.find(id);
    const NodeReport* known = found == report.nodes.end() ? nullptr : &found->second;
    showHeader(*node, type);
    showProblems(report);
    m_paramsHeading->setVisible(type && !type->params.empty());
    m_params->setSpecs(type ? type->params : std::vector<ParamSpec>());
    m_params->setValues(node->params, known ? known->resolved : Params());
    showTraining(*node, known);
    showFacts(type, known);
}

/// Only nodes that learn, or that carry settings anyway, are asked how.
void NodePage::showTraining(const GraphNode& node, const NodeReport* report)
{
    const bool learns = (report && report->parameter_count > 0) || node.training != NodeTraining();
    m_trainingHeading->setVisible(learns);
    m_training->setVisible(learns);
    m_training->setSpecs(nodeTrainingSpecs(node.training));
    m_training->setValues(nodeTrainingParams(node.training));
}

void NodePage::showHeader(const GraphNode& node, const NodeType* type)
{
    const QString help = type
        ? engineText(type->help)
        : tr("This version does not know the type “%1”. The node is kept as it is.").arg(QString::fromStdString(node.type));
    const std::string title = type ? type->title : node.type;
    m_header->setContent(engineText(title), QString::fromStdString(node.id), help,
                         type ? std::optional(type->category) : std::nullopt);
    m_identity->setSpecs(identitySpecs(title));
    Params identity{{"id", node.id}};
    if (!node.label.empty())
        identity.set("label", node.label);
    m_identity->setValues(identity);
}

void NodePage::showProblems(const ShapeReport& report)
{
    std::vector<Problem> problems;
    for (const Problem& problem : report.problems)
        if (problem.node == m_id)
            problems.push_back(problem);
    if (problems == m_shownProblems)
        return;
    m_shownProblems = problems;
    while (const QLayoutItem* item = m_problems->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // its button may be what asked for this change
        delete item;
    }
    for (const Problem& problem : problems) {
        auto* card = new ProblemCard(problem);
        connect(card, &ProblemCard::fixRequested, this, &NodePage::fixRequested);
        m_problems->addWidget(card);
    }
}

void NodePage::showFacts(const NodeType* type, const NodeReport* report)
{
    std::vector<Fact> facts;
    for (std::size_t i = 0; report && type && i < std::min(report->outputs.size(), type->outputs.size()); ++i) {
        const TensorSpec& spec = report->outputs[i];
        const std::string_view dtype = name(spec.dtype);
        facts.push_back({QString::fromStdString(type->outputs[i].name),
                         QString::fromUtf8(dtype.data(), static_cast<qsizetype>(dtype.size())) % QStringLiteral("  ")
                             % QString::fromStdString(to_text(spec.shape)),
                         engineText(type->outputs[i].help)});
    }
    if (report && report->row_count)
        facts.push_back({tr("Examples"), countText(*report->row_count), {}});
    if (report && report->parameter_count > 0)
        facts.push_back({tr("Learnable parameters"), countText(report->parameter_count), {}});
    if (report && report->flops_per_sample > 0)
        facts.push_back({tr("Work per sample"), compactText(report->flops_per_sample, QStringLiteral("FLOP")),
                         tr("Floating-point operations of the forward pass; a multiply-add counts two")});
    m_facts->setFacts(facts);
    m_factsHeading->setVisible(!facts.empty());
}

QString NodePage::checkIdentity(const QString& name, const ParamValue& value) const
{
    if (name != QLatin1String("id"))
        return {};
    const QString id = text(value);
    if (!is_identifier(id.toStdString()))
        return tr("An id consists of letters, digits and underscores and does not start with a digit.");
    return m_takenIds.count(id.toStdString()) > 0 ? tr("Another node is called “%1”.").arg(id) : QString();
}

void NodePage::identityEdited(const QString& name, const ParamValue& value)
{
    if (name == QLatin1String("id"))
        Q_EMIT idEdited(text(value));
    else
        Q_EMIT labelEdited(text(value));
}

void NodePage::finishEditing()
{
    m_identity->finishEditing();
    m_params->finishEditing();
    m_training->finishEditing();
}

void NodePage::setBaseDir(const QString& folder)
{
    m_params->setBaseDir(folder);
}

}  // namespace ts
