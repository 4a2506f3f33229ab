#pragma once

#include <QAbstractButton>

namespace ts {

/// A recent project: name, folder and when it was changed. One that is gone is greyed and says why.
class RecentRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit RecentRow(const QString& file, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_place;
    QString m_note;
};

}  // namespace ts
