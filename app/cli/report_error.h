#pragma once

namespace ts::cli {

/// Tells the user about the exception being handled, on standard error or as a JSON line; returns the exit code.
int report_current_error(bool json);

}  // namespace ts::cli
