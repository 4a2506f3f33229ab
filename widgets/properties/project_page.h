#pragma once

#include <QStringList>
#include <QWidget>

#include "engine/graph/graph_document.h"
#include "engine/graph/shape_report.h"

namespace ts {

class FactGrid;
class PageHeader;
class ParamForm;
class RateCurve;
class ThemedLabel;

/// The settings of the project: what every run shares, and the optimizer.
class ProjectPage : public QWidget {
    Q_OBJECT
public:
    explicit ProjectPage(QWidget* parent = nullptr);

    void setDocument(const GraphDocument& document, const ShapeReport& report);
    /// The learning rate over a run, from the first step to the last; empty where there is no schedule.
    void setRates(const std::vector<double>& rates);
    void setDevices(const QStringList& devices);
    /// Tells that most settings wait for the next run.
    void setRunning(bool running);
    void finishEditing();

Q_SIGNALS:
    void settingEdited(const QString& name, const ts::ParamValue& value);
    void settingReset(const QString& name);
    void optimizerParamEdited(const QString& name, const ts::ParamValue& value);
    void optimizerParamReset(const QString& name);
    void scheduleParamEdited(const QString& name, const ts::ParamValue& value);
    void scheduleParamReset(const QString& name);

private:
    void showOptimizer(const OptimizerSettings& settings);
    void showSchedule(const std::optional<ScheduleSettings>& settings);
    void connectForms();
    void showFacts(const GraphDocument& document, const ShapeReport& report);

    QStringList m_devices{QStringLiteral("cpu"), QStringLiteral("cuda")};
    PageHeader* m_header;
    ThemedLabel* m_runningNote;
    ParamForm* m_settings;
    ThemedLabel* m_optimizerHelp;
    ParamForm* m_optimizer;
    ThemedLabel* m_scheduleHelp;
    ParamForm* m_schedule;
    RateCurve* m_rates;
    ParamForm* m_gradients;
    FactGrid* m_facts;
};

}  // namespace ts
