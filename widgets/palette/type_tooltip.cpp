#include "widgets/palette/type_tooltip.h"

#include <QCoreApplication>
#include <QStringList>

#include "widgets/text/engine_text.h"
#include "widgets/theme/theme.h"

namespace ts {

namespace {

QString portText(const PortSpec& port)
{
    const QString name = QString::fromStdString(port.name).toHtmlEscaped();
    const QString dot = QStringLiteral("<span style='color:%1'>&#9679;</span>&nbsp;").arg(theme().port(port.kind).name());
    return dot % (port.optional ? QCoreApplication::translate("ts::Palette", "%1 (optional)").arg(name) : name);
}

QString portsLine(const QString& caption, const std::vector<PortSpec>& ports)
{
    if (ports.empty())
        return {};
    QStringList texts;
    for (const PortSpec& port : ports)
        texts << portText(port);
    return QStringLiteral("<br><span style='color:%1'>%2</span>&nbsp; %3")
        .arg(theme().textMuted.name(), caption, texts.join(QStringLiteral("&nbsp;&nbsp; ")));
}

}  // namespace

QString typeTooltip(const NodeType& type)
{
    QString text
        = QStringLiteral("<b>%1</b><br>%2").arg(engineText(type.title).toHtmlEscaped(), engineText(type.help).toHtmlEscaped());
    text += portsLine(QCoreApplication::translate("ts::Palette", "In"), type.inputs);
    text += portsLine(QCoreApplication::translate("ts::Palette", "Out"), type.outputs);
    return text;
}

}  // namespace ts
