#include "engine/train/model.h"

#include "engine/registry/optimizer_type.h"

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
    if (training.device != "auto" && training.device != "cpu")
        throw DeviceError(translatable("engine", "The device %1 is not available; use auto or cpu."), {training.device});
    if (training.precision != "float32")
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
    m_executor.initialize(static_cast<std::uint64_t>(seed));
    m_optimizer = make_optimizer(m_document.training.optimizer, m_executor.arena());
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
}

void Model::restore(std::span<const nn::NamedTensor> weights, std::span<const nn::NamedTensor> optimizer)
{
    if (m_executor.load_state(weights) != m_executor.state().size()
        || m_optimizer->load_state(optimizer) != m_optimizer->state().size())
        throw FormatError(translatable("engine", "The checkpoint does not hold all weights and states of its graph."), {});
}

}  // namespace ts
