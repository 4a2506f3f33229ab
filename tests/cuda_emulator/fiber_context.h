#pragma once

#include <cstddef>
#ifndef __x86_64__
#include <ucontext.h>
#endif

namespace cuda_emulator {

/// The state of the processor at the point where a stack was left.
class StackContext {
public:
    /// The first switch to it calls function(argument) on that stack.
    void prepare(std::byte* stack, std::size_t bytes, void (*function)(void*), void* argument);
    /// Keeps the state here and goes on at `other`.
    void leave_for(StackContext& other);

#ifdef __x86_64__
    static constexpr bool kCopies = true;  ///< a copy of a context is as good

private:
    void* m_stack_pointer = nullptr;
#else
    static constexpr bool kCopies = false;

private:
    ucontext_t m_context{};
#endif
};

}  // namespace cuda_emulator
