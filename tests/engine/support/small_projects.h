#pragma once

#include <filesystem>
#include <string>

#include "engine/graph/project_file.h"

namespace ts::test {

/// Folder of the examples, whose data the projects below read.
inline std::filesystem::path examples_dir()
{
    return SOURCE_DIR "/examples";
}

/// Two spirals, 2-16-2 with tanh and dropout; trains in a fraction of a second.
inline GraphDocument spirals_project(std::int64_t epochs, std::int64_t seed = 1)
{
    GraphDocument document = read_project(R"({ "format": "tensorscape", "version": 1, "name": "small spirals",
        "graph": {
          "nodes": [
            { "id": "data", "type": "Spirals", "params": { "validation": 0.25 }, "position": [0, 0] },
            { "id": "fc1", "type": "Linear", "params": { "out_features": 16 }, "position": [0, 0] },
            { "id": "act", "type": "Tanh", "params": {}, "position": [0, 0] },
            { "id": "drop", "type": "Dropout", "params": { "p": 0.1 }, "position": [0, 0] },
            { "id": "fc2", "type": "Linear", "params": { "out_features": 2 }, "position": [0, 0] },
            { "id": "loss", "type": "CrossEntropyLoss", "params": {}, "position": [0, 0] },
            { "id": "acc", "type": "Accuracy", "params": {}, "position": [0, 0] }
          ],
          "edges": [
            { "from": "data.features", "to": "fc1.input" },
            { "from": "fc1.output", "to": "act.input" },
            { "from": "act.output", "to": "drop.input" },
            { "from": "drop.output", "to": "fc2.input" },
            { "from": "fc2.output", "to": "loss.input" },
            { "from": "data.target", "to": "loss.target" },
            { "from": "fc2.output", "to": "acc.input" },
            { "from": "data.target", "to": "acc.target" }
          ], "frames": [], "subgraphs": {} },
        "training": { "batch_size": 32, "epochs": 1, "seed": 1, "device": "cpu", "optimizer": { "type": "Adam", "lr": 0.01 },
                      "schedule": null, "clip_grad_norm": 5.0, "precision": "float32" } })");
    document.training.epochs = epochs;
    document.training.seed = seed;
    return document;
}

}  // namespace ts::test
