#pragma once

#include <set>
#include <string>

#include <QWidget>

#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"

namespace ts {

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
    /// Whether training runs or is paused.
    void setRunning(bool running);
    /// Choices of the device field beside "auto"; by default "cpu" and "cuda".
    void setDevices(const QStringList& devices);

Q_SIGNALS:
    /// An edit to apply; `text` names it for the undo list.
    void editRequested(const ts::GraphEdit& edit, const QString& text);
    /// The repair named in Problem::fix is wanted.
    void fixRequested(const ts::Problem& problem);
    /// The learning rate was edited while a run goes on; comes after editRequested.
    void learningRateEdited(double rate);
};

}  // namespace ts
