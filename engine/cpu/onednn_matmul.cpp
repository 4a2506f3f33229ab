#include <dnnl.hpp>
#include <memory>
#include <unordered_map>

#include "engine/cpu/onednn.h"
#include "engine/cpu/threads.h"
#include "engine/tensor/tensor.h"

namespace ts::onednn {

namespace {

using dnnl::memory;

struct Key {
    MatmulShape shape;
    bool bias;
    int threads;  // prepared primitives share out their work when they are made

    friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const
    {
        const MatmulShape& s = key.shape;
        std::uint64_t hash = (s.transpose_b ? 2U : 0U) + (key.bias ? 1U : 0U);
        for (const std::int64_t v : {s.m, s.n, s.k, s.lda, s.ldb, s.ldc})
            hash = (hash ^ static_cast<std::uint64_t>(v)) * 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(hash ^ (hash >> 29));
    }
};

const dnnl::engine& cpu()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

dnnl::stream& stream()
{
    thread_local dnnl::stream own(cpu());
    return own;
}

memory::desc matrix(std::int64_t rows, std::int64_t columns, memory::dims strides)
{
    return {{rows, columns}, memory::data_type::f32, std::move(strides)};
}

struct Descriptions {
    memory::desc a, b, any_b, bias, c;

    explicit Descriptions(const Key& key)
        : a(matrix(key.shape.m, key.shape.k, {key.shape.lda, 1})),
          b(matrix(key.shape.k, key.shape.n,
                   key.shape.transpose_b ? memory::dims{1, key.shape.ldb} : memory::dims{key.shape.ldb, 1})),
          any_b({key.shape.k, key.shape.n}, memory::data_type::f32, memory::format_tag::any),
          bias(key.bias ? matrix(1, key.shape.n, {key.shape.n, 1}) : memory::desc()),
          c(matrix(key.shape.m, key.shape.n, {key.shape.ldc, 1}))
    {
    }
};

// The call that differs between oneDNN 2 and 3.
dnnl::matmul::primitive_desc describe(const Descriptions& d)
{
    dnnl::primitive_attr attr;
    attr.set_scratchpad_mode(dnnl::scratchpad_mode::user);
#if DNNL_VERSION_MAJOR >= 3
    return {cpu(), d.a, d.any_b, d.bias, d.c, attr};
#else
    return {{d.a, d.any_b, d.bias, d.c}, attr, cpu()};
#endif
}

Tensor room_for(const memory::desc& desc)
{
    return empty({static_cast<std::int64_t>((desc.get_size() + sizeof(float) - 1) / sizeof(float))});
}

/// A prepared product; B passes through a copy in the order that the primitive reads it.
class Prepared {
public:
    Prepared(const Descriptions& d, const dnnl::matmul::primitive_desc& desc)
        : m_product(desc),
          m_a(d.a, cpu(), nullptr),
          m_plain(d.b, cpu(), nullptr),
          m_packed(desc.weights_desc(), cpu(), nullptr),
          m_bias(d.bias, cpu(), nullptr),
          m_c(d.c, cpu(), nullptr),
          m_scratchpad(desc.scratchpad_desc(), cpu(), nullptr),
          m_pack(m_plain, m_packed),
          m_pack_args{{DNNL_ARG_FROM, m_plain.get()}, {DNNL_ARG_TO, m_packed.get()}},
          m_args{{DNNL_ARG_SRC, m_a.get()},
                 {DNNL_ARG_WEIGHTS, m_packed.get()},
                 {DNNL_ARG_DST, m_c.get()},
                 {DNNL_ARG_SCRATCHPAD, m_scratchpad.get()}}
    {
        if (d.bias.get_size() > 0)
            m_args.push_back({DNNL_ARG_BIAS, m_bias.get()});
    }

    void run(const float* a, const float* b, const float* bias, float* c)
    {
        const Tensor packed = room_for(m_packed.get_desc()), scratchpad = room_for(m_scratchpad.get_desc());
        set(m_a, a);
        set(m_plain, b);
        set(m_bias, bias);
        set(m_c, c);
        m_packed.set_data_handle(packed.raw_data());
        m_scratchpad.set_data_handle(scratchpad.raw_data());
        execute(m_pack, m_pack_args);
        execute(m_product, m_args);
    }

private:
    static void set(const memory& where, const float* data) { where.set_data_handle(const_cast<float*>(data)); }

    // The C call: the C++ one builds a map each time.
    static void execute(const dnnl::primitive& primitive, const std::vector<dnnl_exec_arg_t>& args)
    {
        const dnnl_status_t status
            = dnnl_primitive_execute(primitive.get(), stream().get(), static_cast<int>(args.size()), args.data());
        if (status != dnnl_success)
            throw DeviceError(translatable("engine", "oneDNN could not run a matrix product (status %1)."),
                              {std::to_string(static_cast<int>(status))});
    }

    dnnl::matmul m_product;
    memory m_a, m_plain, m_packed, m_bias, m_c, m_scratchpad;
    dnnl::reorder m_pack;
    std::vector<dnnl_exec_arg_t> m_pack_args, m_args;
};

std::unique_ptr<Prepared> prepare(const Key& key)
{
    try {
        const Descriptions d(key);
        return std::make_unique<Prepared>(d, describe(d));
    } catch (const dnnl::error& e) {
        throw DeviceError(translatable("engine", "oneDNN could not multiply matrices of %1 x %2 x %3 (status %4)."),
                          {std::to_string(key.shape.m), std::to_string(key.shape.n), std::to_string(key.shape.k),
                           std::to_string(static_cast<int>(e.status))});
    }
}

/// The thread's own table: bound memory is part of an entry, and no lock is needed.
Prepared& prepared(const Key& key)
{
    // Shapes that change all the time must not fill the memory.
    constexpr std::size_t kMost = 512;
    thread_local std::unordered_map<Key, std::unique_ptr<Prepared>, KeyHash> table;
    const auto found = table.find(key);
    if (found != table.end())
        return *found->second;
    if (table.size() >= kMost)
        table.clear();
    return *table.emplace(key, prepare(key)).first->second;
}

}  // namespace

void matmul(const MatmulShape& shape, const float* a, const float* b, const float* bias, float* c)
{
    prepared({shape, bias != nullptr, compute_threads()}).run(a, b, bias, c);
}

}  // namespace ts::onednn
