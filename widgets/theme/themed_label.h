#pragma once

#include <QLabel>

#include "widgets/theme/theme.h"

namespace ts {

/// A label whose text has one of the theme's colours, e.g. `ThemedLabel(&Theme::textMuted)`; it follows the theme.
class ThemedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ThemedLabel(QColor Theme::*colour, QWidget* parent = nullptr);
    ThemedLabel(const QString& text, QColor Theme::*colour, QWidget* parent = nullptr);

    void setColour(QColor Theme::*colour);

private:
    void applyTheme();

    QColor Theme::*m_colour;
};

}  // namespace ts
