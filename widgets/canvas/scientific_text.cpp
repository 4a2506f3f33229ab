#include "widgets/canvas/scientific_text.h"

#include <cmath>

namespace ts {

QString scientificText(double value)
{
    if (!std::isfinite(value) || value == 0)
        return QString::number(value);
    const QString text = QString::number(value, 'e', 1);
    const qsizetype mark = text.indexOf(QLatin1Char('e'));
    return text.left(mark + 1) + QString::number(text.mid(mark + 1).toInt());
}

}  // namespace ts
