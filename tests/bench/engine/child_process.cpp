#include "child_process.h"

#include <array>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/tensor/error.h"

namespace ts {

namespace {

std::string read_all(int file)
{
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = read(file, buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), static_cast<std::size_t>(n));
    return text;
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw IoError("no pipe: %1", {std::strerror(errno)});
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t child = 0;
    const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    ChildResult result;
    if (error == 0)
        result.output = read_all(ends[0]);
    close(ends[0]);
    if (error != 0)
        throw IoError("%1 cannot be started: %2", {command[0], std::strerror(error)});
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    result.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
    return result;
}

}  // namespace ts
