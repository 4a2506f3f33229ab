#include "widgets/inspector/inspector.h"

namespace ts {

Inspector::Inspector(QWidget* parent)
    : QWidget(parent)
{
}

}  // namespace ts
