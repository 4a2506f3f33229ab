#pragma once

#include <vector>

#include <QAbstractListModel>

#include "engine/graph/shape_report.h"

namespace ts {

/// The problems of a report, errors before warnings.
class ProblemsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        NodeRole = Qt::UserRole,  ///< QString: id, empty for the whole project
        SeverityRole,             ///< int: the Severity
        FixRole,                  ///< QString: caption of the repair, empty where there is none
    };

    using QAbstractListModel::QAbstractListModel;

    void setProblems(std::vector<Problem> problems);
    [[nodiscard]] const Problem& problem(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Problem> m_problems;
};

}  // namespace ts
