#include <algorithm>
#include <dnnl.hpp>
#include <memory>
#include <unordered_map>

#include "engine/cpu/onednn.h"
#include "engine/cpu/threads.h"
#include "engine/tensor/allocator.h"
#include "engine/tensor/error.h"

namespace ts::onednn {

namespace {

using dnnl::memory;
using Tag = memory::format_tag;

enum class Pass : std::uint8_t { Forward, BackwardData, BackwardWeights };

struct Key {
    ConvGeometry geometry;
    Pass pass;
    bool bias;
    bool relu;
    int threads;  // prepared primitives share out their work when they are made

    friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const
    {
        const ConvGeometry& g = key.geometry;
        std::uint64_t hash = static_cast<std::uint64_t>(key.pass) * 4 + (key.relu ? 2 : 0) + (key.bias ? 1 : 0);
        for (const std::int64_t v : {g.n, g.channels, g.h, g.w, g.filters, g.kernel_h, g.kernel_w, g.stride_h, g.stride_w,
                                     g.pad_h, g.pad_w, g.dilation_h, g.dilation_w, g.groups})
            hash = (hash ^ static_cast<std::uint64_t>(v)) * 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(hash ^ (hash >> 29));
    }
};

/// Memory from the engine's cache for the time of one call.
class Scratch {
public:
    explicit Scratch(std::size_t bytes) : m_block(bytes > 0 ? allocate(bytes) : Block{}) { }
    ~Scratch()
    {
        if (m_block.data)
            deallocate(m_block.data, m_block.capacity);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] void* data() const { return m_block.data; }

private:
    Block m_block;
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

memory::desc images(std::int64_t n, std::int64_t channels, std::int64_t h, std::int64_t w)
{
    return {{n, channels, h, w}, memory::data_type::f32, Tag::nhwc};
}

memory::desc weights(const ConvGeometry& g, bool plain)
{
    const std::int64_t out = g.filters / g.groups, in = g.channels / g.groups;
    if (g.groups == 1)
        return {{out, in, g.kernel_h, g.kernel_w}, memory::data_type::f32, plain ? Tag::oihw : Tag::any};
    return {{g.groups, out, in, g.kernel_h, g.kernel_w}, memory::data_type::f32, plain ? Tag::goihw : Tag::any};
}

struct Descriptions {
    memory::desc x, w, b, y;
    memory::dims stride, dilation, before, after;

