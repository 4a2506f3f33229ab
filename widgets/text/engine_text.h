#pragma once

#include <string>

#include <QString>

#include "engine/tensor/error.h"

namespace ts {

/// The engine's English source text in the language of the interface.
QString engineText(const std::string& source);

/// A sentence of the engine in the language of the interface, with its arguments in place.
QString engineText(const Message& message);

}  // namespace ts
