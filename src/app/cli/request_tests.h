// Requests that users keep with what they expect of them: .iislint-requests.json.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/request/trace_request.h"
#include "engine/request/traced_request.h"

namespace iislint::cli {

/// What is not said does not matter.
struct ExpectedResult {
  std::optional<std::string> kind, url, handler, site, application;
  std::optional<std::int64_t> status, substatus;
  std::map<std::string, std::string> variables;
};

struct ExpectedRequest {
  std::string path;   ///< of the configuration, as it is written; relative to the file of tests
  std::string place;  ///< "requests.json:4:5"
  std::string name;   ///< as the file has it, else empty
  engine::TracedRequest request;
  ExpectedResult expected;
};

base::Result<std::vector<ExpectedRequest>> read_request_tests(const std::string& path,
                                                              const std::string& text);

/// In words without secrets, the most telling first; none where all is as expected.
std::vector<std::string> differences(const engine::TracedStory& traced, const ExpectedResult& expected);

}  // namespace iislint::cli
