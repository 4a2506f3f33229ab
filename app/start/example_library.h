#pragma once

#include <vector>

#include <QString>

namespace ts {

/// A ready project offered on the start page.
struct Example {
    QString file;
    QString name;         ///< the project's name
    QString description;  ///< one line, in the language in use
    QString picture;      ///< an SVG; may not exist
};

/// Folder the examples lie in: TENSORSCAPE_EXAMPLES, beside the sources in a build tree, or where they are installed.
/// Empty where there is none.
QString examplesFolder();

/// The examples in `folder`, the simplest first. Files that are no projects are left out.
std::vector<Example> findExamples(const QString& folder);

}  // namespace ts
