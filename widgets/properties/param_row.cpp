#include "widgets/properties/param_row.h"

#include <QGridLayout>

#include "widgets/properties/param_text.h"
#include "widgets/properties/reset_button.h"
#include "widgets/theme/themed_label.h"

namespace ts {

ParamRow::ParamRow(const ParamSpec& spec, QGridLayout* grid, int top, QObject* parent)
    : QObject(parent),
      m_spec(spec),
      m_label(new ThemedLabel(paramLabel(spec), &Theme::textMuted)),
      m_editor(makeParamEditor(spec, paramLabel(spec), nullptr)),
      m_error(new ThemedLabel(&Theme::error)),
      m_reset(new ResetButton)
{
    m_label->setWordWrap(true);
    m_label->setToolTip(paramTooltip(spec));
    m_label->setBuddy(m_editor);
    m_editor->setToolTip(paramTooltip(spec));
    m_error->setWordWrap(true);
    m_error->setFont(uiFont(-1));
    m_error->setVisible(false);
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("%1: back to the default").arg(paramLabel(spec)));
    auto* caption = new QHBoxLayout;
    caption->setSpacing(2);
    caption->addWidget(m_label, 1);
    caption->addWidget(m_reset);
    grid->addLayout(caption, top, 0);
    grid->addWidget(m_editor, top, 1);
    grid->addWidget(m_error, top + 1, 0, 1, 2);
    grid->setRowMinimumHeight(top, m_editor->sizeHint().height() + 6);
    setChanged(false);
    connect(m_editor, &ParamEditor::edited, this, [this](const ParamValue& value) { Q_EMIT valueEdited(name(), value); });
    connect(m_editor, &ParamEditor::errorChanged, this, &ParamRow::showError);
    connect(m_reset, &QToolButton::clicked, this, [this] { Q_EMIT resetRequested(name()); });
}

void ParamRow::setValue(const ParamValue* value, const ParamValue* resolved)
{
    m_editor->setValue(value ? *value : m_spec.default_value, resolved ? *resolved : ParamValue());
    const bool hasDefault = !check_value(m_spec, m_spec.default_value);
    setChanged(value && hasDefault && *value != m_spec.default_value);
}

void ParamRow::setChanged(bool changed)
{
    m_label->setColour(changed ? &Theme::text : &Theme::textMuted);
    m_reset->setVisible(changed);
}

void ParamRow::showError(const QString& sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

}  // namespace ts
