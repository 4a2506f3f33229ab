#pragma once

#include <QAbstractButton>

namespace ts {

/// One curve in the legend: a stroke in its colour and its name; switched off, the curve is hidden.
class LegendEntry : public QAbstractButton {
    Q_OBJECT
public:
    LegendEntry(const QString& name, int series, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_series;
};

}  // namespace ts
