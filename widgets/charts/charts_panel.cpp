#include "widgets/charts/charts_panel.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QStackedLayout>

#include "widgets/charts/line_chart.h"
#include "widgets/theme/themed_label.h"

namespace ts {

namespace {

constexpr char kLearningRate[] = "learning_rate";
constexpr int kLeastChartWidth = 300;
constexpr int kLeastChartHeight = 150;

QString chartTitle(const std::string& chart)
{
    if (chart == "loss")
        return ChartsPanel::tr("Loss");
    if (chart == "accuracy")
        return ChartsPanel::tr("Accuracy");
    if (chart == kLearningRate)
        return ChartsPanel::tr("Learning rate");
    QString title = QString::fromStdString(chart).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

QString seriesName(const SeriesInfo& info)
{
    if (info.split == "train")
        return ChartsPanel::tr("train");
    if (info.split == "validation")
        return ChartsPanel::tr("validation");
    return QString::fromStdString(info.split);
}

int rank(const std::string& chart)
{
    return chart == "loss" ? 0 : chart == "accuracy" ? 1 : chart == kLearningRate ? 3 : 2;
}

}  // namespace

ChartsPanel::ChartsPanel(QWidget* parent)
    : QWidget(parent),
      m_smoothingText(new ThemedLabel(&Theme::textMuted)),
      m_smoothing(new QSlider(Qt::Horizontal)),
      m_log(new QPushButton(tr("Log y"))),
      m_stack(new QStackedLayout),
      m_area(new QWidget),
      m_grid(new QGridLayout(m_area))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new QWidget;
    buildHeader(header);
    layout->addWidget(header);
    layout->addLayout(m_stack, 1);
    auto* empty = new ThemedLabel(tr("Press Train to see curves"), &Theme::textMuted);
    empty->setAlignment(Qt::AlignCenter);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_area);
    m_stack->addWidget(empty);
    m_stack->addWidget(scroll);
    m_grid->setContentsMargins(14, 4, 10, 8);
    m_grid->setHorizontalSpacing(18);
    m_grid->setVerticalSpacing(12);
}

void ChartsPanel::buildHeader(QWidget* header)
{
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(14, 6, 14, 2);
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_smoothingText);
    row->addWidget(m_smoothing);
    row->addSpacing(10);
    row->addWidget(m_log);
    m_smoothing->setRange(0, 99);
    m_smoothing->setFixedWidth(110);
    m_smoothing->setPageStep(10);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Weight of the past in the smoothed line"));
    m_smoothingText->setBuddy(m_smoothing);
    m_log->setCheckable(true);
    m_log->setToolTip(tr("Logarithmic y axis for charts that are not in percent"));
    connect(m_smoothing, &QSlider::valueChanged, this, &ChartsPanel::setSmoothing);
    connect(m_log, &QPushButton::toggled, this, &ChartsPanel::setLogScale);
    constexpr int kDefaultSmoothing = 80;
    m_smoothing->setValue(kDefaultSmoothing);
}

void ChartsPanel::setSmoothing(int percent)
{
    const double smoothing = percent / 100.0;
    m_smoothingText->setText(tr("Smoothing %1").arg(smoothing, 0, 'f', 2));
    for (const auto& [key, chart] : m_charts)
        chart->setSmoothing(key == kLearningRate ? 0 : smoothing);
}

void ChartsPanel::setLogScale(bool log)
{
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        m_charts[i].second->setLogScale(log && !m_isPercent[i]);
}

void ChartsPanel::clear()
{
    for (const auto& [key, chart] : m_charts)
        delete chart;
    m_charts.clear();
    m_isPercent.clear();
    m_places.clear();
    m_learningRate.reset();
    m_stack->setCurrentIndex(0);
}

LineChart* ChartsPanel::addChart(const SeriesInfo& info)
{
    for (const auto& [key, chart] : m_charts)
        if (key == info.chart)
            return chart;
    auto* chart = new LineChart(chartTitle(info.chart), m_area);
    chart->setMinimumHeight(kLeastChartHeight);
    chart->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);  // all charts share the width equally
    chart->setPercent(info.percent);
    chart->setSmoothing(info.chart == kLearningRate ? 0 : m_smoothing->value() / 100.0);
    chart->setExpectedEnd(static_cast<double>(m_steps));
    m_charts.emplace_back(info.chart, chart);
    m_isPercent.push_back(info.percent);
    if (info.chart == kLearningRate) {
        m_learningRate = Waiting{chart, std::nullopt};
        chart->hide();
    }
    return chart;
}

void ChartsPanel::beginRun(const std::vector<SeriesInfo>& series, std::int64_t steps)
{
    clear();
    m_steps = steps;
    addSeries(series);
}

void ChartsPanel::addSeries(const std::vector<SeriesInfo>& series)
{
    std::vector<std::size_t> order(series.size() - std::min(series.size(), m_places.size()));
    std::iota(order.begin(), order.end(), m_places.size());
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(series[a].chart) < rank(series[b].chart); });
    m_places.resize(series.size());
    for (const std::size_t i : order) {
        LineChart* chart = addChart(series[i]);
        m_places[i] = {chart, chart->addSeries(seriesName(series[i]), series[i].split != "validation")};
    }
    setLogScale(m_log->isChecked());
    arrange();
    m_stack->setCurrentIndex(m_charts.empty() ? 0 : 1);
}

void ChartsPanel::noticeChange(LineChart* chart, double value)
{
    if (!m_learningRate || m_learningRate->chart != chart)
        return;
    if (!m_learningRate->first)
        m_learningRate->first = value;
    if (*m_learningRate->first == value)
        return;
    m_learningRate.reset();
    arrange();
}

void ChartsPanel::append(std::span<const ScalarSample> samples)
{
    std::set<LineChart*> touched;
    for (const ScalarSample& sample : samples) {
        if (sample.series >= m_places.size())
            continue;
        const Place& place = m_places[sample.series];
        place.chart->append(place.index, static_cast<double>(sample.step), sample.value);
        noticeChange(place.chart, sample.value);
        touched.insert(place.chart);
    }
    for (LineChart* chart : touched)
        chart->refresh();
}

void ChartsPanel::addMarker(std::int64_t step, const QString& text)
{
    for (const auto& [key, chart] : m_charts)
        chart->addMarker(static_cast<double>(step), text);
}

void ChartsPanel::arrange()
{
    std::vector<LineChart*> shown;
    for (const auto& [key, chart] : m_charts)
        if (!m_learningRate || m_learningRate->chart != chart)
            shown.push_back(chart);
    const int columns = std::clamp(width() / kLeastChartWidth, 1, std::max(1, static_cast<int>(shown.size())));
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    for (int column = 0; column < std::max(columns, m_grid->columnCount()); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        m_grid->addWidget(shown[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
        shown[i]->show();
    }
}

void ChartsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

}  // namespace ts
