#include "widgets/text/fact_grid.h"

#include <QGridLayout>

#include "widgets/theme/themed_label.h"

namespace ts {

FactGrid::FactGrid(int columns, QWidget* parent) : QWidget(parent), m_columns(columns), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(5);
    for (int column = 0; column < columns; ++column) {
        m_layout->setColumnStretch(3 * column, 1);
        if (column + 1 < columns)
            m_layout->setColumnMinimumWidth(3 * column + 2, 8);
    }
}

void FactGrid::addCell()
{
    const int at = static_cast<int>(m_cells.size());
    const int column = 3 * (at % m_columns);
    auto* caption = new ThemedLabel(&Theme::textMuted);
    caption->setWordWrap(true);
    auto* value = new ThemedLabel(&Theme::text);
    value->setFont(monoFont());
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(caption, at / m_columns, column);
    m_layout->addWidget(value, at / m_columns, column + 1);
    m_cells.push_back({caption, value});
}

void FactGrid::setFacts(const std::vector<Fact>& facts)
{
    while (m_cells.size() < facts.size())
        addCell();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const bool used = i < facts.size();
        m_cells[i].caption->setVisible(used);
        m_cells[i].value->setVisible(used);
        if (!used)
            continue;
        m_cells[i].caption->setText(facts[i].caption);
        m_cells[i].caption->setToolTip(facts[i].help);
        m_cells[i].value->setText(facts[i].value);
        m_cells[i].value->setAccessibleName(facts[i].caption);
    }
}

}  // namespace ts
