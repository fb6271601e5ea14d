// What iislint trace makes of one request, for tests.
#pragma once

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

#include "program.h"

namespace iislint::tests {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

/// The story of a request to the server's file, or to the web.config where there is none.
inline Json traced_in(const Files& files, const std::string& url, const Words& more = {}) {
  const bool has_server = files.count("applicationHost.config") != 0;
  Words words = {"trace", has_server ? "applicationHost.config" : "web.config", url, "--format", "json"};
  words.insert(words.end(), more.begin(), more.end());
  const Outcome outcome = run(words, files);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  return Json::parse(outcome.out);
}

/// "serve", "refuse 404.8", "redirect 301.0".
inline std::string ending_of(const Json& story) {
  const Json& result = story["result"];
  std::string text = result["kind"];
  if (result.contains("status"))
    text += " " + std::to_string(result["status"].get<int>()) + "." +
            std::to_string(result["substatus"].get<int>());
  return text;
}

}  // namespace iislint::tests
