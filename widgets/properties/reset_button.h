#pragma once

#include <QToolButton>

namespace ts {

/// A small button with a turning arrow: back to the default.
class ResetButton : public QToolButton {
    Q_OBJECT
public:
    explicit ResetButton(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace ts
