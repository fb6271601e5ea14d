#include "report/answers/request_report.h"

#include <algorithm>
#include <ostream>

#include "base/json_writer.h"
#include "report/formats/xml_writer.h"
#include "report/location.h"
#include "report/terminal/ansi_style.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::StoryEnd;
using diag::StoryOutcome;
using diag::StoryStep;

Style style_of(StoryOutcome outcome) {
  switch (outcome) {
    case StoryOutcome::matched:
      return Style::bold;
    case StoryOutcome::refused:
      return Style::error;
    case StoryOutcome::unknown:
      return Style::warning;
    default:
      return Style::dim;
  }
}

std::string padded(std::string_view text, std::size_t width) {
  std::string result(text);
  result.resize(std::max(result.size(), width), ' ');
  return result;
}

std::string captures_text(const char* letter, const std::vector<std::string>& captures) {
  std::string text;
  for (std::size_t i = 0; i < captures.size(); ++i)
    text += std::string(text.empty() ? "" : "  ") + "{" + letter + ":" + std::to_string(i) + "}=\"" +
            printable(captures[i]) + "\"";
  return text;
}

std::string result_text(const diag::StoryResult& result) {
  const std::string status = result.status == 0
                                 ? ""
                                 : std::to_string(result.status) +
                                       (result.substatus == 0 ? "" : "." + std::to_string(result.substatus));
  switch (result.end) {
    case StoryEnd::serve:
      return "serve " + printable(result.url);
    case StoryEnd::rewrite:
      return "rewritten to " + printable(result.url);
    case StoryEnd::redirect:
      return "redirect " + status + " to " + printable(result.url);
    case StoryEnd::refuse:
      return "refused with " + status;
    case StoryEnd::abort:
      return "the connection is closed";
    case StoryEnd::custom_response:
      return "answered with " + status;
    case StoryEnd::unknown:
      return "unknown";
  }
  return {};
}

void write_step(const StoryStep& step, const source::SourceStore& sources, const Paint& paint,
                std::ostream& out) {
  constexpr std::size_t kStage = 18, kOutcome = 13;
  const std::string indent(kStage + kOutcome + 2, ' ');
  out << "  " << paint(Style::dim, padded(to_string(step.stage), kStage))
      << paint(style_of(step.outcome), padded(to_string(step.outcome), kOutcome)) << printable(step.name);
  if (step.at)
    out << (step.name.empty() ? "" : "  ") << paint(Style::related, location_text(sources, *step.at));
  out << "\n";
  if (!step.detail.empty()) out << indent << printable(step.detail) << "\n";
  for (const auto& text :
       {captures_text("R", step.rule_captures), captures_text("C", step.condition_captures)}) {
    if (!text.empty()) out << indent << text << "\n";
  }
}

void write_strings(base::JsonWriter& json, const std::vector<std::string>& texts) {
  json.begin_array();
  for (const std::string& text : texts)
    json.string(text);
  json.end_array();
}

void write_result(base::JsonWriter& json, const diag::StoryResult& result) {
  json.key("result").begin_object().key("kind").string(to_string(result.end));
  if (!result.url.empty()) json.key("url").string(result.url);
  if (result.status != 0) json.key("status").number(static_cast<std::uint64_t>(result.status));
  if (result.status != 0) json.key("substatus").number(static_cast<std::uint64_t>(result.substatus));
  if (!result.handler.empty()) json.key("handler").string(result.handler);
  json.key("variables").begin_object();
  for (const auto& [name, value] : result.variables)
    json.key(name).string(value);
  json.end_object().end_object();
}

}  // namespace

void write_request_as_text(const diag::RequestStory& story, const source::SourceStore& sources, bool colour,
                           std::ostream& out) {
  const Paint paint(colour);
  out << paint(Style::bold, printable(story.method + " " + story.url)) << "\n";
  if (!story.site.empty())
    out << "  site " << printable(story.site) << ", application " << printable(story.application) << "\n";
  out << "\n";
  for (const StoryStep& step : story.steps)
    write_step(step, sources, paint, out);
  out << "\n" << paint(Style::bold, "result: " + result_text(story.result)) << "\n";
  if (!story.result.handler.empty()) out << "  handler " << printable(story.result.handler) << "\n";
  for (const auto& [name, value] : story.result.variables)
    out << "  " << printable(name) << " = \"" << printable(value) << "\"\n";
  for (const std::string& what : story.unknown)
    out << paint(Style::warning, "unknown") << "  " << printable(what) << "\n";
}

void write_request_as_json(const diag::RequestStory& story, const source::SourceStore& sources,
                           std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object().key("formatVersion").number(1);
  json.key("request")
      .begin_object()
      .key("method")
      .string(story.method)
      .key("url")
      .string(story.url)
      .end_object();
  json.key("site").string(story.site).key("application").string(story.application);
  json.key("steps").begin_array();
  for (const StoryStep& step : story.steps) {
    json.begin_object().key("stage").string(to_string(step.stage)).key("name").string(step.name);
    json.key("outcome").string(to_string(step.outcome)).key("detail").string(step.detail);
    if (!step.rule_captures.empty() || !step.condition_captures.empty()) {
      json.key("captures").begin_object().key("R");
      write_strings(json, step.rule_captures);
      json.key("C");
      write_strings(json, step.condition_captures);
      json.end_object();
    }
    if (step.at) write_location(json, sources, *step.at);
    json.end_object();
  }
  json.end_array();
  write_result(json, story.result);
  json.key("unknown");
  write_strings(json, story.unknown);
  json.end_object();
  json.finish();
}

void write_request_tests_as_text(const std::vector<RequestTest>& tests, bool colour, std::ostream& out) {
  const Paint paint(colour);
  std::size_t passed = 0;
  for (const RequestTest& test : tests) {
    if (test.differences.empty()) {
      ++passed;
      continue;
    }
    out << paint(Style::related, printable(test.place)) << ": " << paint(Style::error, "not as expected")
        << ": " << printable(test.name) << "\n";
    for (const std::string& difference : test.differences)
      out << "  " << printable(difference) << "\n";
  }
  out << passed << " of " << tests.size() << " requests as expected\n";
}

void write_request_tests_as_json(const std::vector<RequestTest>& tests, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object().key("formatVersion").number(1).key("tests").begin_array();
  for (const RequestTest& test : tests) {
    json.begin_object().key("name").string(test.name).key("place").string(test.place);
    json.key("passed").boolean(test.differences.empty()).key("differences");
    write_strings(json, test.differences);
    json.end_object();
  }
  json.end_array().end_object();
  json.finish();
}

void write_request_tests_as_junit(const std::vector<RequestTest>& tests, std::ostream& out) {
  const auto failures = static_cast<std::uint64_t>(std::count_if(
      tests.begin(), tests.end(), [](const RequestTest& test) { return !test.differences.empty(); }));
  XmlWriter xml(out);
  xml.open("testsuites").open("testsuite").attribute("name", "iislint trace");
  xml.attribute("tests", static_cast<std::uint64_t>(tests.size())).attribute("failures", failures);
  for (const RequestTest& test : tests) {
    xml.open("testcase").attribute("name", test.name).attribute("classname", test.place);
    if (!test.differences.empty()) {
      std::string text;
      for (const std::string& difference : test.differences)
        text += difference + "\n";
      xml.open("failure").attribute("message", test.differences.front()).text(text).close();
    }
    xml.close();
  }
  xml.close().close();
}

}  // namespace iislint::report
