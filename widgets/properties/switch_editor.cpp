#include "widgets/properties/switch_editor.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace ts {

SwitchEditor::SwitchEditor(const QString& label, QWidget* parent) : ParamEditor(parent), m_box(new QCheckBox)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch();
    m_box->setAccessibleName(label);
    m_box->setMinimumHeight(fontMetrics().height() + 10);
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT edited(on); });
}

void SwitchEditor::setValue(const ParamValue& value, const ParamValue& automatic)
{
    const bool* on = std::get_if<bool>(&value);
    const bool* found = std::get_if<bool>(&automatic);
    m_box->setChecked(on ? *on : found && *found);
}

}  // namespace ts
