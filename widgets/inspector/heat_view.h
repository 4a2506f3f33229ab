#pragma once

#include <QImage>
#include <QWidget>

#include "engine/train/telemetry.h"

namespace ts {

/// A picture of the values of a slice, one cell a value, on a colour scale centred on zero. Hovering tells the value.
class HeatView : public QWidget {
    Q_OBJECT
public:
    explicit HeatView(QWidget* parent = nullptr);

    void setSlice(const TensorSlice& slice);
    void clear();

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {280, heightForWidth(280)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void render();
    [[nodiscard]] QRectF pictureRect() const;

    TensorSlice m_slice;
    QImage m_picture;
};

}  // namespace ts
