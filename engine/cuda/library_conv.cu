#include "engine/cuda/cudnn_library.h"
#include "engine/cuda/library_conv.h"

#ifdef TS_CUDNN

#include <array>
#include <limits>
#include <memory>
#include <unordered_map>

#include "engine/cuda/conv_filters.h"
#include "engine/cuda/pack.h"
#include "engine/cuda/product.h"
#include "engine/cuda/runtime.h"
#include "engine/cuda/step_values.h"
#include "engine/cuda/vector_product.h"
#include "engine/ops/convolution_settings.h"
#include "engine/ops/precision.h"
#include "engine/tensor/device_backend.h"
#include "engine/tensor/error.h"

namespace ts::cuda {

namespace {

void check(cudnnStatus_t status)
{
    if (status != CUDNN_STATUS_SUCCESS)
        throw DeviceError(translatable("engine", "cuDNN reports: %1."), {cudnn()->error_string(status)});
}

template <auto Destroy> struct Destroyer {
    template <class T> void operator()(T* handle) const { (cudnn()->*Destroy)(handle); }
};
template <class Handle, auto Destroy> using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Destroyer<Destroy>>;
using Handle = Owned<cudnnHandle_t, &Cudnn::destroy>;
using TensorLayout = Owned<cudnnTensorDescriptor_t, &Cudnn::destroy_tensor>;
using FilterLayout = Owned<cudnnFilterDescriptor_t, &Cudnn::destroy_filter>;
using Convolution = Owned<cudnnConvolutionDescriptor_t, &Cudnn::destroy_convolution>;
using ActivationKind = Owned<cudnnActivationDescriptor_t, &Cudnn::destroy_activation>;

template <class Owner, class Create> Owner made(Create create)
{
    typename Owner::pointer handle = nullptr;
    check(create(&handle));
    return Owner(handle);
}

/// A handle serves one thread and device; it queues on the stream of that device.
cudnnHandle_t handle()
{
    constexpr std::size_t most_devices = 16;
    thread_local std::array<Handle, most_devices> handles;
    Handle& mine = handles[static_cast<std::size_t>(current_device_index())];
    const cudaStream_t stream = compute_stream();
    if (!mine) {
        mine = made<Handle>(cudnn()->create);
        check(cudnn()->set_stream(mine.get(), stream));
    }
    return mine.get();
}

enum class Pass { Forward, Data, Filters };

cudnnDataType_t element_type(DType dtype)
{
    return dtype == DType::Float16 ? CUDNN_DATA_HALF : dtype == DType::BFloat16 ? CUDNN_DATA_BFLOAT16 : CUDNN_DATA_FLOAT;
}

/// Exact products of float32 must not be rounded on tensor cores.
cudnnMathType_t math_type(DType dtype)
{
    const bool exact = dtype == DType::Float32 && float32_products() == Float32Products::Exact;
    return exact ? CUDNN_FMA_MATH : CUDNN_TENSOR_OP_MATH;
}

/// Everything that the choice of an algorithm depends on.
struct Key {
    ConvGeometry geometry;
    Pass pass;
    DType dtype;
    cudnnMathType_t math;
    std::size_t workspace;
    int device;

    friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const
    {
        std::uint64_t hash = 0xcbf29ce484222325U;
        const auto add = [&](std::int64_t part) { hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9e3779b97f4a7c15U; };
        const ConvGeometry& g = key.geometry;
        for (const std::int64_t part : {g.n, g.channels, g.h, g.w, g.filters, g.kernel_h, g.kernel_w, g.stride_h, g.stride_w,
                                        g.pad_h, g.pad_w, g.dilation_h, g.dilation_w, g.groups})
            add(part);
        add(static_cast<std::int64_t>(key.pass) << 8 | static_cast<std::int64_t>(key.dtype));
        return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
};

struct Plan {
    TensorLayout images, results, bias;
    FilterLayout filters;
    Convolution convolution;
    ActivationKind activation;
    int algorithm = -1;  ///< below 0: there is none
    std::size_t workspace = 0;
};

TensorLayout channels_last_layout(DType dtype, std::int64_t n, std::int64_t c, std::int64_t h, std::int64_t w)
{
    TensorLayout layout = made<TensorLayout>(cudnn()->create_tensor);
    check(cudnn()->set_tensor(layout.get(), CUDNN_TENSOR_NHWC, element_type(dtype), static_cast<int>(n), static_cast<int>(c),
                              static_cast<int>(h), static_cast<int>(w)));
    return layout;
}

void describe(const Key& key, Plan& plan)
{
    const ConvGeometry& g = key.geometry;
    const auto narrow = [](std::int64_t value) { return static_cast<int>(value); };
    plan.images = channels_last_layout(key.dtype, g.n, g.channels, g.h, g.w);
    plan.results = channels_last_layout(key.dtype, g.n, g.filters, g.out_h, g.out_w);
    plan.bias = channels_last_layout(key.dtype, 1, g.filters, 1, 1);
    plan.filters = made<FilterLayout>(cudnn()->create_filter);
    check(cudnn()->set_filter(plan.filters.get(), element_type(key.dtype), CUDNN_TENSOR_NHWC, narrow(g.filters),
                              narrow(g.channels / g.groups), narrow(g.kernel_h), narrow(g.kernel_w)));
    plan.activation = made<ActivationKind>(cudnn()->create_activation);
    check(cudnn()->set_activation(plan.activation.get(), CUDNN_ACTIVATION_RELU, CUDNN_PROPAGATE_NAN, 0));
    plan.convolution = made<Convolution>(cudnn()->create_convolution);
    check(cudnn()->set_convolution(plan.convolution.get(), narrow(g.pad_h), narrow(g.pad_w), narrow(g.stride_h),
                                   narrow(g.stride_w), narrow(g.dilation_h), narrow(g.dilation_w), CUDNN_CROSS_CORRELATION,
                                   CUDNN_DATA_FLOAT));
    check(cudnn()->set_groups(plan.convolution.get(), narrow(g.groups)));
    check(cudnn()->set_math(plan.convolution.get(), key.math));
}

constexpr int kCandidates = 8;

/// The first that gives the same bits each time, in the memory there is.
template <class Candidates> void take_first(const Key& key, const Candidates& candidates, int count, Plan& plan)
{
    for (int i = 0; i < count && plan.algorithm < 0; ++i) {
        const auto& candidate = candidates[static_cast<std::size_t>(i)];
        const bool rounds
            = key.math == CUDNN_FMA_MATH && candidate.mathType != CUDNN_FMA_MATH && candidate.mathType != CUDNN_DEFAULT_MATH;
        if (candidate.status != CUDNN_STATUS_SUCCESS || candidate.determinism != CUDNN_DETERMINISTIC || rounds
            || candidate.memory > key.workspace)
            continue;
        plan.algorithm = static_cast<int>(candidate.algo);
        plan.workspace = candidate.memory;
        if (key.math != CUDNN_FMA_MATH)
            check(cudnn()->set_math(plan.convolution.get(), candidate.mathType));
    }
}

void choose(const Key& key, Plan& plan)
{
    const Cudnn& c = *cudnn();
    int found = 0;
    const auto pick = [&](const auto& candidates, cudnnStatus_t status) {
        if (status == CUDNN_STATUS_SUCCESS)
            take_first(key, candidates, found, plan);
    };
    if (key.pass == Pass::Forward) {
        std::array<cudnnConvolutionFwdAlgoPerf_t, kCandidates> candidates{};
        pick(candidates,
             c.forward_algorithms(handle(), plan.images.get(), plan.filters.get(), plan.convolution.get(), plan.results.get(),
                                  kCandidates, &found, candidates.data()));
    } else if (key.pass == Pass::Data) {
        std::array<cudnnConvolutionBwdDataAlgoPerf_t, kCandidates> candidates{};
        pick(candidates,
             c.data_algorithms(handle(), plan.filters.get(), plan.results.get(), plan.convolution.get(), plan.images.get(),
                               kCandidates, &found, candidates.data()));
    } else {
        std::array<cudnnConvolutionBwdFilterAlgoPerf_t, kCandidates> candidates{};
        pick(candidates,
             c.filter_algorithms(handle(), plan.images.get(), plan.results.get(), plan.convolution.get(), plan.filters.get(),
                                 kCandidates, &found, candidates.data()));
    }
}

/// The size that the call itself asks for, which may be more than the heuristic said.
void measure_workspace(const Key& key, Plan& plan)
{
    const Cudnn& c = *cudnn();
    const auto images = plan.images.get(), results = plan.results.get();
    const auto filters = plan.filters.get();
    const auto convolution = plan.convolution.get();
    cudnnStatus_t status = CUDNN_STATUS_SUCCESS;
    if (key.pass == Pass::Forward)
        status = c.forward_workspace(handle(), images, filters, convolution, results,
                                     static_cast<cudnnConvolutionFwdAlgo_t>(plan.algorithm), &plan.workspace);
    else if (key.pass == Pass::Data)
        status = c.data_workspace(handle(), filters, results, convolution, images,
                                  static_cast<cudnnConvolutionBwdDataAlgo_t>(plan.algorithm), &plan.workspace);
    else
        status = c.filter_workspace(handle(), images, results, convolution, filters,
                                    static_cast<cudnnConvolutionBwdFilterAlgo_t>(plan.algorithm), &plan.workspace);
    if (status != CUDNN_STATUS_SUCCESS)
        plan.algorithm = -1;
}

Plan make_plan(const Key& key)
{
    Plan plan;
    describe(key, plan);
    choose(key, plan);
    if (plan.algorithm >= 0)
        measure_workspace(key, plan);
    return plan;
}

/// Null where cuDNN is not to do this.
const Plan* plan_for(const ConvGeometry& g, Pass pass, const Tensor& like)
{
    const std::int64_t most = std::numeric_limits<std::int32_t>::max();
    const std::int64_t pixels = g.n * g.h * g.w * g.channels, results = g.n * g.out_h * g.out_w * g.filters;
    const bool fits = pixels > 0 && pixels < most && results > 0 && results < most;
    if (convolution_library() != ConvolutionLibrary::Cudnn || like.dtype() == DType::Float64 || !fits || !cudnn())
        return nullptr;
    constexpr std::size_t most_plans = 2048;
    thread_local std::unordered_map<Key, Plan, KeyHash> plans;
    const Key key{g, pass, like.dtype(), math_type(like.dtype()), convolution_workspace(), current_device_index()};
    auto found = plans.find(key);
    if (found == plans.end()) {
        if (plans.size() >= most_plans)
            plans.clear();
        found = plans.emplace(key, make_plan(key)).first;
    }
    return found->second.algorithm < 0 ? nullptr : &found->second;
}

Tensor workspace_of(const Plan& plan, Device device)
{
    return empty({static_cast<std::int64_t>(plan.workspace)}, {DType::UInt8, device});
}

std::int64_t filter_numbers(const ConvGeometry& g)
{
    return g.channels / g.groups * g.kernel_h * g.kernel_w;
}

/// May 16 bytes be read at once where they begin? cuDNN's kernels do.
template <class... Tensors> bool whole_vectors(const Tensors&... tensors)
{
    return (pack_aligned(tensors.raw_data()) && ...);
}

constexpr float kOne = 1, kZero = 0;

/// Bias and ReLU in the same call, where cuDNN can.
bool fused_forward(const Plan& plan, const Tensor& x, const Tensor& filters, const Tensor& bias, const Tensor& y,
                   const Tensor& room)
{
    return cudnn()->forward_fused(handle(), &kOne, plan.images.get(), x.raw_data(), plan.filters.get(), filters.raw_data(),
                                  plan.convolution.get(), static_cast<cudnnConvolutionFwdAlgo_t>(plan.algorithm),
                                  room.raw_data(), plan.workspace, &kZero, plan.results.get(), y.raw_data(), plan.bias.get(),
                                  bias.raw_data(), plan.activation.get(), plan.results.get(), y.raw_data())
        == CUDNN_STATUS_SUCCESS;
}

}  // namespace

bool library_forward(const ConvGeometry& g, const Tensor& x, const Tensor& weight, const Tensor& bias, const Tensor& y,
                     bool relu)
{
    const Plan* plan = whole_vectors(x, weight, y) ? plan_for(g, Pass::Forward, x) : nullptr;
    if (!plan)
        return false;
    const Tensor filters = filters_channels_inner(g, weight, filter_numbers(g)), room = workspace_of(*plan, x.device());
    if (telling_values() || (bias.defined() && relu && fused_forward(*plan, x, filters, bias, y, room)))
        return true;
    check(cudnn()->forward(handle(), &kOne, plan->images.get(), x.raw_data(), plan->filters.get(), filters.raw_data(),
                           plan->convolution.get(), static_cast<cudnnConvolutionFwdAlgo_t>(plan->algorithm), room.raw_data(),
                           plan->workspace, &kZero, plan->results.get(), y.raw_data()));
    finish_rows(y, g.n * g.out_h * g.out_w, g.filters, bias, relu);
    return true;
}

bool library_backward_data(const ConvGeometry& g, const Tensor& dy, const Tensor& weight, const Tensor& dx)
{
    const Plan* plan = whole_vectors(dy, weight, dx) ? plan_for(g, Pass::Data, dy) : nullptr;
    if (!plan)
        return false;
    const Tensor filters = filters_channels_inner(g, weight, filter_numbers(g)), room = workspace_of(*plan, dy.device());
    if (!telling_values())
        check(cudnn()->backward_data(handle(), &kOne, plan->filters.get(), filters.raw_data(), plan->results.get(),
                                     dy.raw_data(), plan->convolution.get(),
                                     static_cast<cudnnConvolutionBwdDataAlgo_t>(plan->algorithm), room.raw_data(),
                                     plan->workspace, &kZero, plan->images.get(), dx.raw_data()));
    return true;
}

bool library_backward_weights(const ConvGeometry& g, const Tensor& x, const Tensor& dy, const Tensor& dw, const Tensor& db)
{
    const Plan* plan = whole_vectors(x, dy, dw) ? plan_for(g, Pass::Filters, x) : nullptr;
    if (!plan)
        return false;
    const bool alike = filters_lie_alike(g, filter_numbers(g));
    const Tensor filters = alike ? dw : empty({g.filters, filter_numbers(g)}, dw.options()),
                 room = workspace_of(*plan, x.device());
    if (!telling_values())
        check(cudnn()->backward_filter(handle(), &kOne, plan->images.get(), x.raw_data(), plan->results.get(), dy.raw_data(),
                                       plan->convolution.get(), static_cast<cudnnConvolutionBwdFilterAlgo_t>(plan->algorithm),
                                       room.raw_data(), plan->workspace, &kZero, plan->filters.get(), filters.raw_data()));
    if (!alike)
        filters_channels_outer(g, filters, dw);
    if (db.defined())
        sum_rows(dy, g.n * g.out_h * g.out_w, g.filters, db);
    return true;
}

}  // namespace ts::cuda

#else

namespace ts::cuda {

bool library_forward(const ConvGeometry&, const Tensor&, const Tensor&, const Tensor&, const Tensor&, bool)
{
    return false;
}
bool library_backward_data(const ConvGeometry&, const Tensor&, const Tensor&, const Tensor&)
{
    return false;
}
bool library_backward_weights(const ConvGeometry&, const Tensor&, const Tensor&, const Tensor&, const Tensor&)
{
    return false;
}

}  // namespace ts::cuda

#endif
