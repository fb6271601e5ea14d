#include "report/answers/trace_report.h"

#include <algorithm>
#include <ostream>
#include <string>

#include "base/json_writer.h"
#include "report/location.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string value_lines(const diag::RuleTrace& trace, const source::SourceStore& sources) {
  std::size_t widest = 0;
  for (const diag::TracedValue& value : trace.values)
    widest = std::max(widest, value.name.size());
  std::string text;
  for (const diag::TracedValue& value : trace.values) {
    text += "  " + padded(printable(value.name), widest) + " = \"" + printable(value.text) + "\"  " +
            printable(value.origin);
    if (value.at) text += " at " + location_text(sources, *value.at);
    text += "  (" + printable(value.path) + ")\n";
  }
  return text;
}

}  // namespace

void write_traces_as_text(std::string_view rule, std::span<const diag::RuleTrace> traces,
                          const source::SourceStore& sources, std::ostream& out) {
  if (traces.empty()) out << printable(rule) << " was not evaluated on anything in these files\n";
  const char* separator = "";
  for (const diag::RuleTrace& trace : traces) {
    out << separator << location_text(sources, trace.at) << ": " << printable(trace.subject) << ": "
        << printable(trace.outcome) << "\n"
        << value_lines(trace, sources);
    for (const diag::TracedTest& test : trace.tests)
      out << "  " << padded(test.answer, 7) << "  " << printable(test.text) << "\n";
    separator = "\n";
  }
}

void write_traces_as_json(std::string_view rule, std::span<const diag::RuleTrace> traces,
                          const source::SourceStore& sources, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object().key("formatVersion").number(1);
  json.key("rule").string(rule).key("subjects").begin_array();
  for (const diag::RuleTrace& trace : traces) {
    json.begin_object().key("subject").string(trace.subject);
    write_location(json, sources, trace.at);
    json.key("findings")
        .number(static_cast<std::uint32_t>(trace.findings))
        .key("outcome")
        .string(trace.outcome);
    json.key("values").begin_array();
    for (const diag::TracedValue& value : trace.values) {
      json.begin_object().key("name").string(value.name).key("setting").string(value.path);
      json.key("value").string(value.text).key("origin").string(value.origin);
      if (value.at) write_location(json, sources, *value.at);
      json.end_object();
    }
    json.end_array().key("tests").begin_array();
    for (const diag::TracedTest& test : trace.tests)
      json.begin_object().key("test").string(test.text).key("answer").string(test.answer).end_object();
    json.end_array().end_object();
  }
  json.end_array().end_object();
  json.finish();
}

}  // namespace iislint::report
