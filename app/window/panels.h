#pragma once

#include <QPointer>

#include "app/training/run_history.h"
#include "engine/graph/graph_edit.h"
#include "engine/graph/shape_report.h"
#include "engine/train/telemetry.h"
#include "widgets/canvas/graph_view.h"

class QMainWindow;

namespace ts {

class ChartsPanel;
class DecisionSurfaceView;
class Document;
class Inspector;
class Palette;
class ProblemsView;
class PropertiesPanel;
class TabDock;

/// The docks around the canvas. They show the document and a run, are made when first seen, and pass on what is asked for.
class Panels : public QObject {
    Q_OBJECT
public:
    enum Side { PropertiesPage, InspectorPage, ProblemsPage };
    enum Bottom { ChartsPage, SurfacePage };

    Panels(Document& document, GraphView& canvas, QMainWindow* window);

    [[nodiscard]] TabDock& paletteDock() { return *m_paletteDock; }
    [[nodiscard]] TabDock& side() { return *m_side; }
    [[nodiscard]] TabDock& bottom() { return *m_bottom; }
    /// Puts docks where they are in a new window.
    void applyDefaultLayout();
    /// Puts the tabs into the language in use.
    void refresh();
    /// Makes every panel anew, as after a change of language.
    void remake();
    void focusPalette();

    void beginRun(const std::vector<SeriesInfo>& series, std::int64_t steps);
    void addSeries(const std::vector<SeriesInfo>& series);
    void addSamples(std::span<const ScalarSample> samples);
    void addMarker(std::int64_t step, const QString& text);
    void showSnapshot(const Snapshot& snapshot);
    void clearRun();
    void setRunning(bool running);

    /// What the colours on the canvas tell; times are asked for only while they are shown.
    void setHeatMeasure(HeatMeasure measure);
    [[nodiscard]] HeatMeasure heatMeasure() const { return m_heatMeasure; }

    /// What the visible views want to see of a run.
    [[nodiscard]] SnapshotRequest wanted() const;

Q_SIGNALS:
    /// wanted() has a new answer.
    void wantedChanged();

private:
    QWidget* makePalette();
    QWidget* makeProperties();
    void showRates();
    QWidget* makeInspector();
    QWidget* makeProblems();
    QWidget* makeCharts();
    QWidget* makeSurface();
    void showDocument();
    void showReport();
    void showSelection();
    void inspectSelection();
    void repair(const Problem& problem);
    void connectCanvas();

    HeatMeasure m_heatMeasure = HeatMeasure::GradientNorm;
    Document& m_document;
    GraphView& m_canvas;
    QMainWindow* m_window;
    TabDock* m_paletteDock;
    TabDock* m_side;
    TabDock* m_bottom;
    QPointer<Palette> m_palette;
    QPointer<PropertiesPanel> m_properties;
    QPointer<Inspector> m_inspector;
    QPointer<ProblemsView> m_problems;
    QPointer<ChartsPanel> m_charts;
    QPointer<DecisionSurfaceView> m_surface;
    RunHistory m_history;
    Snapshot m_latest;  ///< for what is selected later
    bool m_running = false;
};

/// Whether a dataset of the graph gives points in the plane, so that a decision surface can be drawn.
bool hasPlaneInput(const Graph& graph, const ShapeReport& report);

}  // namespace ts
