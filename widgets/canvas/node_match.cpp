#include "widgets/canvas/node_match.h"

#include <algorithm>

#include "widgets/text/engine_text.h"

namespace ts {

namespace {

/// Are all letters of `typed` in `word`, in order? The score falls with the letters skipped between them.
int scatteredScore(const QString& word, const QString& typed)
{
    qsizetype at = -1;
    qsizetype skipped = 0;
    for (const QChar letter : typed) {
        const qsizetype next = word.indexOf(letter, at + 1, Qt::CaseInsensitive);
        if (next < 0)
            return -1;
        skipped += at < 0 ? 2 * next : next - at - 1;
        at = next;
    }
    return static_cast<int>(std::max<qsizetype>(1, 40 - 4 * skipped));
}

int wordScore(const QString& word, const QString& typed)
{
    if (word.compare(typed, Qt::CaseInsensitive) == 0)
        return 100;
    const qsizetype at = word.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at == 0)
        return 90 - static_cast<int>(std::min<qsizetype>(word.size() - typed.size(), 20));
    if (at > 0)
        return word[at - 1].isLetterOrNumber() ? 50 : 65;
    return scatteredScore(word, typed);
}

}  // namespace

int matchScore(const NodeType& type, const QString& typed)
{
    const QString text = typed.simplified();
    if (text.isEmpty())
        return 0;
    int best = std::max({wordScore(engineText(type.title), text), wordScore(QString::fromStdString(type.title), text),
                         wordScore(QString::fromStdString(type.name), text)});
    for (const std::string& keyword : type.keywords)
        best = std::max(best, wordScore(QString::fromStdString(keyword), text) - 5);
    return best;
}

std::vector<const NodeType*> matchingTypes(const QString& typed, const NodeTypeFilter& filter)
{
    std::vector<std::pair<int, const NodeType*>> ranked;
    for (const NodeType* type : node_types())
        if (const int score = matchScore(*type, typed); score >= 0 && (!filter || filter(*type)))
            ranked.emplace_back(score, type);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const NodeType*> types;
    for (const auto& [score, type] : ranked)
        types.push_back(type);
    return types;
}

}  // namespace ts
