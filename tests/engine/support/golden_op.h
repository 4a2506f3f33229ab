#pragma once

#include <array>
#include <optional>

#include "engine/autograd/backward.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/memory_order.h"
#include "engine/ops/op_record.h"
#include "engine/ops/shape_ops.h"
#include "tests/engine/support/golden.h"

/// How the inputs of a case are laid out before the operation sees them.
enum class InputLayout { RowMajor, Transposed, ChannelsLast };

inline ts::Tensor laid_out(const ts::Tensor& t, InputLayout layout)
{
    if (layout == InputLayout::Transposed && t.dim() > 1)
        return ts::transpose(ts::contiguous(ts::transpose(t, 0, t.dim() - 1)), 0, t.dim() - 1);
    return layout == InputLayout::ChannelsLast && t.dim() == 4 ? ts::channels_last(t) : t;
}

inline ts::ParamValue attribute_value(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isString())
        return value.toString().toStdString();
    if (value.isArray()) {
        std::vector<std::int64_t> list;
        for (const QJsonValue& item : value.toArray())
            list.push_back(item.toInteger());
        return list;
    }
    const double number = value.toDouble();
    return number == std::floor(number) ? ts::ParamValue(value.toInteger()) : ts::ParamValue(number);
}

inline ts::Params attributes_of(const QJsonObject& object)
{
    ts::Params attributes;
    for (auto it = object.begin(); it != object.end(); ++it)
        attributes.set(it.key().toStdString(), attribute_value(it.value()));
    return attributes;
}

/// Runs a case through its op record, forwards and backwards; what differs from PyTorch, or nothing.
inline std::optional<QString> golden_op_problem(const GoldenFamily& family, const QJsonObject& test, InputLayout layout,
                                                ts::DType dtype)
{
    const QString id = test[QStringLiteral("id")].toString();
    const double rtol = test[QStringLiteral("rtol")].toDouble(), atol = test[QStringLiteral("atol")].toDouble();
    const ts::OpRecord* op = ts::find_op(test[QStringLiteral("op")].toString().toStdString());
    if (!op)
        return QStringLiteral("no such operation");
    std::vector<ts::Tensor> inputs;
    const QJsonArray grads = test[QStringLiteral("grads")].toArray();
    for (int i = 0; i < test[QStringLiteral("inputs")].toInt(); ++i) {
        ts::Tensor in = laid_out(family.at(id, QStringLiteral("in%1").arg(i)).detach(), layout);
        if (ts::is_floating(in.dtype()))
            in = ts::to(in, dtype);
        if (grads.contains(i))
            in.set_requires_grad();
        inputs.push_back(in);
    }
    const ts::Tensor out = op->call(inputs, attributes_of(test[QStringLiteral("attrs")].toObject())).front();
    const ts::Tensor expected = family.at(id, QStringLiteral("out0"));
    if (out.sizes() != expected.sizes() || excess(out, expected, rtol, atol) > 0)
        return QStringLiteral("result differs by %1").arg(excess(out, expected, rtol, atol));
    if (grads.isEmpty())
        return std::nullopt;
    ts::backward(out, ts::to(family.at(id, QStringLiteral("gout0")), dtype));
    for (const QJsonValue& i : grads) {
        const ts::Tensor gradient = family.at(id, QStringLiteral("gin%1").arg(i.toInt()));
        const double worst = excess(inputs[static_cast<std::size_t>(i.toInt())].grad(), gradient, rtol, atol);
        if (worst > 0)
            return QStringLiteral("gradient of input %1 differs by %2").arg(i.toInt()).arg(worst);
    }
    return std::nullopt;
}
