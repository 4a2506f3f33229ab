#pragma once

#include <functional>

#include <QWidget>

#include "engine/registry/param_spec.h"

namespace ts {

/// Checks a value beyond its spec, e.g. that an id is not taken; returns a sentence for the user where it does not fit.
using ParamCheck = std::function<QString(const QString& name, const ParamValue& value)>;

/// Edits the value of one parameter.
class ParamEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Shows `value`; `automatic` is what the program found where the value is null. Leaves text alone that is being typed.
    virtual void setValue(const ParamValue& value, const ParamValue& automatic) = 0;
    /// Takes over what is being typed where it is valid, and drops it where not.
    virtual void finishEditing() { }
    virtual void setCheck(ParamCheck) { }

Q_SIGNALS:
    /// The user chose a valid value.
    void edited(const ts::ParamValue& value);
    /// What is wrong with what stands in the editor; empty where it is fine.
    void errorChanged(const QString& sentence);
};

/// The editor for a parameter of this type; `spec` is copied. `label` is its accessible name.
ParamEditor* makeParamEditor(const ParamSpec& spec, const QString& label, QWidget* parent);

}  // namespace ts
