#pragma once

#include <set>
#include <string>

#include <QWidget>

#include "engine/graph/shape_report.h"

namespace ts {

class FactGrid;
class PageHeader;

/// Several selected nodes: how many, what they are together, and what can be done with them.
class SelectionPage : public QWidget {
    Q_OBJECT
public:
    explicit SelectionPage(QWidget* parent = nullptr);

    void setNodes(const std::set<std::string>& ids, const ShapeReport& report);

private:
    PageHeader* m_header;
    FactGrid* m_facts;
};

}  // namespace ts
