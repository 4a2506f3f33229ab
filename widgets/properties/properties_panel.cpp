#include "widgets/properties/properties_panel.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "engine/registry/optimizer_type.h"
#include "widgets/properties/node_page.h"
#include "widgets/properties/node_training_params.h"
#include "widgets/properties/param_text.h"
#include "widgets/properties/project_page.h"
#include "widgets/properties/schedule_params.h"
#include "widgets/properties/selection_page.h"
#include "widgets/properties/training_params.h"

namespace ts {

namespace {

/// Leaves a parameter unset where the value is its default, so that project files hold only what was chosen.
std::optional<ParamValue> unlessDefault(const ParamSpec* spec, const ParamValue& value)
{
    return spec && spec->default_value == value ? std::nullopt : std::optional(value);
}

QString labelOf(const ParamSpec* spec, const QString& name)
{
    return spec ? paramLabel(*spec) : name;
}

const ParamSpec* findSpec(const std::vector<ParamSpec>& specs, const std::string& name)
{
    for (const ParamSpec& spec : specs)
        if (spec.name == name)
            return &spec;
    return nullptr;
}

ParamValue defaultOf(const std::vector<ParamSpec>& specs, const QString& name)
{
    const ParamSpec* spec = findSpec(specs, name.toStdString());
    return spec ? spec->default_value : ParamValue();
}

/// All settings of a project but those of the optimizer and the schedule.
std::vector<ParamSpec> settingSpecs(const TrainingSettings& training)
{
    std::vector<ParamSpec> specs = trainingSpecs({});
    const std::vector<ParamSpec> more = gradientSpecs(training);
    specs.insert(specs.end(), more.begin(), more.end());
    return specs;
}

}  // namespace

PropertiesPanel::PropertiesPanel(QWidget* parent)
    : QWidget(parent),
      m_node(new NodePage),
      m_several(new SelectionPage),
      m_project(new ProjectPage),
      m_stack(new QStackedWidget)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    for (QWidget* content : {static_cast<QWidget*>(m_project), static_cast<QWidget*>(m_node), static_cast<QWidget*>(m_several)})
        m_stack->addWidget(page(content));
    connectNodePage();
    connectProjectPage();
    refresh();
}

