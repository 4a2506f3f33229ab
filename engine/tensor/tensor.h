#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "engine/tensor/device.h"
#include "engine/tensor/dtype.h"
#include "engine/tensor/shape.h"
#include "engine/tensor/tensor_options.h"
#include "engine/tensor/tensor_record.h"

namespace ts {

/// Maps a C++ element type to its DType.
template <class T> struct DTypeOf;
template <> struct DTypeOf<float> {
    static constexpr DType value = DType::Float32;
};
template <> struct DTypeOf<double> {
    static constexpr DType value = DType::Float64;
};
template <> struct DTypeOf<std::int64_t> {
    static constexpr DType value = DType::Int64;
};
template <> struct DTypeOf<std::int32_t> {
    static constexpr DType value = DType::Int32;
};
template <> struct DTypeOf<std::uint8_t> {
    static constexpr DType value = DType::UInt8;
};
template <> struct DTypeOf<bool> {
    static constexpr DType value = DType::Bool;
};

/// A handle to a strided view of shared storage; copying a Tensor copies the handle. Operations are the free functions of
/// engine/ops; names follow PyTorch's.
class Tensor {
public:
    /// Undefined: no shape, no data.
    Tensor() = default;
    explicit Tensor(Ref<TensorRecord> record) : m_record(std::move(record)) { }

    [[nodiscard]] bool defined() const { return static_cast<bool>(m_record); }
    [[nodiscard]] DType dtype() const { return m_record->dtype; }
    [[nodiscard]] Device device() const { return m_record->storage->device(); }
    /// Element type and device, to make tensors alike.
    [[nodiscard]] TensorOptions options() const { return {dtype(), device()}; }
    [[nodiscard]] const Shape& sizes() const { return m_record->sizes; }
    /// In elements, as PyTorch's stride().
    [[nodiscard]] const Shape& strides() const { return m_record->strides; }
    /// Size of a dimension; negative counts from the end. Throws ArgumentError out of range.
    [[nodiscard]] std::int64_t size(std::int64_t dim) const { return sizes()[normalize_dim(dim, this->dim(), "size")]; }
    [[nodiscard]] int dim() const { return sizes().rank(); }
    [[nodiscard]] std::int64_t numel() const { return m_record->numel; }
    /// Elements between the start of the storage and the first element.
    [[nodiscard]] std::int64_t storage_offset() const { return m_record->offset; }

    /// Row-major without gaps.
    [[nodiscard]] bool is_contiguous() const { return m_record->contiguous; }
    /// Four dimensions (N, C, H, W) that lie as (N, H, W, C) in memory, without gaps.
    [[nodiscard]] bool is_channels_last() const;
    /// Without gaps or overlaps in some order of the dimensions.
    [[nodiscard]] bool is_dense() const;

    /// First element. Throws TypeError where T is not the element type. An address on the tensor's device.
    template <class T> [[nodiscard]] T* data() const
    {
        if (m_record->dtype != DTypeOf<T>::value)
            throw_wrong_type(DTypeOf<T>::value);
        return static_cast<T*>(m_record->data());
    }
    [[nodiscard]] void* raw_data() const { return m_record->data(); }

    /// The only element, converted to double. Waits for a device. Throws ArgumentError where there is not exactly one.
    [[nodiscard]] double item() const;
    /// All elements in row-major order, converted to double. Waits for a device.
    [[nodiscard]] std::vector<double> to_vector() const;

    /// A view of the same storage. Sizes and strides must stay inside it: this is for the shape operations.
    [[nodiscard]] Tensor as_strided(const Shape& sizes, const Shape& strides, std::int64_t offset) const;
    /// Do both view the same storage?
    [[nodiscard]] bool shares_storage(const Tensor& other) const { return m_record->storage == other.m_record->storage; }
    [[nodiscard]] std::uint32_t version() const { return m_record->storage->version(); }
    /// To be called by everything that writes into the tensor, with the name of the operation ("add_"), a literal.
    void bump_version(const char* by = nullptr) const { m_record->storage->bump_version(by); }

    /// True for leaves marked by set_requires_grad and for results computed from them.
    [[nodiscard]] bool requires_grad() const { return m_record->requires_grad || m_record->grad_fn; }
    /// Marks a leaf. Throws ArgumentError for results of recorded operations and TypeError for integers. Returns *this.
    const Tensor& set_requires_grad(bool value = true) const;
    [[nodiscard]] bool is_leaf() const { return m_record->grad_fn == nullptr; }
    /// Gradient gathered in this leaf, or in a result marked by retain_grad; undefined before the first backward pass and
    /// after zero_grad.
    [[nodiscard]] Tensor grad() const;
    /// Puts a gradient of the same shape and type in place; an undefined tensor clears it.
    void set_grad(const Tensor& gradient) const;
    /// Gives the leaf a fixed buffer that gradients are gathered in (a slice of a flat arena).
    void set_grad_buffer(const Tensor& buffer) const;
    /// Forgets the gradient; a fixed buffer is kept and overwritten by the next backward pass.
    void zero_grad() const;
    /// The same values, without history.
    [[nodiscard]] Tensor detach() const;

    /// PyTorch-like print: values with aligned columns, shape and type.
    [[nodiscard]] std::string text() const;

    [[nodiscard]] TensorRecord* record() const { return m_record.get(); }
    friend bool same(const Tensor& a, const Tensor& b) { return a.m_record == b.m_record; }

private:
    [[noreturn]] void throw_wrong_type(DType wanted) const;

    Ref<TensorRecord> m_record;
};

/// Uninitialised.
Tensor empty(const Shape& sizes, TensorOptions options = {});
/// Uninitialised, with these strides (dense in some order).
Tensor empty_strided(const Shape& sizes, const Shape& strides, TensorOptions options);
/// Uninitialised (N, C, H, W) that lies as (N, H, W, C) in memory.
Tensor empty_channels_last(const Shape& sizes, TensorOptions options = {});
/// Uninitialised, same sizes and, where dense, same memory order.
Tensor empty_like(const Tensor& other);
Tensor empty_like(const Tensor& other, DType dtype);
Tensor zeros(const Shape& sizes, TensorOptions options = {});
Tensor ones(const Shape& sizes, TensorOptions options = {});
Tensor full(const Shape& sizes, double value, TensorOptions options = {});
/// A 0-dimensional tensor.
Tensor scalar(double value, TensorOptions options = {});

/// A contiguous tensor with a copy of `values`. Throws ShapeError where the count does not fit.
template <class T> Tensor tensor(std::span<const T> values, const Shape& sizes)
{
    Tensor out = empty(sizes, DTypeOf<T>::value);
    if (static_cast<std::int64_t>(values.size()) != out.numel())
        throw ShapeError(translatable("engine", "tensor: %1 values do not fill shape %2."),
                         {std::to_string(values.size()), sizes.text()});
    std::copy(values.begin(), values.end(), out.data<T>());
    return out;
}
template <class T> Tensor tensor(std::initializer_list<T> values, const Shape& sizes)
{
    return tensor(std::span<const T>(values.begin(), values.size()), sizes);
}
template <class T> Tensor tensor(std::initializer_list<T> values)
{
    return tensor(values, Shape{static_cast<std::int64_t>(values.size())});
}
/// A tensor over memory owned by somebody else, row-major; `release` is called when the last view is gone.
Tensor from_memory(void* data, const Shape& sizes, DType dtype, std::function<void()> release);

}  // namespace ts
