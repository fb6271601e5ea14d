// benchmarks.json as C++ source.
#pragma once

#include <string>

namespace iislint::tools {

/// The arrays and the function rules::benchmarks(), to stand in the namespace iislint::rules; no benchmarks
/// when the text is empty. Throws std::runtime_error when the text is not as it should be.
std::string benchmark_table(const std::string& path, const std::string& text);

}  // namespace iislint::tools
