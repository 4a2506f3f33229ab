#include "widgets/theme/themed_label.h"

namespace ts {

ThemedLabel::ThemedLabel(QColor Theme::*colour, QWidget* parent) : ThemedLabel(QString(), colour, parent) { }

ThemedLabel::ThemedLabel(const QString& text, QColor Theme::*colour, QWidget* parent) : QLabel(text, parent), m_colour(colour)
{
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &ThemedLabel::applyTheme);
    applyTheme();
}

void ThemedLabel::setColour(QColor Theme::*colour)
{
    m_colour = colour;
    applyTheme();
}

void ThemedLabel::applyTheme()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme().*m_colour);
    colours.setColor(QPalette::Text, theme().*m_colour);
    setPalette(colours);
}

}  // namespace ts
