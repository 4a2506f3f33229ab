#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#elif defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace cuda_emulator {

/// Tells AddressSanitizer and ThreadSanitizer which stack runs; does nothing in a plain build.
class FiberSanitizer {
public:
#if defined(__SANITIZE_ADDRESS__)
    static constexpr bool kWatches = true;
    void before_resume(const std::byte* stack, std::size_t bytes)
    {
        __sanitizer_start_switch_fiber(&m_resumer_fake, stack, bytes);
    }
    void after_resume()
    {
        __sanitizer_finish_switch_fiber(m_resumer_fake, nullptr, nullptr);
    }
    void entered()
    {
        __sanitizer_finish_switch_fiber(m_fake, &m_resumer_stack, &m_resumer_bytes);
    }
    void before_suspend()
    {
        __sanitizer_start_switch_fiber(&m_fake, m_resumer_stack, m_resumer_bytes);
    }
    void forget(std::byte* stack, std::size_t bytes)
    {
        m_fake = nullptr;
        __asan_unpoison_memory_region(stack, bytes);
    }

private:
    void* m_fake = nullptr;
    void* m_resumer_fake = nullptr;
    const void* m_resumer_stack = nullptr;
    std::size_t m_resumer_bytes = 0;
#elif defined(__SANITIZE_THREAD__)
    static constexpr bool kWatches = true;
    ~FiberSanitizer()
    {
        drop();
    }
    void before_resume(const std::byte*, std::size_t)
    {
        if (!m_fiber)
            m_fiber = __tsan_create_fiber(0);
        m_resumer = __tsan_get_current_fiber();
        __tsan_switch_to_fiber(m_fiber, 0);
    }
    void after_resume() { }
    void entered() { }
    void before_suspend()
    {
        __tsan_switch_to_fiber(m_resumer, 0);
    }
    void forget(std::byte*, std::size_t)
    {
        drop();
    }

private:
    void drop()
    {
        if (m_fiber)
            __tsan_destroy_fiber(m_fiber);
        m_fiber = nullptr;
    }
    void* m_fiber = nullptr;
    void* m_resumer = nullptr;
#else
    static constexpr bool kWatches = false;
    void before_resume(const std::byte*, std::size_t) { }
    void after_resume() { }
    void entered() { }
    void before_suspend() { }
    void forget(std::byte*, std::size_t) { }
#endif
};

}  // namespace cuda_emulator
