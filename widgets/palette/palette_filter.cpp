#include "widgets/palette/palette_filter.h"

#include <algorithm>

#include "widgets/text/engine_text.h"

namespace ts {

namespace {

enum Rank { TitleStart, WordStart, InTitle, InKeyword, InHelp };

/// Does some word of `text` begin with `word`?
bool startsAWord(const QString& text, const QString& word)
{
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
        if (at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower()))
            return true;
    return false;
}

std::optional<int> rankInTitle(const QString& title, const QString& word)
{
    if (title.startsWith(word, Qt::CaseInsensitive))
        return TitleStart;
    if (startsAWord(title, word))
        return WordStart;
    return title.contains(word, Qt::CaseInsensitive) ? std::optional<int>(InTitle) : std::nullopt;
}

std::optional<int> rankOfWord(const NodeType& type, const QString& word)
{
    const auto contains = [&word](const std::string& text) {
        return QString::fromStdString(text).contains(word, Qt::CaseInsensitive)
            || engineText(text).contains(word, Qt::CaseInsensitive);
    };
    for (const QString& title : {engineText(type.title), QString::fromStdString(type.title), QString::fromStdString(type.name)})
        if (const std::optional<int> rank = rankInTitle(title, word))
            return rank;
    if (std::any_of(type.keywords.begin(), type.keywords.end(), contains))
        return InKeyword;
    return contains(type.help) ? std::optional<int>(InHelp) : std::nullopt;
}

}  // namespace

std::optional<int> matchRank(const NodeType& type, const QString& query)
{
    int worst = TitleStart;
    for (const QString& word : query.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::optional<int> rank = rankOfWord(type, word);
        if (!rank)
            return std::nullopt;
        worst = std::max(worst, *rank);
    }
    return worst;
}

PaletteFilter::PaletteFilter(PaletteModel* source, QObject* parent) : QSortFilterProxyModel(parent), m_source(source)
{
    setRecursiveFilteringEnabled(true);
    setSourceModel(source);
}

void PaletteFilter::setQuery(const QString& query)
{
    m_query = query.simplified();
    invalidateFilter();
}

bool PaletteFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!parent.isValid())
        return false;  // a category is shown for the types below it
    const NodeType* type = m_source->type(m_source->index(row, 0, parent));
    if (!type)
        return m_query.isEmpty();
    return m_query.isEmpty() ? !type->rare || m_source->isUnfolded(parent.row()) : matchRank(*type, m_query).has_value();
}

std::optional<int> PaletteFilter::rank(const QModelIndex& proxyIndex) const
{
    return matchRank(*m_source->type(mapToSource(proxyIndex)), m_query);
}

QModelIndex PaletteFilter::best() const
{
    QModelIndex found;
    std::optional<int> foundRank;
    for (int group = 0; !m_query.isEmpty() && group < rowCount(); ++group)
        for (int row = 0; row < rowCount(index(group, 0)); ++row) {
            const QModelIndex candidate = index(row, 0, index(group, 0));
            const std::optional<int> candidateRank = rank(candidate);
            if (!foundRank || *candidateRank < *foundRank) {
                found = candidate;
                foundRank = candidateRank;
            }
        }
    return found;
}

}  // namespace ts
