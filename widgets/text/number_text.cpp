#include "widgets/text/number_text.h"

#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace ts {

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString compactText(double number, const QString& unit)
{
    constexpr std::array<char, 6> letters = {' ', 'k', 'M', 'G', 'T', 'P'};
    std::size_t step = 0;
    double scaled = number;
    while (std::abs(scaled) >= 999.5 && step + 1 < letters.size()) {
        scaled /= 1000;
        ++step;
    }
    const QString suffix = (step == 0 ? QString() : QString(QLatin1Char(letters[step]))) % unit;
    return suffix.isEmpty() ? QString::number(scaled, 'g', 3) : QString::number(scaled, 'g', 3) % QLatin1Char(' ') % suffix;
}

QString realText(double number, int digits)
{
    if (!std::isfinite(number))
        return std::isnan(number) ? QStringLiteral("nan") : number > 0 ? QStringLiteral("inf") : QStringLiteral("-inf");
    const double size = std::abs(number);
    if (size != 0 && (size < 1e-3 || size >= 1e5))
        return QString::number(number, 'e', digits - 1)
            .replace(QLatin1String("e-0"), QLatin1String("e-"))
            .replace(QLatin1String("e+0"), QLatin1String("e"));
    return QString::number(number, 'g', digits);
}

QString percentText(double fraction, int decimals)
{
    return QString::number(fraction * 100, 'f', decimals) % QStringLiteral(" %");
}

QString durationText(double seconds)
{
    constexpr const char* units[] = {"s", "ms", "µs", "ns"};
    std::size_t unit = 0;
    for (; unit < 3 && seconds < 0.9995; ++unit)
        seconds *= 1000;
    return QStringLiteral("%1 %2").arg(realText(seconds), QString::fromUtf8(units[unit]));
}

QString memoryText(std::uint64_t bytes)
{
    constexpr const char* units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; unit < 4 && amount >= 1000; ++unit)
        amount /= 1024;
    return QStringLiteral("%1 %2").arg(QLocale().toString(amount, 'f', unit == 0 || amount >= 99.95 ? 0 : 1),
                                       QLatin1String(units[unit]));
}

QString sizesText(const std::vector<std::int64_t>& sizes)
{
    if (sizes.empty())
        return QCoreApplication::translate("engine", "scalar");
    QStringList texts;
    for (const std::int64_t size : sizes)
        texts << QString::number(size);
    return texts.join(QChar(0x00D7));
}

}  // namespace ts
