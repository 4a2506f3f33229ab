#pragma once

#include <vector>

#include <QWidget>

namespace ts {

/// A small curve of the learning rate over a run, with its highest and lowest value.
class RateCurve : public QWidget {
    Q_OBJECT
public:
    explicit RateCurve(QWidget* parent = nullptr);

    /// Rates at equal distances from the first step to the last; hidden where there are fewer than two.
    void setRates(const std::vector<double>& rates);
    [[nodiscard]] const std::vector<double>& rates() const { return m_rates; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_rates;
};

}  // namespace ts
