// What iislint trace makes of URLs by sections of URL Rewrite, for tests.
#pragma once

#include <string>

#include "traced_request.h"

namespace iislint::tests {

/// A web.config with sections of the group rewrite.
inline std::string configuration(const std::string& rewrite) {
  return "<configuration><system.webServer><rewrite>" + rewrite +
         "</rewrite></system.webServer></configuration>";
}

inline Json traced(const std::string& rewrite, const std::string& url, const Words& more = {}) {
  Words words = {"--exists", "none"};
  words.insert(words.end(), more.begin(), more.end());
  return traced_in({{"web.config", configuration(rewrite)}}, url, words);
}

inline Json result_of(const std::string& rewrite, const std::string& url, const Words& more = {}) {
  return traced(rewrite, url, more)["result"];
}

/// One rule around match, conditions and action.
inline std::string rule(const std::string& inside, const std::string& attributes = "") {
  return "<rules><rule name='r' " + attributes + ">" + inside + "</rule></rules>";
}

/// "rewrite /a?b", "redirect 301 http://…", "serve /a".
inline std::string shown(const Json& result) {
  std::string text = result["kind"];
  if (result.contains("status")) text += " " + std::to_string(result["status"].get<int>());
  if (result.value("substatus", 0) != 0) text += "." + std::to_string(result["substatus"].get<int>());
  const bool has_url = text.rfind("redirect", 0) == 0 || text == "rewrite" || text == "serve";
  return has_url ? text + " " + result["url"].get<std::string>() : text;
}

struct Example {
  const char* rules;
  const char* url;
  const char* result;
};

}  // namespace iislint::tests
