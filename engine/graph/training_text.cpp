#include "engine/graph/training_text.h"

#include "engine/graph/json_object.h"
#include "engine/graph/object_text.h"
#include "engine/registry/schedule_type.h"

namespace ts {

namespace {

template <class Settings> std::string typed_text(const Settings& settings)
{
    ObjectText object;
    object.add("type", quoted_text(settings.type));
    object.add(settings.params);
    return object.text();
}

std::string schedule_text(const ScheduleSettings& schedule)
{
    ObjectText object;
    object.add("type", quoted_text(schedule.type));
    object.add("every", schedule.every == ScheduleUnit::Step ? "\"step\"" : "\"epoch\"");
    if (schedule.warmup_steps != 0)
        object.add("warmup_steps", std::to_string(schedule.warmup_steps));
    object.add(schedule.params);
    return object.text();
}

void add_number(ObjectText& object, const char* key, const std::optional<double>& value)
{
    if (value)
        object.add(key, plain_number(*value));
}

void add_initializers(ObjectText& object, const std::optional<InitializerSettings>& weights,
                      const std::optional<InitializerSettings>& biases)
{
    if (weights)
        object.add("init", typed_text(*weights));
    if (biases)
        object.add("bias_init", typed_text(*biases));
}

template <class Settings> Settings read_typed(const Json& value, const std::string& path)
{
    JsonObject object(value, path);
    Settings settings;
    settings.type = object.text_or("type", settings.type);
    settings.params = object.rest_as_params();
    return settings;
}

/// Nothing where the key is missing or null.
std::optional<InitializerSettings> read_initializer(JsonObject& object, const char* key)
{
    const Json* value = object.find(key);
    if (!value || value->is_null())
        return std::nullopt;
    return read_typed<InitializerSettings>(*value, object.path_of(key));
}

ScheduleUnit read_unit(JsonObject& object, const std::string& type)
{
    const ScheduleType* known = find_schedule_type(type);
    const std::string every = object.text_or("every", known && known->each_step ? "step" : "epoch");
    if (every != "step" && every != "epoch")
        throw FormatError(translatable("engine", "%1 must be \"epoch\" or \"step\", but it is \"%2\"."),
                          {object.path_of("every"), every});
    return every == "step" ? ScheduleUnit::Step : ScheduleUnit::Epoch;
}

ScheduleSettings read_schedule(const Json& value, const std::string& path)
{
    JsonObject object(value, path);
    ScheduleSettings schedule;
    schedule.type = object.text_or("type", schedule.type);
    schedule.every = read_unit(object, schedule.type);
    schedule.warmup_steps = object.integer_or("warmup_steps", 0);
    schedule.params = object.rest_as_params();
    return schedule;
}

}  // namespace

std::string training_text(const TrainingSettings& training)
{
    ObjectText object(4);
    object.add("batch_size", std::to_string(training.batch_size));
    object.add("epochs", std::to_string(training.epochs));
    object.add("seed", std::to_string(training.seed));
    object.add("device", quoted_text(training.device));
    object.add("optimizer", typed_text(training.optimizer));
    if (training.schedule)
        object.add("schedule", schedule_text(*training.schedule));
    object.add("clip_grad_norm", training.clip_grad_norm ? plain_number(*training.clip_grad_norm) : "null");
    add_number(object, "clip_grad_value", training.clip_grad_value);
    if (training.accumulate_steps != 1)
        object.add("accumulate_steps", std::to_string(training.accumulate_steps));
    add_number(object, "ema_decay", training.ema_decay);
    if (!training.decay_biases)
        object.add("decay_biases", "false");
    add_initializers(object, training.init, training.bias_init);
    object.add("precision", quoted_text(training.precision));
    if (training.workers)
        object.add("workers", std::to_string(*training.workers));
    if (training.balance != TrainingSettings().balance)
        object.add("balance", quoted_text(training.balance));
    for (const auto& [key, json] : training.extra)
        if (key != "schedule" || !training.schedule)
            object.add(key, json);
    return object.text();
}

TrainingSettings read_training(const Json& value)
{
    JsonObject object(value, "training");
    TrainingSettings training;
    training.batch_size = object.integer_or("batch_size", training.batch_size);
    training.epochs = object.integer_or("epochs", training.epochs);
    training.seed = object.integer_or("seed", training.seed);
    training.device = object.text_or("device", training.device);
    if (const Json* optimizer = object.find("optimizer"))
        training.optimizer = read_typed<OptimizerSettings>(*optimizer, object.path_of("optimizer"));
    if (value.contains("schedule") && !value["schedule"].is_null())
        training.schedule = read_schedule(object.need("schedule"), object.path_of("schedule"));
    training.clip_grad_norm = object.number("clip_grad_norm");
    training.clip_grad_value = object.number("clip_grad_value");
    training.accumulate_steps = object.integer_or("accumulate_steps", training.accumulate_steps);
    training.ema_decay = object.number("ema_decay");
    training.decay_biases = object.boolean_or("decay_biases", training.decay_biases);
    training.init = read_initializer(object, "init");
    training.bias_init = read_initializer(object, "bias_init");
    training.precision = object.text_or("precision", training.precision);
    training.workers = object.integer("workers");
    training.balance = object.text_or("balance", training.balance);
    // A schedule of null stays among what is kept, so that it is written again.
    training.extra = object.rest();
    return training;
}

std::string node_training_text(const NodeTraining& training)
{
    ObjectText object;
    if (training.lr_scale != 1)
        object.add("lr_scale", plain_number(training.lr_scale));
    add_number(object, "weight_decay", training.weight_decay);
    if (training.frozen)
        object.add("frozen", "true");
    add_initializers(object, training.init, training.bias_init);
    object.add(training.extra);
    return object.text();
}

NodeTraining read_node_training(const Json& value, const std::string& path)
{
    JsonObject object(value, path);
    NodeTraining training;
    training.lr_scale = object.number("lr_scale").value_or(training.lr_scale);
    training.weight_decay = object.number("weight_decay");
    training.frozen = object.boolean_or("frozen", training.frozen);
    training.init = read_initializer(object, "init");
    training.bias_init = read_initializer(object, "bias_init");
    training.extra = object.rest();
    return training;
}

}  // namespace ts
