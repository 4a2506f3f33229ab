#include "app/commands/fuzzy_match.h"

#include <algorithm>
#include <vector>

namespace ts {

namespace {

constexpr int kImpossible = -1000000;

bool startsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

int worthOf(const QString& text, qsizetype at, bool follows)
{
    return 1 + (startsWord(text, at) ? 8 : 0) + (follows ? 6 : 0);
}

}  // namespace

std::optional<int> fuzzyScore(const QString& pattern, const QString& text)
{
    const QString letters = pattern.simplified().remove(QLatin1Char(' ')).toCaseFolded();
    const QString words = text.toCaseFolded();
    // best[i]: the score with the letters so far, the last of them found at position i.
    std::vector<int> best(static_cast<std::size_t>(words.size()), kImpossible);
    bool first = true;
    for (const QChar letter : letters) {
        std::vector<int> next(best.size(), kImpossible);
        int reachable = first ? 0 : kImpossible;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const auto at = static_cast<std::size_t>(i);
            const int row = i > 0 ? best[at - 1] : kImpossible;
            if (words[i] == letter)
                next[at] = std::max(reachable + worthOf(words, i, false), row + worthOf(words, i, true));
            reachable = std::max(reachable, first ? 0 : best[at]);
        }
        best = std::move(next);
        first = false;
    }
    const int score = first ? 0 : best.empty() ? kImpossible : *std::max_element(best.begin(), best.end());
    if (score < 0)
        return std::nullopt;
    return score * 64 - static_cast<int>(std::min<qsizetype>(words.size(), 63));
}

}  // namespace ts
