#pragma once

#include <QTimer>

#include "widgets/properties/param_editor.h"

class QHBoxLayout;

namespace ts {

class CheckedField;

/// A text field for every type of value that is typed: checked at each key, taken over after a pause, on Enter, on leaving
/// the field and on stepping. Escape goes back to the value of the document.
class TextEditor : public ParamEditor {
    Q_OBJECT
public:
    TextEditor(const ParamSpec& spec, const QString& label, QWidget* parent = nullptr);

    void setValue(const ParamValue& value, const ParamValue& automatic) override;
    void finishEditing() override;
    void setCheck(ParamCheck check) override { m_check = std::move(check); }

protected:
    [[nodiscard]] CheckedField* field() const { return m_field; }
    [[nodiscard]] QHBoxLayout* row() const { return m_row; }
    /// Takes over a value from elsewhere than the keyboard.
    void enterText(const QString& text);

private:
    void typed();
    void commit();
    void step(int steps);
    void showDocumentValue();
    void leave();
    /// The value meant by the text; nothing, with the reason shown, where it is not valid.
    std::optional<ParamValue> check();
    [[nodiscard]] QString problem(const ParamValue& value) const;
    void setProblem(const QString& sentence);

    ParamSpec m_spec;
    ParamCheck m_check;
    ParamValue m_value;
    ParamValue m_automatic;
    CheckedField* m_field;
    QHBoxLayout* m_row;
    QTimer m_pause;
    bool m_typing = false;
};

}  // namespace ts
