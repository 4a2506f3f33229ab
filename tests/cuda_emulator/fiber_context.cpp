#include "tests/cuda_emulator/fiber_context.h"

#include <cstdint>

#ifdef __x86_64__

// What the System V convention lets a function change need not be kept; the rest is pushed before the stacks are exchanged.
asm(R"(
.text
.hidden cuda_emulator_switch_stack
.globl cuda_emulator_switch_stack
.type cuda_emulator_switch_stack,@function
.align 16
cuda_emulator_switch_stack:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
.size cuda_emulator_switch_stack,.-cuda_emulator_switch_stack

.hidden cuda_emulator_first_step
.globl cuda_emulator_first_step
.type cuda_emulator_first_step,@function
.align 16
cuda_emulator_first_step:
    movq %r12, %rdi
    callq *%r13
    ud2
.size cuda_emulator_first_step,.-cuda_emulator_first_step
)");

extern "C" void cuda_emulator_switch_stack(void** keep, void* next);
extern "C" void cuda_emulator_first_step();

namespace cuda_emulator {

void StackContext::prepare(std::byte* stack, std::size_t bytes, void (*function)(void*), void* argument)
{
    auto** top = reinterpret_cast<void**>(stack + bytes);
    *--top = nullptr;  // keeps the stack aligned to 16 bytes where first_step calls
    *--top = nullptr;  // the return address of first_step
    *--top = reinterpret_cast<void*>(&cuda_emulator_first_step);
    *--top = nullptr;                            // rbp
    *--top = nullptr;                            // rbx
    *--top = argument;                           // r12
    *--top = reinterpret_cast<void*>(function);  // r13
    *--top = nullptr;                            // r14
    *--top = nullptr;                            // r15
    m_stack_pointer = top;
}

void StackContext::leave_for(StackContext& other)
{
    cuda_emulator_switch_stack(&m_stack_pointer, other.m_stack_pointer);
}

}  // namespace cuda_emulator

#else

namespace cuda_emulator {

namespace {

// makecontext passes only ints, so pointers travel in halves.
void first_step(unsigned function_high, unsigned function_low, unsigned argument_high, unsigned argument_low)
{
    const auto join = [](unsigned high, unsigned low) { return (static_cast<std::uintptr_t>(high) << 32) | low; };
    reinterpret_cast<void (*)(void*)>(join(function_high, function_low))(
        reinterpret_cast<void*>(join(argument_high, argument_low)));
}

}  // namespace

void StackContext::prepare(std::byte* stack, std::size_t bytes, void (*function)(void*), void* argument)
{
    getcontext(&m_context);
    m_context.uc_stack.ss_sp = stack;
    m_context.uc_stack.ss_size = bytes;
    const auto f = reinterpret_cast<std::uintptr_t>(function), a = reinterpret_cast<std::uintptr_t>(argument);
    makecontext(&m_context, reinterpret_cast<void (*)()>(&first_step), 4, static_cast<unsigned>(f >> 32),
                static_cast<unsigned>(f), static_cast<unsigned>(a >> 32), static_cast<unsigned>(a));
}

void StackContext::leave_for(StackContext& other)
{
    swapcontext(&m_context, &other.m_context);
}

}  // namespace cuda_emulator

#endif
