#pragma once

#include <vector>

#include <QWidget>

#include "widgets/properties/param_editor.h"

class QToolButton;
class QVBoxLayout;

namespace ts {

class ParamRow;

/// An editor for parameters, generated from their specs: one row a parameter, checked while typing.
class ParamForm : public QWidget {
    Q_OBJECT
public:
    explicit ParamForm(QWidget* parent = nullptr);

    /// Builds the rows; does nothing where the specs are the same as before.
    void setSpecs(const std::vector<ParamSpec>& specs);
    /// Shows `values` (what was set) and, for parameters left to the program, what it found in `resolved`. Never takes the
    /// keyboard focus nor text the user is typing.
    void setValues(const Params& values, const Params& resolved = {});
    /// Takes over what is being typed where it is valid and drops it where not; call before the form shows something else.
    void finishEditing();
    /// A further check of typed values; see ParamCheck.
    void setCheck(const ParamCheck& check);
    /// Folder of the project file, for paths chosen in a dialog.
    void setBaseDir(const QString& folder);

Q_SIGNALS:
    /// The user set a parameter; `value` passed check_value().
    void valueEdited(const QString& name, const ts::ParamValue& value);
    /// The user wants the default back.
    void resetRequested(const QString& name);

private:
    void rebuild();
    void addRows(QVBoxLayout* layout, bool advanced);
    void addFold(QVBoxLayout* layout);

    std::vector<ParamSpec> m_specs;
    ParamCheck m_check;
    QString m_baseDir;
    QWidget* m_content = nullptr;
    std::vector<ParamRow*> m_rows;
    bool m_unfolded = false;
};

}  // namespace ts
