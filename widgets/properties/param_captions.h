#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "engine/tensor/error.h"

namespace ts {

/// Captions of names that are too short to speak for themselves.
inline constexpr std::array<std::pair<std::string_view, const char*>, 4> kSpokenCaptions = {{
    {"lr", translatable("engine", "Learning rate")},
    {"eps", translatable("engine", "Epsilon")},
    {"p", translatable("engine", "Probability")},
    {"id", translatable("engine", "Id")},
}};

/// Captions that follow from the names of parameters ("batch_size": "Batch size"), so that they can be translated.
/// A caption that is missing here is shown in English.
inline constexpr auto kDerivedCaptions = std::to_array<const char*>({
    translatable("engine", "Affine"),
    translatable("engine", "Amsgrad"),
    translatable("engine", "Approximate"),
    translatable("engine", "Arms"),
    translatable("engine", "Batch size"),
    translatable("engine", "Beta1"),
    translatable("engine", "Beta2"),
    translatable("engine", "Bias"),
    translatable("engine", "Ceil mode"),
    translatable("engine", "Clip grad norm"),
    translatable("engine", "Count include pad"),
    translatable("engine", "Dampening"),
    translatable("engine", "Device"),
    translatable("engine", "Dilation"),
    translatable("engine", "Dim"),
    translatable("engine", "End dim"),
    translatable("engine", "Epochs"),
    translatable("engine", "Features"),
    translatable("engine", "Features shape"),
    translatable("engine", "Groups"),
    translatable("engine", "Ignore"),
    translatable("engine", "Images"),
    translatable("engine", "In channels"),
    translatable("engine", "In features"),
    translatable("engine", "Kernel size"),
    translatable("engine", "Label"),
    translatable("engine", "Label smoothing"),
    translatable("engine", "Labels"),
    translatable("engine", "Momentum"),
    translatable("engine", "Name"),
    translatable("engine", "Negative slope"),
    translatable("engine", "Nesterov"),
    translatable("engine", "Noise"),
    translatable("engine", "Normalize"),
    translatable("engine", "Num features"),
    translatable("engine", "Optimizer"),
    translatable("engine", "Out channels"),
    translatable("engine", "Out features"),
    translatable("engine", "Padding"),
    translatable("engine", "Path"),
    translatable("engine", "Points per arm"),
    translatable("engine", "Reduction"),
    translatable("engine", "Scale"),
    translatable("engine", "Seed"),
    translatable("engine", "Shape"),
    translatable("engine", "Shuffle split"),
    translatable("engine", "Split seed"),
    translatable("engine", "Start dim"),
    translatable("engine", "Stride"),
    translatable("engine", "Target"),
    translatable("engine", "Targets"),
    translatable("engine", "Task"),
    translatable("engine", "Track running stats"),
    translatable("engine", "Turns"),
    translatable("engine", "Validation"),
    translatable("engine", "Weight decay"),
});

}  // namespace ts
