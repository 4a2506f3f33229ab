#include "tests/cuda_emulator/fiber.h"

#include <cstdint>
#include <new>
#include <sys/mman.h>

#include "tests/cuda_emulator/fiber_context.h"
#include "tests/cuda_emulator/fiber_sanitizer.h"

namespace cuda_emulator {

namespace {

constexpr std::size_t kStackBytes = 256 * 1024;
constexpr std::size_t kGuardBytes = 16 * 1024;
/// A closed page splits a mapping in two, and a process may have only some ten thousands of them.
constexpr std::size_t kStacksWithGuard = 16 * 1024;

/// Stacks that end at the same place in their pages would all fall into the same few lines of the cache.
std::size_t bytes_of_next_stack()
{
    constexpr std::size_t line = 64, places = 128, apart = 37;
    static std::size_t number = 0;
    return kStackBytes - kGuardBytes - number++ * apart % places * line;
}

std::byte* map_stack()
{
    static std::size_t number = 0;
    const bool guarded = number++ < kStacksWithGuard;
    void* memory = mmap(nullptr, kStackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED || (guarded && mprotect(memory, kGuardBytes, PROT_NONE) != 0))
        throw std::bad_alloc();
    return static_cast<std::byte*>(memory);
}

}  // namespace

struct Fiber::Context {
    StackContext own, resumer;
    FiberSanitizer sanitizer;
};

Fiber::Fiber(Entry entry, void* argument)
    : m_entry(entry), m_argument(argument), m_bytes(bytes_of_next_stack()), m_stack(map_stack()), m_context(new Context)
{
    restart();
}

Fiber::~Fiber()
{
    m_context->sanitizer.forget(m_stack + kGuardBytes, m_bytes);
    delete m_context;
    munmap(m_stack, kStackBytes);
}

void Fiber::restart()
{
    m_context->sanitizer.forget(m_stack + kGuardBytes, m_bytes);
    m_context->own.prepare(m_stack + kGuardBytes, m_bytes, reinterpret_cast<void (*)(void*)>(&Fiber::enter), this);
}

void Fiber::enter(Fiber* self)
{
    self->m_context->sanitizer.entered();
    self->m_entry(self->m_argument);
}

void Fiber::resume()
{
    m_context->sanitizer.before_resume(m_stack + kGuardBytes, m_bytes);
    m_context->resumer.leave_for(m_context->own);
    m_context->sanitizer.after_resume();
}

void Fiber::suspend()
{
    m_context->sanitizer.before_suspend();
    m_context->own.leave_for(m_context->resumer);
    m_context->sanitizer.entered();
}

void Fiber::pass_to(Fiber& next)
{
    if constexpr (StackContext::kCopies && !FiberSanitizer::kWatches) {
        next.m_context->resumer = m_context->resumer;
        m_context->own.leave_for(next.m_context->own);
    } else {
        suspend();
    }
}

}  // namespace cuda_emulator
