#pragma once

#include <optional>

#include <QWidget>

#include "engine/registry/node_type.h"

class QLabel;

namespace ts {

class ThemedLabel;

/// Head of a properties page: a swatch, a title, a quiet word at the right and a line of help.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(QWidget* parent = nullptr);

    void setContent(const QString& title, const QString& side, const QString& help, std::optional<Category> category = {});

private:
    void paintSwatch();

    QLabel* m_swatch;
    ThemedLabel* m_title;
    ThemedLabel* m_side;
    ThemedLabel* m_help;
    std::optional<Category> m_category;
};

/// The heading of a group of rows.
ThemedLabel* sectionHeading(const QString& text);

}  // namespace ts
