#include "widgets/charts/charts_panel.h"

namespace ts {

ChartsPanel::ChartsPanel(QWidget* parent)
    : QWidget(parent)
{
}

}  // namespace ts
