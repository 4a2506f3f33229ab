#include "widgets/properties/page_header.h"

#include <QPainter>
#include <QVBoxLayout>

#include "widgets/theme/themed_label.h"

namespace ts {

PageHeader::PageHeader(QWidget* parent)
    : QWidget(parent),
      m_swatch(new QLabel),
      m_title(new ThemedLabel(&Theme::text)),
      m_side(new ThemedLabel(&Theme::textFaint)),
      m_help(new ThemedLabel(&Theme::textMuted))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    m_title->setFont(uiFont(1.5, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_side->setFont(monoFont(-0.5));
    m_help->setWordWrap(true);
    top->addWidget(m_swatch);
    top->addWidget(m_title, 1);
    top->addWidget(m_side);
    layout->addLayout(top);
    layout->addWidget(m_help);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &PageHeader::paintSwatch);
}

void PageHeader::setContent(const QString& title, const QString& side, const QString& help, std::optional<Category> category)
{
    m_title->setText(title);
    m_side->setText(side);
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    m_category = category;
    paintSwatch();
}

void PageHeader::paintSwatch()
{
    m_swatch->setVisible(m_category.has_value());
    if (!m_category)
        return;
    constexpr int kSize = 12;
    QPixmap picture(QSize(kSize, kSize) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().category(*m_category));
    painter.drawRoundedRect(QRectF(0, 0, kSize, kSize), 3, 3);
    painter.end();
    m_swatch->setPixmap(picture);
}

ThemedLabel* sectionHeading(const QString& text)
{
    auto* label = new ThemedLabel(text, &Theme::textMuted);
    label->setFont(uiFont(-0.5, QFont::DemiBold));
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

}  // namespace ts
