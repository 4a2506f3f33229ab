#pragma once

#include <cstddef>

namespace cuda_emulator {

/// A function that runs on a stack of its own and can be left in the middle. One thread of the processor uses it at a time.
class Fiber {
public:
    using Entry = void (*)(void* argument);

    /// `entry` never returns: when it has nothing left to do it suspends.
    Fiber(Entry entry, void* argument);
    ~Fiber();
    Fiber(const Fiber&) = delete;
    Fiber& operator=(const Fiber&) = delete;

    /// Goes on where suspend() was called last, or at the start; returns at the next suspend().
    void resume();
    /// Called on the fiber: back to who resumed it.
    void suspend();
    /// Called on the fiber: lets `next`, which is suspended, go on. Whoever resumed this one gets control when `next` suspends;
    /// where that cannot be arranged, at once.
    void pass_to(Fiber& next);
    /// Forgets what was running, so that the next resume() starts afresh. Nothing is unwound.
    void restart();

private:
    struct Context;

    static void enter(Fiber* self);

    Entry m_entry;
    void* m_argument;
    std::size_t m_bytes;           ///< of the stack that are used
    std::byte* m_stack = nullptr;  ///< the lowest page of the first is closed, so that an overflow ends the program
    Context* m_context;
};

}  // namespace cuda_emulator
