#pragma once

#include <QLineEdit>

namespace ts {

/// A line of text that can be marked as wrong, and that turns wheel and arrow keys into steps while it has the focus.
class CheckedField : public QLineEdit {
    Q_OBJECT
public:
    explicit CheckedField(QWidget* parent = nullptr);

    void setWrong(bool wrong);
    [[nodiscard]] bool isWrong() const { return m_wrong; }

Q_SIGNALS:
    /// Up or down by so many steps; ten with Page Up and Page Down.
    void stepped(int steps);
    /// Escape was pressed.
    void cancelled();
    void focusLost();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_wrong = false;
    int m_wheel = 0;
};

}  // namespace ts