    explicit Descriptions(const ConvGeometry& g, bool bias)
        : x(images(g.n, g.channels, g.h, g.w)),
          w(weights(g, false)),
          b(bias ? memory::desc({g.filters}, memory::data_type::f32, Tag::a) : memory::desc()),
          y(images(g.n, g.filters, g.out_h, g.out_w)),
          stride{g.stride_h, g.stride_w},
          dilation{g.dilation_h - 1, g.dilation_w - 1},
          before{g.pad_h, g.pad_w},
          after{(g.out_h - 1) * g.stride_h + g.dilation_h * (g.kernel_h - 1) + 1 - g.h - g.pad_h,
                (g.out_w - 1) * g.stride_w + g.dilation_w * (g.kernel_w - 1) + 1 - g.w - g.pad_w}
    {
    }
};

constexpr auto kAlgorithm = dnnl::algorithm::convolution_direct;

dnnl::primitive_attr attributes()
{
    dnnl::primitive_attr attr;
    attr.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return attr;
}

// The calls that differ between oneDNN 2 and 3.
#if DNNL_VERSION_MAJOR >= 3
dnnl::primitive_attr forward_attributes(bool relu)
{
    dnnl::post_ops after;
    if (relu)
        after.append_eltwise(dnnl::algorithm::eltwise_relu, 0, 0);
    dnnl::primitive_attr attr = attributes();
    attr.set_post_ops(after);
    return attr;
}
dnnl::convolution_forward::primitive_desc forward_desc(const Descriptions& d, bool relu = false)
{
    return {cpu(),   dnnl::prop_kind::forward_training, kAlgorithm, d.x, d.w, d.b, d.y, d.stride, d.dilation, d.before,
            d.after, forward_attributes(relu)};
}
dnnl::convolution_backward_data::primitive_desc backward_data_desc(const Descriptions& d)
{
    return {cpu(), kAlgorithm, d.x, d.w, d.y, d.stride, d.dilation, d.before, d.after, forward_desc(d), attributes()};
}
dnnl::convolution_backward_weights::primitive_desc backward_weights_desc(const Descriptions& d)
{
    return {cpu(), kAlgorithm, d.x, d.w, d.b, d.y, d.stride, d.dilation, d.before, d.after, forward_desc(d), attributes()};
}
#else
dnnl::primitive_attr forward_attributes(bool relu)
{
    dnnl::post_ops after;
    if (relu)
        after.append_eltwise(1, dnnl::algorithm::eltwise_relu, 0, 0);
    dnnl::primitive_attr attr = attributes();
    attr.set_post_ops(after);
    return attr;
}
dnnl::convolution_forward::primitive_desc forward_desc(const Descriptions& d, bool relu = false)
{
    return {{dnnl::prop_kind::forward_training, kAlgorithm, d.x, d.w, d.b, d.y, d.stride, d.dilation, d.before, d.after},
            forward_attributes(relu),
            cpu()};
}
dnnl::convolution_backward_data::primitive_desc backward_data_desc(const Descriptions& d)
{
    return {{kAlgorithm, d.x, d.w, d.y, d.stride, d.dilation, d.before, d.after}, attributes(), cpu(), forward_desc(d)};
}
dnnl::convolution_backward_weights::primitive_desc backward_weights_desc(const Descriptions& d)
{
    return {{kAlgorithm, d.x, d.w, d.b, d.y, d.stride, d.dilation, d.before, d.after}, attributes(), cpu(), forward_desc(d)};
}
#endif

/// A prepared convolution with its operands bound; weights pass through a copy where the primitive wants its own order.
class Prepared {
public:
    template <class Desc>
    Prepared(const Desc& desc, dnnl::primitive primitive, const memory::desc& wanted_weights, const ConvGeometry& g,
             bool weights_are_result)
        : m_primitive(std::move(primitive)),
          m_scratchpad(desc.scratchpad_desc(), cpu(), nullptr),
          m_plain(weights(g, true), cpu(), nullptr),
          m_weights(wanted_weights, cpu(), nullptr),
          m_scratchpad_bytes(desc.scratchpad_desc().get_size())
    {
        if (wanted_weights == m_plain.get_desc())
            return;
        m_weights_bytes = wanted_weights.get_size();
        m_reorder = weights_are_result ? dnnl::reorder(m_weights, m_plain) : dnnl::reorder(m_plain, m_weights);
        m_reorder_args = {{DNNL_ARG_FROM, (weights_are_result ? m_weights : m_plain).get()},
                          {DNNL_ARG_TO, (weights_are_result ? m_plain : m_weights).get()}};
    }

    void bind(int role, const memory::desc& desc)
    {
        m_operands.emplace_back(desc, cpu(), nullptr);
        m_args.push_back({role, m_operands.back().get()});
    }
    void bind_weights(int role)
    {
        m_args.push_back({role, m_weights.get()});
        m_args.push_back({DNNL_ARG_SCRATCHPAD, m_scratchpad.get()});
    }

    /// Data of the operands in the order they were bound.
    void run(std::initializer_list<const float*> operands, const float* weight, bool weights_are_result)
    {
        std::size_t i = 0;
        for (const float* data : operands)
            set(m_operands[i++], data);
        const Scratch scratchpad(m_scratchpad_bytes), reordered(m_weights_bytes);
        m_scratchpad.set_data_handle(scratchpad.data());
        set(m_plain, weight);
        m_weights.set_data_handle(m_weights_bytes > 0 ? reordered.data() : const_cast<float*>(weight));
        if (m_weights_bytes > 0 && !weights_are_result)
            execute(m_reorder, m_reorder_args);
        execute(m_primitive, m_args);
        if (m_weights_bytes > 0 && weights_are_result)
            execute(m_reorder, m_reorder_args);
    }

private:
    static void set(const memory& where, const float* data) { where.set_data_handle(const_cast<float*>(data)); }

    // The C call: the C++ one builds a map each time.
    static void execute(const dnnl::primitive& primitive, const std::vector<dnnl_exec_arg_t>& args)
    {
        const dnnl_status_t status
            = dnnl_primitive_execute(primitive.get(), stream().get(), static_cast<int>(args.size()), args.data());
        if (status != dnnl_success)
            throw DeviceError(translatable("engine", "oneDNN could not run a convolution (status %1)."),
                              {std::to_string(static_cast<int>(status))});
    }

