#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QTimer;

namespace ts {

enum class MessageKind { Info, Warning, Error };

/// A line under the toolbar that says what happened and offers what to do, without stopping the user.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    using Button = std::pair<QString, std::function<void()>>;

    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows a message with these buttons and one to close it. Infos without buttons leave by themselves.
    void show(MessageKind kind, const QString& text, const std::vector<Button>& buttons = {});
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addButton(const Button& button);

    MessageKind m_kind = MessageKind::Info;
    QLabel* m_sign;
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QTimer* m_leave;
};

}  // namespace ts
