#include "tests/cuda_emulator/kernel_report.h"

#include <cstdio>
#include <cstdlib>
#include <cxxabi.h>
#include <dlfcn.h>
#include <memory>
#include <string>

namespace cuda_emulator {

namespace {

std::string function_name(const void* function)
{
    Dl_info info{};
    if (!dladdr(function, &info) || !info.dli_sname)
        return "a kernel without a public name";
    int status = 0;
    const std::unique_ptr<char, void (*)(void*)> plain(abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status),
                                                       &std::free);
    return status == 0 ? plain.get() : info.dli_sname;
}

}  // namespace

void report_kernel(const void* function, const char* reason, bool name_thread)
{
    std::fprintf(stderr, "cuda_emulator: %s: %s; block (%u, %u, %u)", function_name(function).c_str(), reason, blockIdx.x,
                 blockIdx.y, blockIdx.z);
    if (name_thread)
        std::fprintf(stderr, ", thread (%u, %u, %u)", threadIdx.x, threadIdx.y, threadIdx.z);
    std::fprintf(stderr, "\n");
}

void report_waiting_thread(const uint3& thread, const WarpOffer* offer, unsigned present)
{
    std::fprintf(stderr, "cuda_emulator: thread (%u, %u, %u) waits ", thread.x, thread.y, thread.z);
    if (offer)
        std::fprintf(stderr, "at a warp operation with mask %#x; lanes %#x of it are there\n", offer->mask,
                     offer->mask & present);
    else
        std::fprintf(stderr, "at __syncthreads()\n");
}

}  // namespace cuda_emulator