    dnnl::primitive m_primitive;
    dnnl::reorder m_reorder;
    memory m_scratchpad, m_plain, m_weights;
    std::vector<memory> m_operands;
    std::vector<dnnl_exec_arg_t> m_args, m_reorder_args;
    std::size_t m_scratchpad_bytes, m_weights_bytes = 0;
};

std::unique_ptr<Prepared> prepare_forward(const Key& key)
{
    const Descriptions d(key.geometry, key.bias);
    const auto desc = forward_desc(d, key.relu);
    auto made = std::make_unique<Prepared>(desc, dnnl::convolution_forward(desc), desc.weights_desc(), key.geometry, false);
    made->bind(DNNL_ARG_SRC, d.x);
    made->bind(DNNL_ARG_DST, d.y);
    if (key.bias)
        made->bind(DNNL_ARG_BIAS, d.b);
    made->bind_weights(DNNL_ARG_WEIGHTS);
    return made;
}

std::unique_ptr<Prepared> prepare_backward_data(const Key& key)
{
    const Descriptions d(key.geometry, false);
    const auto desc = backward_data_desc(d);
    auto made
        = std::make_unique<Prepared>(desc, dnnl::convolution_backward_data(desc), desc.weights_desc(), key.geometry, false);
    made->bind(DNNL_ARG_DIFF_SRC, d.x);
    made->bind(DNNL_ARG_DIFF_DST, d.y);
    made->bind_weights(DNNL_ARG_WEIGHTS);
    return made;
}

std::unique_ptr<Prepared> prepare_backward_weights(const Key& key)
{
    const Descriptions d(key.geometry, key.bias);
    const auto desc = backward_weights_desc(d);
    auto made = std::make_unique<Prepared>(desc, dnnl::convolution_backward_weights(desc), desc.diff_weights_desc(),
                                           key.geometry, true);
    made->bind(DNNL_ARG_SRC, d.x);
    made->bind(DNNL_ARG_DIFF_DST, d.y);
    if (key.bias)
        made->bind(DNNL_ARG_DIFF_BIAS, d.b);
    made->bind_weights(DNNL_ARG_DIFF_WEIGHTS);
    return made;
}

std::unique_ptr<Prepared> prepare(const Key& key)
{
    try {
        if (key.pass == Pass::Forward)
            return prepare_forward(key);
        return key.pass == Pass::BackwardData ? prepare_backward_data(key) : prepare_backward_weights(key);
    } catch (const dnnl::error& e) {
        throw DeviceError(translatable("engine", "oneDNN could not prepare a convolution of %1 channels (status %2)."),
                          {std::to_string(key.geometry.channels), std::to_string(static_cast<int>(e.status))});
    }
}

/// The thread's own table: bound memory is part of an entry, and no lock is needed. oneDNN keeps the code it made for all
/// threads.
Prepared& prepared(const ConvGeometry& geometry, Pass pass, bool bias, bool relu = false)
{
    // Shapes that change all the time must not fill the memory.
    constexpr std::size_t kMost = 512;
    thread_local std::unordered_map<Key, std::unique_ptr<Prepared>, KeyHash> table;
    const Key key{geometry, pass, bias, relu, compute_threads()};
    const auto found = table.find(key);
    if (found != table.end())
        return *found->second;
    if (table.size() >= kMost)
        table.clear();
    return *table.emplace(key, prepare(key)).first->second;
}

/// oneDNN prepares no convolution without images, filters or result pixels.
bool nothing_to_do(const ConvGeometry& g)
{
    return g.n == 0 || g.filters == 0 || g.out_h == 0 || g.out_w == 0;
}

}  // namespace

void conv_forward(const ConvGeometry& geometry, const float* x, const float* weight, const float* bias, float* y, bool relu)
{
    if (nothing_to_do(geometry))
        return;
    Prepared& conv = prepared(geometry, Pass::Forward, bias != nullptr, relu);
    if (bias)
        conv.run({x, y, bias}, weight, false);
    else
        conv.run({x, y}, weight, false);
}

void conv_backward_data(const ConvGeometry& geometry, const float* g, const float* weight, float* dx)
{
    if (nothing_to_do(geometry))
        std::fill_n(dx, geometry.n * geometry.h * geometry.w * geometry.channels, 0.0F);
    else
        prepared(geometry, Pass::BackwardData, false).run({dx, g}, weight, false);
}

void conv_backward_weights(const ConvGeometry& geometry, const float* x, const float* g, float* dw, float* db)
{
    if (nothing_to_do(geometry)) {
        std::fill_n(dw, geometry.filters * (geometry.channels / geometry.groups) * geometry.kernel_h * geometry.kernel_w, 0.0F);
        std::fill_n(db, db ? geometry.filters : 0, 0.0F);
        return;
    }
    Prepared& conv = prepared(geometry, Pass::BackwardWeights, db != nullptr);
    if (db)
        conv.run({x, g, db}, dw, true);
    else
        conv.run({x, g}, dw, true);
}

}  // namespace ts::onednn
