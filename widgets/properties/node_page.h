#pragma once

#include <set>

#include <QWidget>

#include "engine/graph/graph_document.h"
#include "engine/graph/shape_report.h"

class QVBoxLayout;

namespace ts {

class FactGrid;
class PageHeader;
class ParamForm;

/// Everything about one node: what it is, its problems, its parameters and what comes out of it.
class NodePage : public QWidget {
    Q_OBJECT
public:
    explicit NodePage(QWidget* parent = nullptr);

    /// Shows node `id` of `document`. The graph is only read during the call.
    void setNode(const std::string& id, const GraphDocument& document, const ShapeReport& report);
    /// Settles what is being typed; see ParamForm::finishEditing.
    void finishEditing();
    void setBaseDir(const QString& folder);
    [[nodiscard]] const std::string& node() const { return m_id; }

Q_SIGNALS:
    void paramEdited(const QString& name, const ts::ParamValue& value);
    void paramReset(const QString& name);
    void trainingEdited(const QString& name, const ts::ParamValue& value);
    void trainingReset(const QString& name);
    /// Empty: the title of the type again.
    void labelEdited(const QString& label);
    void idEdited(const QString& id);
    void fixRequested(const ts::Problem& problem);

private:
    void identityEdited(const QString& name, const ParamValue& value);
    [[nodiscard]] QString checkIdentity(const QString& name, const ParamValue& value) const;
    void showHeader(const GraphNode& node, const NodeType* type);
    void showProblems(const ShapeReport& report);
    void showTraining(const GraphNode& node, const NodeReport* report);
    void showFacts(const NodeType* type, const NodeReport* report);

    std::string m_id;
    std::set<std::string> m_takenIds;
    PageHeader* m_header;
    QVBoxLayout* m_problems;
    std::vector<Problem> m_shownProblems;
    ParamForm* m_identity;
    QWidget* m_paramsHeading;
    ParamForm* m_params;
    QWidget* m_trainingHeading;
    ParamForm* m_training;
    QWidget* m_factsHeading;
    FactGrid* m_facts;
};

}  // namespace ts
