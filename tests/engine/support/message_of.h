#pragma once

#include <string>

#include "engine/tensor/error.h"

/// The sentence of the E that `body` throws; empty where it throws nothing. Other exceptions fail the test.
template <class E, class Body> std::string message_of(Body&& body)
{
    try {
        body();
    } catch (const E& error) {
        return error.what();
    }
    return {};
}

/// Fails unless the expression throws an E whose sentence contains `part`.
#define VERIFY_THROWS(E, part, ...)                                                                                            \
    do {                                                                                                                       \
        const std::string sentence = message_of<E>([&] { static_cast<void>(__VA_ARGS__); });                                   \
        QVERIFY2(sentence.find(part) != std::string::npos, sentence.empty() ? "nothing was thrown" : sentence.c_str());        \
    } while (false)
