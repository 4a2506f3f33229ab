#pragma once

#include <vector>

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ts {

/// A quiet caption and a value; the values are set in the monospaced font and end at one right edge.
struct Fact {
    QString caption;
    QString value;
    QString help;  ///< tooltip; may be empty
};

/// Facts in one or more columns.
class FactGrid : public QWidget {
    Q_OBJECT
public:
    explicit FactGrid(int columns = 1, QWidget* parent = nullptr);

    void setFacts(const std::vector<Fact>& facts);

private:
    struct Cell {
        QLabel* caption;
        QLabel* value;
    };
    void addCell();

    int m_columns;
    QGridLayout* m_layout;
    std::vector<Cell> m_cells;
};

}  // namespace ts
