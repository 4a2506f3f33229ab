#include "widgets/properties/param_text.h"

#include <QCoreApplication>

#include "widgets/properties/param_captions.h"
#include "widgets/text/engine_text.h"

namespace ts {

namespace {

std::string caption(const std::string& name)
{
    for (const auto& [known, text] : kSpokenCaptions)
        if (name == known)
            return text;
    QString text = QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text.toStdString();
}

/// The fewest digits that read back as this number; an exponent only below 0.0001.
QString shortest(double number)
{
    constexpr int kEnough = 17;
    QString text;
    for (int digits = 1; digits <= kEnough && (text.isEmpty() || text.toDouble() != number); ++digits)
        text = QString::number(number, 'g', digits);
    return text.replace(QLatin1String("e-0"), QLatin1String("e-"));
}

}  // namespace

QString paramLabel(const ParamSpec& spec)
{
    return engineText(caption(spec.name));
}

QString nullText(const ParamSpec& spec)
{
    return engineText(spec.null_text.empty() ? std::string("auto") : spec.null_text);
}

QString withAutomatic(const QString& nullText, const ParamValue& automatic)
{
    const QString found = fieldText(automatic);
    return found.isEmpty() ? nullText : QStringLiteral("%1 (%2)").arg(nullText, found);
}

QString fieldText(const ParamValue& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return shortest(*number);
    return std::holds_alternative<std::monostate>(value) ? QString() : QString::fromStdString(to_text(value));
}

QString paramTooltip(const ParamSpec& spec)
{
    const bool isNull = std::holds_alternative<std::monostate>(spec.default_value);
    const QString standard = isNull ? spec.allow_null ? nullText(spec) : QString() : fieldText(spec.default_value);
    QString text = QStringLiteral("<p>%1</p><p><code>%2</code>")
                       .arg(engineText(spec.help).toHtmlEscaped(), QString::fromStdString(spec.name).toHtmlEscaped());
    if (!standard.isEmpty())
        text
            += QStringLiteral(" · ") % QCoreApplication::translate("ts::ParamForm", "default %1").arg(standard.toHtmlEscaped());
    return text % QStringLiteral("</p>");
}

}  // namespace ts
