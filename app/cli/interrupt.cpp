#include "app/cli/interrupt.h"

#include <csignal>

namespace ts::cli {

namespace {

std::atomic<TrainControl*> g_control{nullptr};

extern "C" void handle_interrupt(int signal)
{
    std::signal(signal, SIG_DFL);
    if (TrainControl* control = g_control.load())
        control->stop();
}

}  // namespace

StopOnInterrupt::StopOnInterrupt(TrainControl& control)
{
    g_control = &control;
    std::signal(SIGINT, handle_interrupt);
    std::signal(SIGTERM, handle_interrupt);
}

StopOnInterrupt::~StopOnInterrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    g_control = nullptr;
}

}  // namespace ts::cli
