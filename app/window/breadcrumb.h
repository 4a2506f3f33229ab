#pragma once

#include <QWidget>

namespace ts {

/// A chip in the corner of the canvas: which graph of which project is shown.
class Breadcrumb : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(QWidget* canvas);

    void setProject(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    QString m_name;
};

}  // namespace ts
