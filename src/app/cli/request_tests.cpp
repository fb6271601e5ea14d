#include "app/cli/request_tests.h"

#include <functional>
#include <string_view>
#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace iislint::cli {
namespace {

using base::Json;
using base::JsonKind;
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Reads an object key by key and remembers the first thing that is wrong.
class Reader {
 public:
  Reader(const std::string& path, const std::string& text) : path_(path), text_(text) {}

  bool has_failed() const { return error_.has_value(); }
  base::Error take_error() { return *std::move(error_); }

  void fail(std::uint32_t offset, const std::string& message) {
    if (!error_) error_ = base::error_at(path_, text_, offset, message);
  }
  std::string place_of(const Json& json) const { return base::place_text(path_, text_, json.begin); }

  bool expect(const Json& json, JsonKind kind, const std::string& what) {
    if (json.is(kind)) return true;
    fail(json.begin, what + " must be " + std::string(with_article(kind)));
    return false;
  }
  void read(const Json::Member& member, std::string& into) {
    if (expect(member.value, JsonKind::string, member.key)) into = member.value.string;
  }
  void read(const Json::Member& member, std::optional<std::string>& into) {
    if (expect(member.value, JsonKind::string, member.key)) into = member.value.string;
  }
  void read(const Json::Member& member, std::optional<std::int64_t>& into) {
    if (expect(member.value, JsonKind::integer, member.key)) into = member.value.integer;
  }
  template <typename Add>
  void read_pairs(const Json::Member& member, Add&& add) {
    if (!expect(member.value, JsonKind::object, member.key)) return;
    for (const Json::Member& one : member.value.members) {
      if (expect(one.value, JsonKind::string, one.key)) add(one.key, one.value.string);
    }
  }
  void read(const Json::Member& member, Pairs& into) {
    read_pairs(member,
               [&](const std::string& name, const std::string& value) { into.emplace_back(name, value); });
  }

 private:
  const std::string& path_;
  const std::string& text_;
  std::optional<base::Error> error_;
};

void read_expected(Reader& reader, const Json& json, ExpectedResult& expected) {
  for (const Json::Member& member : json.members) {
    if (member.key == "kind") {
      reader.read(member, expected.kind);
      if (expected.kind && !diag::story_end_from(*expected.kind))
        reader.fail(member.value.begin, "there is no kind of result '" + *expected.kind + "'");
    } else if (member.key == "url") {
      reader.read(member, expected.url);
    } else if (member.key == "handler") {
      reader.read(member, expected.handler);
    } else if (member.key == "site") {
      reader.read(member, expected.site);
    } else if (member.key == "application") {
      reader.read(member, expected.application);
    } else if (member.key == "status") {
      reader.read(member, expected.status);
    } else if (member.key == "substatus") {
      reader.read(member, expected.substatus);
    } else if (member.key == "variables") {
      reader.read_pairs(member, [&](const std::string& name, const std::string& value) {
        expected.variables.insert_or_assign(name, value);
      });
    } else {
      reader.fail(member.key_begin, "there is no key '" + member.key + "' in expect");
    }
  }
}

void read_exists(Reader& reader, const Json::Member& member, engine::TracedRequest& request) {
  std::string word;
  reader.read(member, word);
  request.exists = engine::existence_from(word);
  if (!request.exists && !reader.has_failed())
    reader.fail(member.value.begin, "exists must be file, directory or none, not '" + word + "'");
}

void read_member(Reader& reader, const Json::Member& member, ExpectedRequest& test) {
  engine::TracedRequest& request = test.request;
  if (member.key == "url") {
    reader.read(member, request.url);
  } else if (member.key == "method") {
    reader.read(member, request.method);
  } else if (member.key == "name") {
    reader.read(member, test.name);
  } else if (member.key == "path") {
    reader.read(member, test.path);
  } else if (member.key == "headers") {
    reader.read(member, request.headers);
  } else if (member.key == "serverVariables") {
    reader.read(member, request.variables);
  } else if (member.key == "responseHeaders") {
    reader.read(member, request.response_headers);
  } else if (member.key == "clientIp") {
    reader.read(member, request.client_ip);
  } else if (member.key == "exists") {
    read_exists(reader, member, request);
  } else if (member.key == "expect") {
    if (reader.expect(member.value, JsonKind::object, member.key))
      read_expected(reader, member.value, test.expected);
  } else {
    reader.fail(member.key_begin, "there is no key '" + member.key + "' in a request");
  }
}

void read_requests(Reader& reader, const Json& list, const std::string& path,
                   std::vector<ExpectedRequest>& tests) {
  for (const Json& item : list.items) {
    if (!reader.expect(item, JsonKind::object, "a request")) return;
    ExpectedRequest test;
    test.path = path;
    test.place = reader.place_of(item);
    for (const Json::Member& member : item.members)
      read_member(reader, member, test);
    if (test.request.url.empty()) reader.fail(item.begin, "the request has no url");
    if (item.find("expect") == nullptr) reader.fail(item.begin, "the request has no expect");
    tests.push_back(std::move(test));
  }
}

}  // namespace

