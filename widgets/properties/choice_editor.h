#pragma once

#include "widgets/properties/param_editor.h"

class QComboBox;

namespace ts {

/// A combo box over the spec's choices, with a first entry for null where that is allowed.
class ChoiceEditor : public ParamEditor {
    Q_OBJECT
public:
    ChoiceEditor(const ParamSpec& spec, const QString& label, QWidget* parent = nullptr);

    void setValue(const ParamValue& value, const ParamValue& automatic) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(int index);

    QComboBox* m_box;
    QString m_nullText;
    bool m_allowNull;
};

}  // namespace ts
