#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "engine/formats/safetensors.h"

/// Cases computed by PyTorch: <family>.json lists them, <family>.safetensors holds their tensors as "<case>/<name>".
struct GoldenFamily {
    QJsonArray cases;
    std::map<std::string, ts::Tensor> tensors;

    explicit GoldenFamily(const QString& family)
    {
        const QString path = QStringLiteral(TEST_DATA_DIR "/golden/") + family;
        QFile file(path + QStringLiteral(".json"));
        if (file.open(QIODevice::ReadOnly))
            cases = QJsonDocument::fromJson(file.readAll()).array();
        tensors = ts::load_safetensors((path + QStringLiteral(".safetensors")).toStdString());
    }

    [[nodiscard]] QJsonObject find(const QString& id) const
    {
        for (const QJsonValue& value : cases)
            if (value[QStringLiteral("id")].toString() == id)
                return value.toObject();
        return {};
    }
    [[nodiscard]] ts::Tensor at(const QString& id, const QString& name) const
    {
        return tensors.at((id + QLatin1Char('/') + name).toStdString());
    }
};

/// Largest amount by which |a - b| exceeds atol + rtol |b|; not positive where all values agree.
inline double excess(const ts::Tensor& a, const ts::Tensor& b, double rtol, double atol)
{
    const std::vector<double> x = a.to_vector();
    const std::vector<double> y = b.to_vector();
    if (x.size() != y.size())
        return 1e300;
    double worst = -1;
    for (std::size_t i = 0; i < x.size(); ++i)
        worst = std::max(worst, std::isnan(x[i]) ? 1e300 : std::abs(x[i] - y[i]) - atol - rtol * std::abs(y[i]));
    return worst;
}
