#pragma once

#include <QString>

#include "engine/graph/graph_document.h"

namespace ts {

/// A small project that trains: the spirals example's graph with short settings, or the whole of it.
GraphDocument spiralsProject();

/// Folder of the examples that come with the sources.
QString exampleFolder();

/// Path of an example, "digits_mlp" for digits_mlp.json.
QString exampleFile(const QString& name);

}  // namespace ts
