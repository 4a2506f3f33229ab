#include "widgets/inspector/inspector.h"

#include <algorithm>

#include <QButtonGroup>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "widgets/inspector/advice_box.h"
#include "widgets/inspector/heat_view.h"
#include "widgets/inspector/histogram_view.h"
#include "widgets/text/fact_grid.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/themed_label.h"

namespace ts {

namespace {

/// "output[0:10, 0:25] of 10×256", or nothing to add where the whole tensor is in sight.
QString sliceCaption(const TensorSlice& slice)
{
    const QString what = QString::fromStdString(slice.what);
    if (slice.rows * slice.columns == slice.stats.count)
        return QStringLiteral("%1 %2").arg(what, sizesText(slice.shape));
    return Inspector::tr("%1: %2×%3 values of %4").arg(what).arg(slice.rows).arg(slice.columns).arg(sizesText(slice.shape));
}

ThemedLabel* centred(const QString& text)
{
    auto* label = new ThemedLabel(text, &Theme::textMuted);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setContentsMargins(24, 24, 24, 24);
    return label;
}

}  // namespace

Inspector::Inspector(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedLayout(this)),
      m_empty(centred(tr("Select a node to look inside it"))),
      m_title(new ThemedLabel(&Theme::text)),
      m_kind(new ThemedLabel(&Theme::textMuted)),
      m_tensor(new QWidget),
      m_waiting(centred(tr("Values appear while training runs"))),
      m_heat(new HeatView),
      m_caption(new ThemedLabel(&Theme::textFaint)),
      m_stats(new FactGrid(2)),
      m_learning(new FactGrid),
      m_histogram(new HistogramView),
      m_advice(new AdviceBox)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(buildPage());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scroll);
    showPage();
}

QWidget* Inspector::buildPage()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(6);
    m_title->setFont(uiFont(0.5, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_kind->setFont(monoFont(-0.5));
    m_kind->setWordWrap(true);
    m_caption->setFont(monoFont(-1));
    m_caption->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addWidget(m_kind);
    layout->addWidget(buildSwitch());
    layout->addWidget(m_waiting);
    layout->addWidget(m_tensor);
    layout->addStretch();
    auto* tensor = new QVBoxLayout(m_tensor);
    tensor->setContentsMargins(0, 6, 0, 0);
    tensor->setSpacing(6);
    tensor->addWidget(m_heat);
    tensor->addWidget(m_caption);
    tensor->addSpacing(4);
    tensor->addWidget(m_stats);
    tensor->addWidget(m_learning);
    tensor->addSpacing(12);
    tensor->addWidget(m_histogram);
    tensor->addSpacing(10);
    tensor->addWidget(m_advice);
    return page;
}

QWidget* Inspector::buildSwitch()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(6);
    auto* group = new QButtonGroup(row);
    const std::pair<QString, QString> choices[] = {{tr("Output"), QStringLiteral("output")},
                                                   {tr("Gradient"), QStringLiteral("gradient")},
                                                   {tr("Weight"), QStringLiteral("weight")}};
    for (const auto& [caption, key] : choices) {
        auto* button = new QPushButton(caption);
        button->setCheckable(true);
        button->setChecked(key == m_what);
        button->setAutoDefault(false);
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(caption) + 16);
        group->addButton(button);
        layout->addWidget(button, 1);
        m_switches.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, what = key] { choose(what); });
    }
    return row;
}

void Inspector::choose(const QString& what)
{
    if (what == m_what)
        return;
    m_what = what;
    clearData();
    if (!m_node.isEmpty())
        Q_EMIT sliceRequested(m_node, m_what);
}

void Inspector::setNode(const QString& id, const QString& title, bool hasWeight)
{
    m_title->setText(title);
    m_switches.back()->setEnabled(hasWeight);
    m_switches.back()->setToolTip(hasWeight ? QString() : tr("This node has no weight"));
    const bool lost = !hasWeight && m_what == QLatin1String("weight");
    if (id == m_node && !lost)
        return;
    if (lost) {
        m_what = QStringLiteral("output");
        m_switches.front()->setChecked(true);
    }
    m_node = id;
    clearData();
    if (!id.isEmpty())
        Q_EMIT sliceRequested(m_node, m_what);
}

void Inspector::clearData()
{
    m_hasData = false;
    m_kind->setText(m_what);
    m_heat->clear();
    m_advice->setAdvice(std::nullopt);
    showPage();
}

void Inspector::showPage()
{
    m_stack->setCurrentIndex(m_node.isEmpty() ? 0 : 1);
    m_tensor->setVisible(m_hasData);
    m_waiting->setVisible(!m_hasData);
}

void Inspector::showSnapshot(const Snapshot& snapshot)
{
    if (!snapshot.slice || m_node.isEmpty() || snapshot.slice->node != m_node.toStdString()
        || snapshot.slice->what != m_what.toStdString())
        return;
    const auto about = std::find_if(snapshot.nodes.begin(), snapshot.nodes.end(),
                                    [this](const NodeSnapshot& node) { return node.id == m_node.toStdString(); });
    showSlice(*snapshot.slice, about == snapshot.nodes.end() ? nullptr : &*about);
    if (!m_hasData) {
        m_hasData = true;
        showPage();
    }
}

void Inspector::showSlice(const TensorSlice& slice, const NodeSnapshot* about)
{
    m_kind->setText(QStringLiteral("%1 %2 %3").arg(m_what, QString::fromStdString(slice.dtype), sizesText(slice.shape)));
    m_heat->setSlice(slice);
    m_caption->setText(sliceCaption(slice));
    showStats(slice.stats, about);
    m_histogram->setStats(slice.stats);
    m_advice->setAdvice(adviceFor(slice.stats, m_node, m_what));
}

void Inspector::showStats(const TensorStats& stats, const NodeSnapshot* about)
{
    std::vector<Fact> facts{{tr("mean"), realText(stats.mean, 2), {}},
                            {tr("std"), realText(stats.spread, 2), tr("Standard deviation")},
                            {tr("min"), realText(stats.minimum, 2), {}},
                            {tr("max"), realText(stats.maximum, 2), {}},
                            {tr("norm"), realText(stats.norm, 2), tr("Square root of the sum of squares")},
                            {tr("zeros"), percentText(stats.zeros, 0), tr("Share of exact zeros")},
                            {tr("NaN / inf"),
                             QStringLiteral("%1 / %2").arg(compactText(static_cast<double>(stats.nan_count)),
                                                           compactText(static_cast<double>(stats.inf_count))),
                             {}},
                            {tr("values"), compactText(static_cast<double>(stats.count)), {}}};
    m_stats->setFacts(facts);
    std::vector<Fact> learning;
    if (about && about->parameter_gradient_norm)
        learning.push_back({tr("parameter gradient norm"), realText(*about->parameter_gradient_norm, 2),
                            tr("Over all parameters of the node")});
    if (about && about->update_ratio)
        learning.push_back({tr("update / weight"), realText(*about->update_ratio, 2),
                            tr("Size of the last step against the size of the weights; around 1e-3 is usual")});
    m_learning->setFacts(learning);
    m_learning->setVisible(!learning.empty());
}

}  // namespace ts
