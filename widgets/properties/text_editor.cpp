#include "widgets/properties/text_editor.h"

#include <QHBoxLayout>

#include "widgets/properties/checked_field.h"
#include "widgets/properties/number_step.h"
#include "widgets/properties/param_text.h"
#include "widgets/text/engine_text.h"
#include "widgets/theme/themed_label.h"

namespace ts {

TextEditor::TextEditor(const ParamSpec& spec, const QString& label, QWidget* parent)
    : ParamEditor(parent), m_spec(spec), m_field(new CheckedField), m_row(new QHBoxLayout(this))
{
    constexpr int kPauseMs = 300;
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(6);
    m_row->addWidget(m_field, 1);
    if (!spec.unit.empty())
        m_row->addWidget(new ThemedLabel(engineText(spec.unit), &Theme::textMuted));
    m_field->setAccessibleName(label);
    m_field->setPlaceholderText(spec.allow_null ? nullText(spec) : QString());
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textEdited, this, &TextEditor::typed);
    connect(m_field, &QLineEdit::returnPressed, this, &TextEditor::commit);
    connect(m_field, &CheckedField::stepped, this, &TextEditor::step);
    connect(m_field, &CheckedField::cancelled, this, &TextEditor::showDocumentValue);
    connect(m_field, &CheckedField::focusLost, this, &TextEditor::leave);
    connect(&m_pause, &QTimer::timeout, this, &TextEditor::commit);
}

void TextEditor::setValue(const ParamValue& value, const ParamValue& automatic)
{
    m_value = value;
    m_automatic = automatic;
    if (m_spec.allow_null)
        m_field->setPlaceholderText(withAutomatic(nullText(m_spec), automatic));
    if (m_typing)
        return;
    const std::optional<ParamValue> shown = check();
    if (!m_field->hasFocus() || !shown || *shown != value)
        showDocumentValue();
}

void TextEditor::showDocumentValue()
{
    m_pause.stop();
    m_typing = false;
    const int cursor = m_field->cursorPosition();
    const QString text = fieldText(m_value);
    if (m_field->text() != text) {
        m_field->setText(text);
        m_field->setCursorPosition(m_field->hasFocus() ? cursor : 0);
    }
    check();
}

QString TextEditor::problem(const ParamValue& value) const
{
    if (const std::optional<Message> message = check_value(m_spec, value))
        return engineText(*message);
    return m_check ? m_check(QString::fromStdString(m_spec.name), value) : QString();
}

std::optional<ParamValue> TextEditor::check()
{
    try {
        const ParamValue value = parse_value(m_spec, m_field->text().toStdString());
        setProblem(problem(value));
        return m_field->isWrong() ? std::nullopt : std::optional(value);
    } catch (const Error& error) {
        setProblem(engineText(error.message()));
        return std::nullopt;
    }
}

void TextEditor::setProblem(const QString& sentence)
{
    m_field->setWrong(!sentence.isEmpty());
    m_field->setAccessibleDescription(sentence);
    Q_EMIT errorChanged(sentence);
}

void TextEditor::typed()
{
    m_typing = true;
    check();
    m_pause.start();
}

void TextEditor::commit()
{
    m_pause.stop();
    const std::optional<ParamValue> value = check();
    if (!value)
        return;
    m_typing = false;
    if (*value == m_value)
        return;
    m_value = *value;
    Q_EMIT edited(*value);
}

void TextEditor::leave()
{
    commit();
    if (!m_field->isWrong())
        showDocumentValue();
}

void TextEditor::finishEditing()
{
    if (m_typing)
        commit();
    m_typing = false;
    showDocumentValue();
}

void TextEditor::enterText(const QString& text)
{
    m_field->setText(text);
    commit();
}

void TextEditor::step(int steps)
{
    const std::optional<ParamValue> current = check();
    if (!current)
        return;
    const bool isNull = std::holds_alternative<std::monostate>(*current);
    if (const std::optional<ParamValue> next = stepped(m_spec, isNull ? m_automatic : *current, steps))
        enterText(fieldText(*next));
}

}  // namespace ts
