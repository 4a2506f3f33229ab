#pragma once

#include <optional>

#include <QSortFilterProxyModel>

#include "widgets/palette/palette_model.h"

namespace ts {

/// How well `type` answers a search, smaller is better: the start of its title first, its help text last. Every word of
/// `query` must occur somewhere; nothing where one does not.
std::optional<int> matchRank(const NodeType& type, const QString& query);

/// Shows the types that match a search, below their categories.
class PaletteFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PaletteFilter(PaletteModel* source, QObject* parent = nullptr);

    void setQuery(const QString& query);
    /// The row that matches best; invalid where nothing does or the query is empty.
    [[nodiscard]] QModelIndex best() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    [[nodiscard]] std::optional<int> rank(const QModelIndex& proxyIndex) const;

    PaletteModel* m_source;
    QString m_query;
};

}  // namespace ts
