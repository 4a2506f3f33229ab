#include "engine/tensor/tensor.h"

#include <algorithm>
#include <cstring>

#include "engine/tensor/copy.h"
#include "engine/tensor/element.h"
#include "engine/tensor/gradient_buffer.h"

namespace ts {

namespace {

Tensor make(const Shape& sizes, const Shape& strides, TensorOptions options, bool contiguous)
{
    for (const std::int64_t size : sizes)
        if (size < 0)
            throw ShapeError(translatable("engine", "Sizes must not be negative; got %1."), {sizes.text()});
    std::int64_t bytes = static_cast<std::int64_t>(item_size(options.dtype));
    for (const std::int64_t size : sizes)
        if (__builtin_mul_overflow(bytes, std::max<std::int64_t>(size, 1), &bytes))
            throw DeviceError(translatable("engine", "Out of memory: a tensor of shape %1 was asked for."), {sizes.text()});
    Ref<TensorRecord> record = TensorRecord::make();
    record->dtype = options.dtype;
    record->sizes = sizes;
    record->strides = strides;
    record->numel = sizes.numel();
    record->contiguous = contiguous;
    record->storage = Storage::allocate(static_cast<std::size_t>(record->numel) * item_size(options.dtype), options.device);
    return Tensor(std::move(record));
}

bool row_major(const Shape& sizes, const Shape& strides)
{
    std::int64_t step = 1;
    for (int i = sizes.rank() - 1; i >= 0; --i) {
        if (sizes[i] == 0)
            return true;
        if (sizes[i] != 1 && strides[i] != step)
            return false;
        step *= sizes[i];
    }
    return true;
}

Shape channels_last_strides(const Shape& sizes)
{
    return {sizes[1] * sizes[2] * sizes[3], 1, sizes[3] * sizes[1], sizes[1]};
}

Tensor view_of(const TensorRecord& base, const Shape& sizes, const Shape& strides, std::int64_t offset)
{
    Ref<TensorRecord> record = TensorRecord::make();
    record->dtype = base.dtype;
    record->sizes = sizes;
    record->strides = strides;
    record->numel = sizes.numel();
    record->offset = offset;
    record->contiguous = row_major(sizes, strides);
    record->storage = base.storage;
    return Tensor(std::move(record));
}

/// Throws unless every element lies inside the storage.
void check_inside(const TensorRecord& base, const Shape& sizes, const Shape& strides, std::int64_t offset)
{
    std::int64_t lowest = offset, highest = offset, reach = 0;
    bool fits = sizes.rank() == strides.rank() && offset >= 0, empty = false;
    for (int i = 0; fits && i < sizes.rank(); ++i) {
        fits = sizes[i] >= 0 && !__builtin_mul_overflow(std::max<std::int64_t>(sizes[i] - 1, 0), strides[i], &reach);
        std::int64_t& end = reach < 0 ? lowest : highest;
        fits = fits && !__builtin_add_overflow(end, reach, &end);
        empty = empty || sizes[i] == 0;
    }
    const auto elements = static_cast<std::int64_t>(base.storage->bytes() / item_size(base.dtype));
    if (!fits || (!empty && (lowest < 0 || highest >= elements)))
        throw ShapeError(translatable("engine",
                                      "as_strided: sizes %1 with strides %2 from element %3 do not lie inside a memory "
                                      "of %4 elements."),
                         {sizes.text(), strides.text(), std::to_string(offset), std::to_string(elements)});
}

}  // namespace

bool Tensor::is_channels_last() const
{
    if (dim() != 4)
        return false;
    const Shape wanted = channels_last_strides(sizes());
    for (int i = 0; i < 4; ++i)
        if (sizes()[i] != 1 && strides()[i] != wanted[i])
            return false;
    return true;
}

bool Tensor::is_dense() const
{
    if (is_contiguous() || is_channels_last())
        return true;
    // Follow the dimensions from the innermost outwards: each must start where the one inside it ends.
    std::int64_t step = 1;
    for (int joined = 0; joined < dim(); ++joined) {
        int next = -1;
        for (int d = 0; d < dim(); ++d)
            if (sizes()[d] != 1 && strides()[d] == step)
                next = d;
        if (next < 0)
            return step == numel();
        step *= sizes()[next];
    }
    return true;
}

double Tensor::item() const
{
    if (numel() != 1)
        throw ArgumentError(translatable("engine", "item: the tensor has %1 elements (shape %2); one is needed."),
                            {std::to_string(numel()), sizes().text()});
    if (device().type == DeviceType::Cpu)
        return read_element(raw_data(), dtype());
    const Tensor here = copy_to_device(*this, Device{});
    return read_element(here.raw_data(), dtype());
}

std::vector<double> Tensor::to_vector() const
{
    Tensor flat = empty(sizes(), DType::Float64);
    copy_elements(*this, flat);
    const double* p = flat.data<double>();
    return {p, p + numel()};
}

Tensor Tensor::as_strided(const Shape& sizes, const Shape& strides, std::int64_t offset) const
{
    check_inside(*m_record, sizes, strides, offset);
    return view_of(*m_record, sizes, strides, offset);
}

const Tensor& Tensor::set_requires_grad(bool value) const
{
    if (m_record->grad_fn)
        throw ArgumentError(translatable("engine", "requires_grad can only be set on leaves; use detach() first."), {});
    if (value && !is_floating(dtype()))
        throw TypeError(translatable("engine", "Only floating tensors can require a gradient; this one is %1."),
                        {std::string(name(dtype()))});
    m_record->requires_grad = value;
    return *this;
}

Tensor Tensor::grad() const
{
    if (m_record->retained)
        return Tensor(*m_record->retained);
    return m_record->grad_valid ? Tensor(m_record->grad) : Tensor();
}

void Tensor::set_grad(const Tensor& gradient) const
{
    if (!gradient.defined()) {
        zero_grad();
        return;
    }
    if (gradient.sizes() != sizes())
        throw ShapeError(translatable("engine", "A gradient of shape %1 does not fit a tensor of shape %2."),
                         {gradient.sizes().text(), sizes().text()});
    if (gradient.dtype() != dtype())
        throw TypeError(translatable("engine", "A gradient of %1 does not fit a tensor of %2."),
                        {std::string(name(gradient.dtype())), std::string(name(dtype()))});
    if (gradient.device() != device())
        throw DeviceError(translatable("engine", "A gradient on %1 does not fit a tensor on %2."),
                          {gradient.device().text(), device().text()});
    part_from_history(*m_record);
    if (m_record->retained)
        *m_record->retained = Ref<TensorRecord>(gradient.record());
    else if (m_record->grad_is_buffer)
        copy_elements(gradient, Tensor(m_record->grad));
    else
        m_record->grad = Ref<TensorRecord>(gradient.record());
    m_record->grad_valid = true;
}

void Tensor::set_grad_buffer(const Tensor& buffer) const
{
    if (buffer.sizes() != sizes())
        throw ShapeError(translatable("engine", "A gradient of shape %1 does not fit a tensor of shape %2."),
                         {buffer.sizes().text(), sizes().text()});
    if (buffer.dtype() != dtype())
        throw TypeError(translatable("engine", "A gradient of %1 does not fit a tensor of %2."),
                        {std::string(name(buffer.dtype())), std::string(name(dtype()))});
    m_record->grad = Ref<TensorRecord>(buffer.record());
    m_record->grad_is_buffer = true;
    m_record->grad_valid = false;
}

void Tensor::zero_grad() const
{
    m_record->grad_valid = false;
    if (m_record->retained)
        *m_record->retained = {};
    part_from_history(*m_record);
    if (!m_record->grad_is_buffer)
        m_record->grad = {};
}

Tensor Tensor::detach() const
{
    return view_of(*m_record, sizes(), strides(), storage_offset());
}

void Tensor::throw_wrong_type(DType wanted) const
{
    throw TypeError(translatable("engine", "The tensor holds %1; %2 was asked for."),
                    {std::string(name(dtype())), std::string(name(wanted))});
}

Tensor empty(const Shape& sizes, TensorOptions options)
{
    return make(sizes, contiguous_strides(sizes), options, true);
}

Tensor empty_strided(const Shape& sizes, const Shape& strides, TensorOptions options)
{
    return make(sizes, strides, options, row_major(sizes, strides));
}

Tensor empty_channels_last(const Shape& sizes, TensorOptions options)
{
    if (sizes.rank() != 4)
        throw ShapeError(translatable("engine", "channels_last needs 4 dimensions (N, C, H, W); got %1."), {sizes.text()});
    return empty_strided(sizes, channels_last_strides(sizes), options);
}

Tensor empty_like(const Tensor& other)
{
    return empty_like(other, other.dtype());
}

Tensor empty_like(const Tensor& other, DType dtype)
{
    const TensorOptions options(dtype, other.device());
    if (other.is_contiguous())
        return make(other.sizes(), other.strides(), options, true);
    return other.is_dense() ? empty_strided(other.sizes(), other.strides(), options) : empty(other.sizes(), options);
}

Tensor zeros(const Shape& sizes, TensorOptions options)
{
    Tensor out = empty(sizes, options);
    if (options.device.type == DeviceType::Cpu)
        std::memset(out.raw_data(), 0, static_cast<std::size_t>(out.numel()) * item_size(options.dtype));
    else
        fill_elements(out, 0);
    return out;
}

Tensor ones(const Shape& sizes, TensorOptions options)
{
    return full(sizes, 1, options);
}

Tensor full(const Shape& sizes, double value, TensorOptions options)
{
    Tensor out = empty(sizes, options);
    fill_elements(out, value);
    return out;
}

Tensor scalar(double value, TensorOptions options)
{
    Tensor out = empty({}, options);
    if (options.device.type == DeviceType::Cpu)
        write_element(out.raw_data(), options.dtype, value);
    else
        fill_elements(out, value);
    return out;
}

Tensor from_memory(void* data, const Shape& sizes, DType dtype, std::function<void()> release)
{
    Ref<TensorRecord> record = TensorRecord::make();
    record->dtype = dtype;
    record->sizes = sizes;
    record->strides = contiguous_strides(sizes);
    record->numel = sizes.numel();
    record->storage
        = Storage::external(data, static_cast<std::size_t>(record->numel) * item_size(dtype), Device{}, std::move(release));
    return Tensor(std::move(record));
}

}  // namespace ts
