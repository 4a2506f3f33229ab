#include "engine/tensor/cuda_library.h"

#include <cstdlib>
#include <dlfcn.h>

#include "engine/tensor/device_backend.h"

namespace ts {

namespace {

std::filesystem::path& chosen_file()
{
    static std::filesystem::path file;
    return file;
}

std::filesystem::path& spare_file()
{
    static std::filesystem::path file;
    return file;
}

std::filesystem::path file_beside_engine()
{
    if (const char* named = std::getenv("TENSORSCAPE_CUDA_LIBRARY"))
        return named;
    Dl_info info{};
    if (!dladdr(reinterpret_cast<const void*>(&cuda_library), &info) || !info.dli_fname)
        return {};
    return std::filesystem::path(info.dli_fname).parent_path() / "libtensorscape_cuda.so";
}

CudaLibrary unusable(const char* text, std::vector<std::string> args = {})
{
    return {false, Message(text, std::move(args))};
}

CudaLibrary load(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return unusable(translatable("engine", "There is no CUDA device: this program was built without the CUDA Toolkit."));
    // Never closed: kernels and destructors of the library may be needed until the very end.
    void* handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        return unusable(translatable("engine", "There is no CUDA device: its library cannot be loaded (%1)."), {dlerror()});
    const auto entry = reinterpret_cast<CudaBackendEntry>(dlsym(handle, "tensorscape_cuda_backend"));
    if (!entry)
        return unusable(translatable("engine", "There is no CUDA device: %1 is not a library of this program."),
                        {file.string()});
    CudaLibrary library;
    if (DeviceBackend* found = entry(&library.why_not)) {
        register_backend(DeviceType::Cuda, *found);
        library.loaded = true;
    }
    return library;
}

CudaLibrary load_first()
{
    CudaLibrary library = load(chosen_file().empty() ? file_beside_engine() : chosen_file());
    if (library.loaded || spare_file().empty())
        return library;
    return load(spare_file());
}

}  // namespace

const CudaLibrary& cuda_library()
{
    static const CudaLibrary library = load_first();
    return library;
}

void set_cuda_library_file(const std::filesystem::path& file)
{
    chosen_file() = file;
}

void set_spare_cuda_library_file(const std::filesystem::path& file)
{
    spare_file() = file;
}

}  // namespace ts
