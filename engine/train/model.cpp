#include "engine/train/model.h"

#include <algorithm>

#include "engine/ops/precision.h"
#include "engine/registry/optimizer_type.h"
#include "engine/train/compute_device.h"
#include "engine/train/parameter_setup.h"

namespace ts {

namespace {

std::unique_ptr<Optimizer> make_optimizer(const OptimizerSettings& settings, const nn::ParameterArena& arena)
{
    const OptimizerType* type = find_optimizer_type(settings.type);
    if (!type)
        throw ArgumentError(translatable("engine", "There is no optimizer called %1."), {settings.type});
    for (const ParamSpec& spec : type->params)
        if (const ParamValue* value = settings.params.find(spec.name))
            if (const std::optional<Message> wrong = check_value(spec, *value))
                throw ArgumentError(*wrong);
    return type->make(ParamReader(type->params, settings.params), arena);
}

void check_settings(const TrainingSettings& training)
{
    if (std::ranges::find(kPrecisions, training.precision) == std::end(kPrecisions))
        throw ArgumentError(translatable("engine", "Training in %1 is not available; use float32."), {training.precision});
    if (training.batch_size < 1 || training.epochs < 0)
        throw ArgumentError(
            translatable("engine", "The batch size must be at least 1 and the epochs at least 0; got %1 and %2."),
            {std::to_string(training.batch_size), std::to_string(training.epochs)});
    if (training.clip_grad_norm && !(*training.clip_grad_norm > 0))
        throw ArgumentError(translatable("engine", "clip_grad_norm must be above 0; got %1."),
                            {to_text(*training.clip_grad_norm)});
}

}  // namespace

Model::Model(GraphDocument document, const std::filesystem::path& base_dir, std::int64_t seed)
    : m_document(std::move(document)),
      m_report(infer_shapes(m_document, base_dir)),
      m_executor(m_document, m_report),
      m_readings(readings_of(m_executor))
{
    check_settings(m_document.training);
    initialize_parameters(m_document, m_executor, static_cast<std::uint64_t>(seed));
    // Made on the host, so that a run begins with the same weights on every device.
    m_executor.move_to(device_of(m_document.training.device));
    freeze_parameters(m_document, m_executor);
    m_optimizer = make_optimizer(m_document.training.optimizer, m_executor.arena());
    m_optimizer->set_parameter_settings(parameter_settings(m_document, m_executor));
    const std::string& precision = m_document.training.precision;
    set_float32_products(precision == "tf32" ? Float32Products::TensorFloat : Float32Products::Exact);
    if (precision == "bfloat16")
        m_executor.set_autocast(DType::BFloat16);
    if (precision == "float16") {
        m_executor.set_autocast(DType::Float16);
        m_scale.emplace(m_executor.arena());
        m_optimizer->set_skip(m_scale->skip());
    }
    if (const std::optional<double> decay = m_document.training.ema_decay)
        m_average.emplace(m_executor.arena(), *decay);
}

double Model::learning_rate() const
{
    const OptimizerSettings& settings = m_document.training.optimizer;
    return ParamReader(find_optimizer_type(settings.type)->params, settings.params).number("lr");
}

void Model::take_over(const Model& other)
{
    m_executor.load_state(other.m_executor.state());
    m_optimizer->load_state(other.m_optimizer->state());
    if (m_scale && other.m_scale)
        m_scale->load_state(other.m_scale->state());
    if (!m_average)
        return;
    m_average->restart();
    if (other.m_average)
        m_average->load_state(other.m_average->state());
}

Tensor Model::backward_seed(double share) const
{
    if (m_scale)
        return m_scale->seed(share);
    return share == 1 ? Tensor() : scalar(share, device());
}

void Model::unscale_gradients() const
{
    if (m_scale)
        m_scale->unscale();
}

std::vector<nn::NamedTensor> Model::optimizer_state() const
{
    std::vector<nn::NamedTensor> all = m_optimizer->state();
    if (m_scale)
        for (const nn::NamedTensor& own : m_scale->state())
            all.push_back(own);
    return all;
}

void Model::update(double learning_rate)
{
    m_optimizer->step(learning_rate);
    if (m_scale)
        m_scale->settle();
    if (m_average)
        m_average->update();
}

void Model::restore(const Checkpoint& checkpoint)
{
    if (m_scale)
        m_scale->load_state(checkpoint.optimizer);
    if (m_executor.load_state(checkpoint.weights) != m_executor.state().size()
        || m_optimizer->load_state(checkpoint.optimizer) != m_optimizer->state().size()
        || (m_average && m_average->load_state(checkpoint.average) != m_average->state().size()))
        throw FormatError(translatable("engine", "The checkpoint does not hold all weights and states of its graph."), {});
}

}  // namespace ts
