#include "widgets/properties/path_editor.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QToolButton>

#include "widgets/properties/checked_field.h"

namespace ts {

PathEditor::PathEditor(const ParamSpec& spec, const QString& label, QWidget* parent) : TextEditor(spec, label, parent)
{
    auto* button = new QToolButton;
    button->setText(QStringLiteral("…"));
    button->setToolTip(tr("Choose a file"));
    button->setAccessibleName(tr("Choose a file for %1").arg(label));
    button->setMinimumSize(field()->minimumHeight(), field()->minimumHeight());
    row()->addWidget(button);
    connect(button, &QToolButton::clicked, this, &PathEditor::browse);
}

void PathEditor::browse()
{
    auto* dialog = new QFileDialog(this, tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setDirectory(QFileInfo(QDir(m_baseDir).filePath(field()->text())).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, &PathEditor::take);
    dialog->open();
}

void PathEditor::take(const QString& file)
{
    const QString relative = QDir(m_baseDir).relativeFilePath(file);
    const bool below = !m_baseDir.isEmpty() && !relative.startsWith(QLatin1String(".."));
    enterText(below ? relative : file);
}

}  // namespace ts
