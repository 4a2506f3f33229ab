#include "widgets/inspector/advice_box.h"

#include <QPainter>
#include <QVBoxLayout>

#include "widgets/problems/severity_icon.h"
#include "widgets/theme/flat_style.h"
#include "widgets/theme/themed_label.h"

namespace ts {

namespace {

constexpr int kTextLeft = 36;

}  // namespace

AdviceBox::AdviceBox(QWidget* parent)
    : QWidget(parent), m_finding(new ThemedLabel(&Theme::text)), m_remedy(new ThemedLabel(&Theme::textMuted))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kTextLeft, 8, 10, 8);
    layout->setSpacing(2);
    m_finding->setFont(uiFont(0, QFont::Medium));
    for (ThemedLabel* label : {m_finding, m_remedy}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    hide();
}

void AdviceBox::setAdvice(const std::optional<Advice>& advice)
{
    setVisible(advice.has_value());
    if (!advice)
        return;
    m_severity = advice->severity;
    m_finding->setText(advice->finding);
    m_remedy->setText(advice->remedy);
    update();
}

void AdviceBox::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBox(painter, QRectF(rect()), theme().raised, theme().line);
    paintSeverity(painter, QRectF(10, m_finding->y() + 1, 16, 16), m_severity);
}

}  // namespace ts
