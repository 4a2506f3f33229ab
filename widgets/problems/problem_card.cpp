#include "widgets/problems/problem_card.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

#include "widgets/problems/fix_text.h"
#include "widgets/problems/severity_icon.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/flat_style.h"
#include "widgets/theme/themed_label.h"

namespace ts {

ProblemCard::ProblemCard(const Problem& problem, QWidget* parent) : QWidget(parent), m_problem(problem)
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(8);
    layout->setColumnStretch(1, 1);
    auto* text = new ThemedLabel(engineText(problem.message), &Theme::text);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setAccessibleName(severityText(problem.severity));
    text->setAccessibleDescription(text->text());
    layout->addWidget(new SeverityIcon(problem.severity), 0, 0, Qt::AlignTop);
    layout->addWidget(text, 0, 1);
    if (problem.fix.empty())
        return;
    auto* fix = new QPushButton(fixText(problem));
    layout->addWidget(fix, 1, 1, Qt::AlignLeft);
    connect(fix, &QPushButton::clicked, this, [this] { Q_EMIT fixRequested(m_problem); });
}

void ProblemCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor fill = severityColour(m_problem.severity);
    fill.setAlphaF(0.08F);
    QColor border = fill;
    border.setAlphaF(0.45F);
    paintBox(painter, QRectF(rect()), fill, border);
}

}  // namespace ts
