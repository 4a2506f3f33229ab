#include "widgets/problems/problems_view.h"

namespace ts {

ProblemsView::ProblemsView(QWidget* parent)
    : QWidget(parent)
{
}

}  // namespace ts
