#pragma once

#include <utility>

namespace ts {

/// Counted handle to a record that carries its own count: T provides `void retain() const` and `void release() const`.
template <class T> class Ref {
public:
    constexpr Ref() = default;
    constexpr Ref(std::nullptr_t) { }
    explicit Ref(T* record) : m_record(record)
    {
        if (m_record)
            m_record->retain();
    }
    /// Takes over a count that the caller already holds.
    static Ref adopt(T* record)
    {
        Ref r;
        r.m_record = record;
        return r;
    }
    Ref(const Ref& other) : Ref(other.m_record) { }
    Ref(Ref&& other) noexcept : m_record(std::exchange(other.m_record, nullptr)) { }
    Ref& operator=(Ref other) noexcept
    {
        std::swap(m_record, other.m_record);
        return *this;
    }
    ~Ref()
    {
        if (m_record)
            m_record->release();
    }

    [[nodiscard]] T* get() const { return m_record; }
    T* operator->() const { return m_record; }
    T& operator*() const { return *m_record; }
    explicit operator bool() const { return m_record != nullptr; }
    friend bool operator==(const Ref&, const Ref&) = default;

private:
    T* m_record = nullptr;
};

}  // namespace ts
