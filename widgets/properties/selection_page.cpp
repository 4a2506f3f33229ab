#include "widgets/properties/selection_page.h"

#include <QKeySequence>
#include <QVBoxLayout>

#include "widgets/properties/page_header.h"
#include "widgets/text/fact_grid.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/themed_label.h"

namespace ts {

namespace {

QString key(const QKeySequence& sequence)
{
    return sequence.toString(QKeySequence::NativeText);
}

}  // namespace

SelectionPage::SelectionPage(QWidget* parent) : QWidget(parent), m_header(new PageHeader), m_facts(new FactGrid)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 14);
    layout->setSpacing(8);
    auto* actions = new FactGrid;
    actions->setFacts({{tr("Copy"), key(QKeySequence::Copy), {}},
                       {tr("Duplicate"), key(Qt::CTRL | Qt::Key_D), {}},
                       {tr("Delete"), key(Qt::Key_Delete), {}},
                       {tr("Show all selected"), QStringLiteral("."), {}}});
    layout->addWidget(m_header);
    layout->addWidget(sectionHeading(tr("Together")));
    layout->addWidget(m_facts);
    layout->addWidget(sectionHeading(tr("Actions")));
    layout->addWidget(actions);
    layout->addStretch();
}

void SelectionPage::setNodes(const std::set<std::string>& ids, const ShapeReport& report)
{
    std::int64_t parameters = 0;
    double flops = 0;
    for (const std::string& id : ids)
        if (const auto found = report.nodes.find(id); found != report.nodes.end()) {
            parameters += found->second.parameter_count;
            flops += found->second.flops_per_sample;
        }
    m_header->setContent(tr("%1 nodes selected").arg(ids.size()), {}, tr("Select one node to edit its parameters."));
    m_facts->setFacts({{tr("Learnable parameters"), countText(parameters), {}},
                       {tr("Work per sample"), compactText(flops, QStringLiteral("FLOP")), {}}});
}

}  // namespace ts
