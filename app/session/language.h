#pragma once

#include <QString>

namespace ts {

/// Puts the interface into a language, "en" or "ko", at once: every widget gets QEvent::LanguageChange.
void setLanguage(const QString& code);

/// The language in use.
QString language();

/// "ko" on a Korean system, else "en".
QString systemLanguage();

}  // namespace ts
