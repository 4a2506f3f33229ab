#include "widgets/properties/param_form.h"

#include <algorithm>

#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/properties/param_row.h"
#include "widgets/properties/path_editor.h"

namespace ts {

namespace {

bool isSame(const ParamSpec& a, const ParamSpec& b)
{
    return a.name == b.name && a.type == b.type && a.default_value == b.default_value && a.help == b.help
        && a.minimum == b.minimum && a.maximum == b.maximum && a.open_minimum == b.open_minimum
        && a.open_maximum == b.open_maximum && a.choices == b.choices && a.allow_null == b.allow_null
        && a.null_text == b.null_text && a.unit == b.unit && a.advanced == b.advanced;
}

}  // namespace

ParamForm::ParamForm(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void ParamForm::setSpecs(const std::vector<ParamSpec>& specs)
{
    if (m_content && std::equal(specs.begin(), specs.end(), m_specs.begin(), m_specs.end(), isSame))
        return;
    m_specs = specs;
    rebuild();
}

void ParamForm::rebuild()
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();  // an editor of it may be the sender of the signal being handled
    }
    m_rows.clear();
    m_content = new QWidget;
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(4);
    addRows(content, false);
    if (std::any_of(m_specs.begin(), m_specs.end(), [](const ParamSpec& spec) { return spec.advanced; }))
        addFold(content);
    layout()->addWidget(m_content);
    setBaseDir(m_baseDir);
    setCheck(m_check);
}

void ParamForm::addRows(QVBoxLayout* layout, bool advanced)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    grid->setColumnMinimumWidth(0, 84);
    for (const ParamSpec& spec : m_specs) {
        if (spec.advanced != advanced)
            continue;
        const int top = grid->rowCount();
        auto* row = new ParamRow(spec, grid, top, m_content);
        connect(row, &ParamRow::valueEdited, this, &ParamForm::valueEdited);
        connect(row, &ParamRow::resetRequested, this, &ParamForm::resetRequested);
        m_rows.push_back(row);
    }
    layout->addLayout(grid);
}

void ParamForm::addFold(QVBoxLayout* layout)
{
    auto* fold = new QToolButton;
    auto* folded = new QWidget;
    auto* foldedLayout = new QVBoxLayout(folded);
    foldedLayout->setContentsMargins(0, 0, 0, 0);
    fold->setText(tr("More"));
    fold->setToolTip(tr("Parameters that rarely need a change"));
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setAutoRaise(true);
    fold->setCheckable(true);
    addRows(foldedLayout, true);
    const auto unfold = [this, fold, folded](bool open) {
        m_unfolded = open;
        fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        folded->setVisible(open);
    };
    layout->addWidget(fold, 0, Qt::AlignLeft);
    layout->addWidget(folded);
    connect(fold, &QToolButton::toggled, this, unfold);
    unfold(m_unfolded);
    fold->setChecked(m_unfolded);
}

void ParamForm::setValues(const Params& values, const Params& resolved)
{
    for (ParamRow* row : m_rows) {
        const std::string name = row->name().toStdString();
        row->setValue(values.find(name), resolved.find(name));
    }
}

void ParamForm::finishEditing()
{
    const std::vector<ParamRow*> rows = m_rows;
    for (ParamRow* row : rows)
        row->editor()->finishEditing();
}

void ParamForm::setCheck(const ParamCheck& check)
{
    m_check = check;
    for (ParamRow* row : m_rows)
        row->editor()->setCheck(check);
}

void ParamForm::setBaseDir(const QString& folder)
{
    m_baseDir = folder;
    for (ParamRow* row : m_rows)
        if (auto* path = qobject_cast<PathEditor*>(row->editor()))
            path->setBaseDir(folder);
}

}  // namespace ts
