#pragma once

#include "widgets/properties/param_editor.h"

class QCheckBox;

namespace ts {

/// A checkbox.
class SwitchEditor : public ParamEditor {
    Q_OBJECT
public:
    explicit SwitchEditor(const QString& label, QWidget* parent = nullptr);

    void setValue(const ParamValue& value, const ParamValue& automatic) override;

private:
    QCheckBox* m_box;
};

}  // namespace ts
