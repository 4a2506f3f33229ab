#include "engine/formats/safetensors_json.h"

#include <limits>

#include "engine/tensor/error.h"

namespace ts {

namespace {

constexpr const char* kMetadata = "__metadata__";
constexpr std::size_t kMaxListLength = 64;

}  // namespace

bool SafetensorsJson::start_object(std::size_t)
{
    switch (m_place) {
    case Place::Outside:
        m_place = Place::Root;
        return true;
    case Place::Root:
        begin_entry(m_name);
        return true;
    default:
        refuse("an object");
    }
}

void SafetensorsJson::begin_entry(const std::string& name)
{
    const bool metadata = name == kMetadata;
    if (metadata ? m_metadata_seen : m_header.tensors.contains(name))
        throw FormatError(translatable("engine", "%1: the header names \"%2\" twice. The file is damaged or hostile."),
                          {m_file.string(), name});
    m_metadata_seen = m_metadata_seen || metadata;
    m_place = metadata ? Place::Metadata : Place::Entry;
    m_dtype.reset();
    m_shape.reset();
    m_offsets.reset();
}

bool SafetensorsJson::end_object()
{
    if (m_place == Place::Entry)
        finish_entry();
    m_place = m_place == Place::Root ? Place::Outside : Place::Root;
    return true;
}

void SafetensorsJson::finish_entry()
{
    if (!m_dtype || !m_shape || !m_offsets || m_offsets->size() != 2)
        throw FormatError(translatable("engine", "%1: tensor \"%2\" needs dtype, shape and two data_offsets."),
                          {m_file.string(), m_name});
    if (m_shape->size() > kMaxDims)
        throw FormatError(translatable("engine", "%1: tensor \"%2\" has %3 dimensions; at most %4 are supported."),
                          {m_file.string(), m_name, std::to_string(m_shape->size()), std::to_string(kMaxDims)});
    SafetensorsEntry& entry = m_header.tensors[m_name];
    entry.begin = m_offsets->front();
    entry.end = m_offsets->back();
    for (const std::uint64_t size : *m_shape) {
        if (size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            throw FormatError(translatable("engine", "%1: tensor \"%2\" has the impossible size %3."),
                              {m_file.string(), m_name, std::to_string(size)});
        entry.shape.push_back(static_cast<std::int64_t>(size));
    }
    for (int i = 0; i < kDTypeCount; ++i)
        if (safetensors_name(static_cast<DType>(i)) == *m_dtype) {
            entry.dtype = static_cast<DType>(i);
            return;
        }
    throw FormatError(
        translatable("engine", "%1: tensor \"%2\" has the type %3, which is not supported. Convert it to F32 first."),
        {m_file.string(), m_name, *m_dtype});
}

bool SafetensorsJson::start_array(std::size_t)
{
    if (m_place != Place::Entry || (m_key != "shape" && m_key != "data_offsets"))
        refuse("a list");
    m_list = m_key == "shape" ? &m_shape : &m_offsets;
    if (m_list->has_value())
        refuse("a second list");
    m_list->emplace();
    m_place = Place::List;
    return true;
}

bool SafetensorsJson::end_array()
{
    m_place = Place::Entry;
    return true;
}

bool SafetensorsJson::key(string_t& text)
{
    (m_place == Place::Root ? m_name : m_key) = text;
    if (m_place == Place::Entry && text != "dtype" && text != "shape" && text != "data_offsets")
        throw FormatError(translatable("engine", "%1: tensor \"%2\" has the unknown key \"%3\"."),
                          {m_file.string(), m_name, text});
    return true;
}

bool SafetensorsJson::string(string_t& text)
{
    if (m_place == Place::Metadata) {
        if (!m_header.metadata.emplace(m_key, text).second)
            refuse("a second value");
    } else if (m_place == Place::Entry && m_key == "dtype" && !m_dtype) {
        m_dtype = text;
    } else {
        refuse("a text");
    }
    return true;
}

bool SafetensorsJson::number_unsigned(number_unsigned_t number)
{
    if (m_place != Place::List)
        refuse("a number");
    if ((*m_list)->size() == kMaxListLength)
        refuse("a list without end");
    (*m_list)->push_back(number);
    return true;
}

bool SafetensorsJson::parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&)
{
    throw FormatError(translatable("engine", "%1: the header is not valid JSON at byte %2."),
                      {m_file.string(), std::to_string(position)});
}

void SafetensorsJson::refuse(const char* found) const
{
    throw FormatError(translatable("engine", "%1: the header holds %2 at \"%3\" where the format allows none."),
                      {m_file.string(), found, m_place == Place::Root ? m_name : m_name + '/' + m_key});
}

}  // namespace ts
