#pragma once

#include <QLabel>

namespace ts {

/// A sentence near the cursor that says what a release would do, or why it would do nothing.
class HintBubble : public QLabel {
    Q_OBJECT
public:
    explicit HintBubble(QWidget* parent);

    /// Shows `text` beside `at` (in the parent's coordinates); an empty text hides it.
    void say(const QString& text, QPoint at);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace ts
