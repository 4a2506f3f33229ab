#include "app/cli/report_error.h"

#include <iostream>
#include <new>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "engine/tensor/error.h"

namespace ts::cli {

namespace {

int tell(bool json, const std::string& node, const std::string& sentence, int code)
{
    if (json)
        std::cout << nlohmann::ordered_json{{"event", "error"}, {"message", sentence}, {"node", node}, {"exit", code}}.dump()
                  << std::endl;
    std::cerr << "tscape: " << (node.empty() ? "" : node + ": ") << sentence << "\n";
    return code;
}

}  // namespace

int report_current_error(bool json)
{
    try {
        throw;
    } catch (const IoError& error) {
        return tell(json, error.node(), error.what(), kFile);
    } catch (const FormatError& error) {
        return tell(json, error.node(), error.what(), kFile);
    } catch (const DeviceError& error) {
        return tell(json, error.node(), error.what(), kDevice);
    } catch (const Error& error) {
        return tell(json, error.node(), error.what(), kProblems);
    } catch (const std::bad_alloc&) {
        return tell(json, {}, "The computer has no memory left.", kDevice);
    } catch (const std::exception& error) {
        return tell(json, {}, error.what(), kProblems);
    }
}

}  // namespace ts::cli
