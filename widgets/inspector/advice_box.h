#pragma once

#include <QWidget>

#include "widgets/inspector/tensor_advice.h"

namespace ts {

class ThemedLabel;

/// One piece of advice in a quiet box.
class AdviceBox : public QWidget {
    Q_OBJECT
public:
    explicit AdviceBox(QWidget* parent = nullptr);

    /// Hides itself where there is none.
    void setAdvice(const std::optional<Advice>& advice);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Severity m_severity = Severity::Warning;
    ThemedLabel* m_finding;
    ThemedLabel* m_remedy;
};

}  // namespace ts