base::Result<std::vector<ExpectedRequest>> read_request_tests(const std::string& path,
                                                              const std::string& text) {
  auto json = base::parse_json(path, text);
  if (!json) return json.error();
  Reader reader(path, text);
  std::vector<ExpectedRequest> tests;
  std::string configuration = ".";
  const Json* requests = json->find("requests");
  if (!json->is(JsonKind::object) || requests == nullptr) {
    reader.fail(json->begin, "a file of requests must be an object with the key requests");
    return reader.take_error();
  }
  for (const Json::Member& member : json->members) {
    if (member.key == "path") {
      reader.read(member, configuration);
    } else if (member.key != "requests" && member.key != "$schema" && member.key != "formatVersion") {
      reader.fail(member.key_begin, "there is no key '" + member.key + "'");
    }
  }
  if (reader.expect(*requests, JsonKind::array, "requests"))
    read_requests(reader, *requests, configuration, tests);
  if (reader.has_failed()) return reader.take_error();
  return tests;
}

std::vector<std::string> differences(const engine::TracedStory& traced, const ExpectedResult& expected) {
  std::vector<std::string> found;
  const auto compare = [&](const char* what, const std::string& is,
                           const std::optional<std::string>& wanted) {
    if (!wanted || *wanted == is) return;
    const std::string shown = traced.secrets.shown_value(what, is);
    const std::string shown_wanted = traced.secrets.shown_value(what, *wanted);
    found.push_back(traced.secrets.shown(what) + " is \"" + shown + "\", not \"" + shown_wanted + "\"" +
                    (shown == shown_wanted ? " (they differ in what is not shown)" : ""));
  };
  const auto compare_number = [&](const char* what, std::int64_t is,
                                  const std::optional<std::int64_t>& wanted) {
    if (wanted && *wanted != is)
      found.push_back(std::string(what) + " is " + std::to_string(is) + ", not " + std::to_string(*wanted));
  };
  const diag::RequestStory& outcome = traced.outcome;
  const diag::StoryResult& result = outcome.result;
  compare("kind", std::string(to_string(result.end)), expected.kind);
  compare("url", result.url, expected.url);
  compare_number("status", result.status, expected.status);
  compare_number("substatus", result.substatus, expected.substatus);
  compare("handler", result.handler, expected.handler);
  compare("site", outcome.site, expected.site);
  compare("application", outcome.application, expected.application);
  for (const auto& [name, value] : expected.variables) {
    const auto is = result.variables.find(name);
    compare(name.c_str(), is == result.variables.end() ? std::string() : is->second, value);
  }
  if (found.empty()) return found;
  for (auto step = traced.story.steps.rbegin(); step != traced.story.steps.rend(); ++step) {
    if (step->outcome == diag::StoryOutcome::not_matched || step->outcome == diag::StoryOutcome::skipped)
      continue;
    found.push_back("last step: " + std::string(to_string(step->stage)) + " " + step->name + ": " +
                    step->detail);
    break;
  }
  return found;
}

}  // namespace iislint::cli
