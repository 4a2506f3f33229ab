#pragma once

#include <vector>

#include <QtGlobal>

#include "engine/tensor/tensor.h"

/// Does a computation on the device give the same bits in every order of blocks, warps and lanes that the emulator knows? On a
/// real device it simply runs three times. `run()` gives the results.
template <class Run> bool same_bits_in_every_order(Run run)
{
    std::vector<std::vector<double>> first;
    bool same = true;
    for (const char* order : {"forward", "reverse", "shuffle"}) {
        qputenv("TENSORSCAPE_EMULATOR_ORDER", order);
        std::vector<std::vector<double>> results;
        for (const ts::Tensor& t : run())
            results.push_back(t.to_vector());
        if (first.empty())
            first = std::move(results);
        else
            same = same && results == first;
    }
    qunsetenv("TENSORSCAPE_EMULATOR_ORDER");
    return same;
}
