#include "widgets/properties/project_page.h"

#include <algorithm>

#include <QVBoxLayout>

#include "engine/registry/optimizer_type.h"
#include "engine/registry/schedule_type.h"
#include "widgets/properties/page_header.h"
#include "widgets/properties/param_form.h"
#include "widgets/properties/rate_curve.h"
#include "widgets/properties/schedule_params.h"
#include "widgets/properties/training_params.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/fact_grid.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/themed_label.h"

namespace ts {

ProjectPage::ProjectPage(QWidget* parent)
    : QWidget(parent),
      m_header(new PageHeader),
      m_runningNote(new ThemedLabel(&Theme::textMuted)),
      m_settings(new ParamForm),
      m_optimizerHelp(new ThemedLabel(&Theme::textMuted)),
      m_optimizer(new ParamForm),
      m_scheduleHelp(new ThemedLabel(&Theme::textMuted)),
      m_schedule(new ParamForm),
      m_rates(new RateCurve),
      m_gradients(new ParamForm),
      m_facts(new FactGrid)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    m_header->setContent(tr("Project"), {}, tr("Settings of all runs. Select a node to see its parameters."));
    m_runningNote->setText(tr("While training, new settings count from the next step on."));
    m_runningNote->setWordWrap(true);
    m_runningNote->setVisible(false);
    m_optimizerHelp->setWordWrap(true);
    m_scheduleHelp->setWordWrap(true);
    for (QWidget* part : std::initializer_list<QWidget*>{m_header, m_runningNote, m_settings, m_optimizerHelp, m_optimizer,
                                                         sectionHeading(tr("Learning rate over the run")), m_rates, m_schedule,
                                                         m_scheduleHelp, sectionHeading(tr("Gradients and weights")),
                                                         m_gradients, sectionHeading(tr("Model")), m_facts})
        layout->addWidget(part);
    layout->addStretch();
    connectForms();
}

void ProjectPage::connectForms()
{
    for (const ParamForm* form : {m_settings, m_gradients}) {
        connect(form, &ParamForm::valueEdited, this, &ProjectPage::settingEdited);
        connect(form, &ParamForm::resetRequested, this, &ProjectPage::settingReset);
    }
    connect(m_schedule, &ParamForm::valueEdited, this, &ProjectPage::scheduleParamEdited);
    connect(m_schedule, &ParamForm::resetRequested, this, &ProjectPage::scheduleParamReset);
    connect(m_optimizer, &ParamForm::valueEdited, this, &ProjectPage::optimizerParamEdited);
    connect(m_optimizer, &ParamForm::resetRequested, this, &ProjectPage::optimizerParamReset);
}

void ProjectPage::setDocument(const GraphDocument& document, const ShapeReport& report)
{
    m_settings->setSpecs(trainingSpecs(m_devices));
    m_settings->setValues(trainingParams(document));
    showOptimizer(document.training.optimizer);
    showSchedule(document.training.schedule);
    m_gradients->setSpecs(gradientSpecs(document.training));
    m_gradients->setValues(gradientParams(document.training));
    showFacts(document, report);
}

void ProjectPage::showOptimizer(const OptimizerSettings& settings)
{
    const OptimizerType* type = find_optimizer_type(settings.type);
    m_optimizerHelp->setText(type ? engineText(type->help) : QString());
    m_optimizerHelp->setVisible(type);
    m_optimizer->setSpecs(type ? type->params : std::vector<ParamSpec>());
    m_optimizer->setValues(settings.params);
}

void ProjectPage::showSchedule(const std::optional<ScheduleSettings>& settings)
{
    const ScheduleType* type = settings ? find_schedule_type(settings->type) : nullptr;
    m_scheduleHelp->setText(type ? engineText(type->help) : QString());
    m_scheduleHelp->setVisible(type);
    m_schedule->setSpecs(scheduleSpecs(settings));
    m_schedule->setValues(scheduleParams(settings));
    if (!settings)
        m_rates->setRates({});
}

void ProjectPage::setRates(const std::vector<double>& rates)
{
    m_rates->setRates(rates);
}

void ProjectPage::showFacts(const GraphDocument& document, const ShapeReport& report)
{
    m_facts->setFacts({{tr("Nodes"), countText(static_cast<std::int64_t>(document.graph.nodes.size())), {}},
                       {tr("Learnable parameters"), countText(report.parameter_count), {}},
                       {tr("Work per sample"), compactText(report.flops_per_sample, QStringLiteral("FLOP")),
                        tr("Floating-point operations of the forward pass; a multiply-add counts two")}});
}

void ProjectPage::setDevices(const QStringList& devices)
{
    m_devices = devices;
}

void ProjectPage::setRunning(bool running)
{
    m_runningNote->setVisible(running);
}

void ProjectPage::finishEditing()
{
    m_settings->finishEditing();
    m_optimizer->finishEditing();
    m_schedule->finishEditing();
    m_gradients->finishEditing();
}

}  // namespace ts
