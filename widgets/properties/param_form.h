#pragma once

#include <vector>

#include <QWidget>

#include "engine/registry/param_spec.h"

namespace ts {

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

Q_SIGNALS:
    /// The user set a parameter; `value` passed check_value().
    void valueEdited(const QString& name, const ts::ParamValue& value);
    /// The user wants the default back.
    void resetRequested(const QString& name);
};

}  // namespace ts
