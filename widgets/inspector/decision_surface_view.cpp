#include "widgets/inspector/decision_surface_view.h"

namespace ts {

DecisionSurfaceView::DecisionSurfaceView(QWidget* parent)
    : QWidget(parent)
{
}

}  // namespace ts
