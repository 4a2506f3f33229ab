#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "widgets/theme/theme.h"

namespace ts {

/// What was asked for on the command line.
struct Options {
    QString project;     ///< file to open; empty: the start page
    bool train = false;  ///< start training once it is open
    std::optional<ThemeKind> theme;
    QString language;    ///< "en" or "ko"; empty: as remembered
    QString screenshot;  ///< picture to write of the settled window, then quit
    QString error;       ///< what is wrong with the command line; the program then ends with status 2
};

/// Reads the command line; --help and --version print and end the program.
Options readOptions(const QStringList& arguments);

}  // namespace ts