QWidget* PropertiesPanel::page(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

void PropertiesPanel::connectNodePage()
{
    connect(m_node, &NodePage::paramEdited, this, [this](const QString& name, const ParamValue& value) {
        const GraphNode* node = shownNode();
        const NodeType* type = node ? find_node_type(node->type) : nullptr;
        editParam(name, unlessDefault(type ? type->param(name.toStdString()) : nullptr, value));
    });
    connect(m_node, &NodePage::paramReset, this, [this](const QString& name) { editParam(name, std::nullopt); });
    connect(m_node, &NodePage::trainingEdited, this, &PropertiesPanel::editNodeTraining);
    connect(m_node, &NodePage::trainingReset, this, [this](const QString& name) {
        if (const GraphNode* node = shownNode())
            editNodeTraining(name, defaultOf(nodeTrainingSpecs(node->training), name));
    });
    connect(m_node, &NodePage::labelEdited, this, &PropertiesPanel::editLabel);
    connect(m_node, &NodePage::idEdited, this, &PropertiesPanel::editId);
    connect(m_node, &NodePage::fixRequested, this, &PropertiesPanel::fixRequested);
}

void PropertiesPanel::connectProjectPage()
{
    connect(m_project, &ProjectPage::settingEdited, this, &PropertiesPanel::editSetting);
    connect(m_project, &ProjectPage::settingReset, this, &PropertiesPanel::resetSetting);
    connect(m_project, &ProjectPage::scheduleParamEdited, this, &PropertiesPanel::editSchedule);
    connect(m_project, &ProjectPage::scheduleParamReset, this,
            [this](const QString& name) { editSchedule(name, defaultOf(scheduleSpecs(m_document.training.schedule), name)); });
    connect(m_project, &ProjectPage::optimizerParamEdited, this, [this](const QString& name, const ParamValue& value) {
        const OptimizerType* type = find_optimizer_type(m_document.training.optimizer.type);
        editOptimizer(name, unlessDefault(type ? type->param(name.toStdString()) : nullptr, value));
    });
    connect(m_project, &ProjectPage::optimizerParamReset, this,
            [this](const QString& name) { editOptimizer(name, std::nullopt); });
}

void PropertiesPanel::setDocument(const GraphDocument& document)
{
    m_document = document;
    refresh();
}

void PropertiesPanel::setSelection(const std::set<std::string>& ids)
{
    if (ids == m_selection)
        return;
    m_node->finishEditing();
    m_project->finishEditing();
    m_selection = ids;
    refresh();
}

void PropertiesPanel::setReport(const ShapeReport& report)
{
    m_report = report;
    refresh();
}

void PropertiesPanel::setRates(const std::vector<double>& rates)
{
    m_project->setRates(rates);
}

void PropertiesPanel::setRunning(bool running)
{
    m_running = running;
    m_project->setRunning(running);
}

void PropertiesPanel::setDevices(const QStringList& devices)
{
    m_project->setDevices(devices);
    refresh();
}

void PropertiesPanel::setBaseDir(const QString& folder)
{
    m_node->setBaseDir(folder);
}

const GraphNode* PropertiesPanel::shownNode() const
{
    return m_selection.size() == 1 ? m_document.graph.find(*m_selection.begin()) : nullptr;
}

void PropertiesPanel::refresh()
{
    enum Page { ProjectSettings, OneNode, SeveralNodes };
    if (const GraphNode* node = shownNode()) {
        m_node->setNode(node->id, m_document, m_report);
        m_stack->setCurrentIndex(OneNode);
    } else if (m_selection.size() > 1) {
        m_several->setNodes(m_selection, m_report);
        m_stack->setCurrentIndex(SeveralNodes);
    } else {
        m_project->setDocument(m_document, m_report);
        m_stack->setCurrentIndex(ProjectSettings);
    }
}

void PropertiesPanel::editParam(const QString& name, const std::optional<ParamValue>& value)
{
    const GraphNode* node = shownNode();
    if (!node)
        return;
    const NodeType* type = find_node_type(node->type);
    const ParamSpec* spec = type ? type->param(name.toStdString()) : nullptr;
    const QString text = tr("Set “%1” of %2").arg(labelOf(spec, name), QString::fromStdString(node->id));
    Q_EMIT editRequested({{SetParam{node->id, name.toStdString(), value}}}, text);
}

void PropertiesPanel::editLabel(const QString& label)
{
    if (const GraphNode* node = shownNode())
        Q_EMIT editRequested({{SetLabel{node->id, label.toStdString()}}},
                             tr("Set the label of %1").arg(QString::fromStdString(node->id)));
}

void PropertiesPanel::editId(const QString& id)
{
    const GraphNode* node = shownNode();
    if (!node)
        return;
    const std::string from = node->id;
    m_selection = {id.toStdString()};  // the document that comes back knows the node by this id only
    Q_EMIT editRequested({{RenameNode{from, id.toStdString()}}}, tr("Rename %1 to %2").arg(QString::fromStdString(from), id));
}

void PropertiesPanel::editSetting(const QString& name, const ParamValue& value)
{
    if (name == QLatin1String("name")) {
        Q_EMIT editRequested({{SetName{std::get<std::string>(value)}}}, tr("Rename the project"));
        return;
    }
    const std::vector<ParamSpec> specs = settingSpecs(m_document.training);
    const ParamSpec* spec = findSpec(specs, name.toStdString());
    editTraining(withTrainingParam(m_document.training, name.toStdString(), value), labelOf(spec, name));
}

void PropertiesPanel::resetSetting(const QString& name)
{
    const std::vector<ParamSpec> specs = settingSpecs(m_document.training);
    if (const ParamSpec* spec = findSpec(specs, name.toStdString()))
        editSetting(name, spec->default_value);
}

void PropertiesPanel::editOptimizer(const QString& name, const std::optional<ParamValue>& value)
{
    const OptimizerType* type = find_optimizer_type(m_document.training.optimizer.type);
    const ParamSpec* spec = type ? type->param(name.toStdString()) : nullptr;
    TrainingSettings training = m_document.training;
    if (value)
        training.optimizer.params.set(name.toStdString(), *value);
    else
        training.optimizer.params.erase(name.toStdString());
    editTraining(training, labelOf(spec, name));
    if (m_running && spec && name == QLatin1String("lr"))
        Q_EMIT learningRateEdited(ParamReader(type->params, training.optimizer.params).number("lr"));
}

void PropertiesPanel::editSchedule(const QString& name, const ParamValue& value)
{
    const std::vector<ParamSpec> specs = scheduleSpecs(m_document.training.schedule);
    TrainingSettings training = m_document.training;
    training.schedule = withScheduleParam(training.schedule, name.toStdString(), value);
    editTraining(training, labelOf(findSpec(specs, name.toStdString()), name));
}

void PropertiesPanel::editNodeTraining(const QString& name, const ParamValue& value)
{
    const GraphNode* node = shownNode();
    if (!node)
        return;
    const std::vector<ParamSpec> specs = nodeTrainingSpecs(node->training);
    const QString label = labelOf(findSpec(specs, name.toStdString()), name);
    Q_EMIT editRequested({{SetNodeTraining{node->id, withNodeTrainingParam(node->training, name.toStdString(), value)}}},
                         tr("Set “%1” of %2").arg(label, QString::fromStdString(node->id)));
}

void PropertiesPanel::editTraining(const TrainingSettings& training, const QString& what)
{
    Q_EMIT editRequested({{SetTraining{training}}}, tr("Set “%1”").arg(what));
}

}  // namespace ts
