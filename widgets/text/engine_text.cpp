#include "widgets/text/engine_text.h"

#include <QCoreApplication>

namespace ts {

QString engineText(const std::string& source)
{
    return source.empty() ? QString() : QCoreApplication::translate("engine", source.c_str());
}

QString engineText(const Message& message)
{
    const Message translated(engineText(message.text).toStdString(), message.args);
    return QString::fromStdString(translated.english());
}

}  // namespace ts
