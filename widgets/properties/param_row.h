#pragma once

#include <QObject>

#include "widgets/properties/param_editor.h"

class QGridLayout;
class QToolButton;

namespace ts {

class ThemedLabel;

/// One parameter in a grid of two columns: caption with the reset button, editor; below them the sentence about an error.
class ParamRow : public QObject {
    Q_OBJECT
public:
    static constexpr int kGridRows = 2;

    /// Puts the widgets into the rows `top` and `top` + 1 of the grid.
    ParamRow(const ParamSpec& spec, QGridLayout* grid, int top, QObject* parent);

    [[nodiscard]] QString name() const { return QString::fromStdString(m_spec.name); }
    [[nodiscard]] ParamEditor* editor() const { return m_editor; }
    void setValue(const ParamValue* value, const ParamValue* resolved);

Q_SIGNALS:
    void valueEdited(const QString& name, const ts::ParamValue& value);
    void resetRequested(const QString& name);

private:
    void showError(const QString& sentence);
    void setChanged(bool changed);

    ParamSpec m_spec;
    ThemedLabel* m_label;
    ParamEditor* m_editor;
    ThemedLabel* m_error;
    QToolButton* m_reset;
};

}  // namespace ts
