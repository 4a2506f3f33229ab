#pragma once

#include <set>
#include <string>

#include <QWidget>

#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"

class QStackedWidget;

namespace ts {

class NodePage;
class ProjectPage;
class SelectionPage;

/// Shows and edits what is selected: one node, a summary of several, or the project's settings where nothing is.
/// The panel changes nothing itself; it asks by signal and shows what it is given back.
class PropertiesPanel : public QWidget {
    Q_OBJECT
public:
    explicit PropertiesPanel(QWidget* parent = nullptr);

    /// Takes a copy of the document; call after every edit.
    void setDocument(const GraphDocument& document);
    /// Ids of the selected nodes.
    void setSelection(const std::set<std::string>& ids);
    void setReport(const ShapeReport& report);
    /// The learning rate over a run with the project's schedule; empty where there is none.
    void setRates(const std::vector<double>& rates);
    /// Whether training runs or is paused.
    void setRunning(bool running);
    /// Choices of the device field beside "auto"; by default "cpu" and "cuda".
    void setDevices(const QStringList& devices);
    /// Folder of the project file; files chosen below it are written relative to it.
    void setBaseDir(const QString& folder);

Q_SIGNALS:
    /// An edit to apply; `text` names it for the undo list.
    void editRequested(const ts::GraphEdit& edit, const QString& text);
    /// The repair named in Problem::fix is wanted.
    void fixRequested(const ts::Problem& problem);
    /// The learning rate was edited while a run goes on; comes after editRequested.
    void learningRateEdited(double rate);

private:
    QWidget* page(QWidget* content);
    void refresh();
    void connectNodePage();
    void connectProjectPage();
    void editParam(const QString& name, const std::optional<ParamValue>& value);
    void editLabel(const QString& label);
    void editId(const QString& id);
    void editSetting(const QString& name, const ParamValue& value);
    void resetSetting(const QString& name);
    void editOptimizer(const QString& name, const std::optional<ParamValue>& value);
    void editSchedule(const QString& name, const ParamValue& value);
    void editNodeTraining(const QString& name, const ParamValue& value);
    void editTraining(const TrainingSettings& training, const QString& what);
    [[nodiscard]] const GraphNode* shownNode() const;

    GraphDocument m_document;
    ShapeReport m_report;
    std::set<std::string> m_selection;
    bool m_running = false;
    NodePage* m_node;
    SelectionPage* m_several;
    ProjectPage* m_project;
    QStackedWidget* m_stack;
};

}  // namespace ts
