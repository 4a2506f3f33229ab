#pragma once

#include "widgets/properties/text_editor.h"

namespace ts {

/// A text field for a path with a button that opens a file dialog.
class PathEditor : public TextEditor {
    Q_OBJECT
public:
    PathEditor(const ParamSpec& spec, const QString& label, QWidget* parent = nullptr);

    /// Folder of the project file; files below it are written relative to it.
    void setBaseDir(const QString& folder) { m_baseDir = folder; }

private:
    void browse();
    void take(const QString& file);

    QString m_baseDir;
};

}  // namespace ts
