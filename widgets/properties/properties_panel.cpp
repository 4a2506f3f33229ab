#include "widgets/properties/properties_panel.h"

namespace ts {

PropertiesPanel::PropertiesPanel(QWidget* parent)
    : QWidget(parent)
{
}

}  // namespace ts
