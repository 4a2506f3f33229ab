#pragma once

#include <QAbstractButton>
#include <QPixmap>

#include "app/start/example_library.h"

namespace ts {

/// An example on the start page: picture, name, what it shows. The whole card opens it, by mouse or Enter and Space.
class Card : public QAbstractButton {
    Q_OBJECT
public:
    explicit Card(Example example, QWidget* parent = nullptr);

    [[nodiscard]] const Example& example() const { return m_example; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintPicture(QPainter& painter, const QRect& area);
    void paintText(QPainter& painter, const QRect& area) const;

    Example m_example;
    QPixmap m_picture;
};

}  // namespace ts
