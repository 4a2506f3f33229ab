#include "widgets/properties/choice_editor.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

#include "widgets/properties/param_text.h"
#include "widgets/text/engine_text.h"

namespace ts {

ChoiceEditor::ChoiceEditor(const ParamSpec& spec, const QString& label, QWidget* parent)
    : ParamEditor(parent), m_box(new QComboBox), m_nullText(nullText(spec)), m_allowNull(spec.allow_null)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    if (m_allowNull)
        m_box->addItem(m_nullText);
    for (const std::string& choice : spec.choices)
        m_box->addItem(engineText(choice), QString::fromStdString(choice));
    m_box->setAccessibleName(label);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(6);
    m_box->setMinimumHeight(fontMetrics().height() + 10);
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->installEventFilter(this);
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::activated, this, &ChoiceEditor::choose);
}

void ChoiceEditor::setValue(const ParamValue& value, const ParamValue& automatic)
{
    const auto* text = std::get_if<std::string>(&value);
    if (m_allowNull)
        m_box->setItemText(0, withAutomatic(m_nullText, automatic));
    m_box->setCurrentIndex(text ? m_box->findData(QString::fromStdString(*text)) : m_allowNull ? 0 : -1);
    if (text && m_box->currentIndex() < 0)
        Q_EMIT errorChanged(tr("“%1” is not one of the choices.").arg(QString::fromStdString(*text)));
    else
        Q_EMIT errorChanged({});
}

void ChoiceEditor::choose(int index)
{
    Q_EMIT errorChanged({});
    const QVariant choice = m_box->itemData(index);
    if (choice.isValid())
        Q_EMIT edited(choice.toString().toStdString());
    else
        Q_EMIT edited(ParamValue());
}

bool ChoiceEditor::eventFilter(QObject* watched, QEvent* event)
{
    // A wheel that scrolls the panel must not change the values it passes over.
    if (event->type() == QEvent::Wheel && !m_box->hasFocus()) {
        event->ignore();
        return true;
    }
    return ParamEditor::eventFilter(watched, event);
}

}  // namespace ts
