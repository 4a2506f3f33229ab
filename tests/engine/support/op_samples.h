#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/engine/support/op_layouts.h"

/// Sizes where operations break, made from the samples of a record.
enum class Edge { Empty, OneElement, Broadcast };

inline constexpr std::array kEdges{Edge::Empty, Edge::OneElement, Edge::Broadcast};

inline bool is_values(const ts::Tensor& t)
{
    return t.defined() && ts::is_floating(t.dtype());
}

inline std::int64_t rows_of(const ts::Tensor& t)
{
    return t.defined() && t.dim() > 0 ? t.sizes()[0] : -1;
}

/// The first `rows` rows of the first input and, with `all`, of every input that has as many.
inline std::vector<ts::Tensor> with_rows(const std::vector<ts::Tensor>& inputs, std::int64_t rows, bool all)
{
    std::vector<ts::Tensor> out = inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (rows_of(inputs[i]) >= rows && rows_of(inputs[i]) == rows_of(inputs[0]) && (i == 0 || all))
            out[i] = ts::contiguous(ts::narrow(inputs[i], 0, 0, rows));
    return out;
}

/// Every dimension of size 1; integers become 0, which is a valid index.
inline std::vector<ts::Tensor> single_elements(const std::vector<ts::Tensor>& inputs)
{
    std::vector<ts::Tensor> out;
    for (ts::Tensor t : inputs) {
        for (int d = 0; t.defined() && d < t.dim(); ++d)
            t = ts::narrow(t, d, 0, std::min<std::int64_t>(t.sizes()[d], 1));
        const bool index = t.defined() && !ts::is_floating(t.dtype()) && t.dtype() != ts::DType::Bool;
        out.push_back(!t.defined() ? t : index ? ts::zeros(t.sizes(), t.dtype()) : ts::contiguous(t));
    }
    return out;
}

inline std::vector<std::vector<ts::Tensor>> edge_inputs(const std::vector<ts::Tensor>& inputs, Edge edge)
{
    if (inputs.empty())
        return {};
    if (edge == Edge::Empty)
        return {with_rows(inputs, 0, true), with_rows(inputs, 0, false)};
    if (edge == Edge::OneElement)
        return {single_elements(inputs)};
    if (inputs.size() < 2 || !is_values(inputs[0]) || !is_values(inputs[1]) || inputs[0].sizes() != inputs[1].sizes()
        || rows_of(inputs[0]) < 2)
        return {};
    std::vector<ts::Tensor> second = inputs, first = inputs;
    second[1] = first_row(inputs[1]);
    first[0] = first_row(inputs[0]);
    return {second, first};
}

/// Is this one of those sizes?
inline bool shows(Edge edge, const std::vector<ts::Tensor>& inputs)
{
    bool empty = false, one = true, mixed = false;
    for (const ts::Tensor& t : inputs) {
        empty = empty || (t.defined() && t.numel() == 0);
        one = one && (!t.defined() || t.numel() == 1);
        mixed = mixed || (is_values(t) && t.sizes() != inputs[0].sizes());
    }
    if (edge == Edge::Empty)
        return empty;
    return edge == Edge::OneElement ? one : mixed;
}

/// The attributes of a sample, and for a single element also with every size cut to 1 and every place to 0.
inline std::vector<ts::Params> edge_attributes(const ts::Params& attributes, Edge edge)
{
    if (edge != Edge::OneElement)
        return {attributes};
    static const std::set<std::string> places{"dim", "start", "index", "padding", "output_padding"};
    ts::Params cut;
    for (const auto& [name, value] : attributes) {
        const bool place = places.contains(name);
        const auto shrunk = [place](std::int64_t n) { return place ? 0 : std::min<std::int64_t>(n, 1); };
        ts::ParamValue less = value;
        if (auto* one = std::get_if<std::int64_t>(&less))
            *one = shrunk(*one);
        if (auto* list = std::get_if<std::vector<std::int64_t>>(&less))
            for (std::int64_t& item : *list)
                item = shrunk(item);
        cut.set(name, less);
    }
    return {attributes, cut};
}

inline bool accepts(const ts::OpRecord& op, const std::vector<ts::Tensor>& inputs, const ts::Params& attributes)
{
    try {
        op.call(inputs, attributes);
        return true;
    } catch (const ts::Error&) {
        return false;
    }
}

/// Samples with such sizes that the operation accepts.
inline std::vector<ts::OpSample> edge_samples(const ts::OpRecord& op, Edge edge)
{
    std::vector<ts::OpSample> found;
    std::set<std::string> seen;
    for (const ts::OpSample& sample : op.samples())
        for (std::vector<ts::Tensor>& inputs : edge_inputs(sample.inputs, edge))
            for (const ts::Params& attributes : edge_attributes(sample.attributes, edge)) {
                if (!shows(edge, inputs) || seen.contains(shapes_of(inputs)) || !accepts(op, inputs, attributes))
                    continue;
                seen.insert(shapes_of(inputs));
                found.push_back({inputs, attributes});
            }
    return found;
}

/// The samples of the record and those made from them.
inline std::vector<ts::OpSample> all_samples(const ts::OpRecord& op)
{
    std::vector<ts::OpSample> all = op.samples();
    for (const Edge edge : kEdges)
        for (ts::OpSample& sample : edge_samples(op, edge))
            all.push_back(std::move(sample));
    return all;
}
