#include "report/answers/why_report.h"

#include <algorithm>
#include <ostream>

#include "base/json_writer.h"
#include "report/location.h"
#include "report/terminal/ansi_style.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

std::string shown(const std::string& value) {
  return "\"" + printable(value) + "\"";
}

class Table {
 public:
  explicit Table(bool colour) : paint_(colour) {}

  void row(const std::string& head, const std::string& value, const std::string& place,
           const std::string& remark, Style style = Style::plain) {
    rows_.push_back({head, value, place, remark, style});
    width_ = std::max<std::size_t>(width_, display_width(value));
  }

  std::string text() const {
    std::string out;
    for (const Row& row : rows_) {
      std::string line = "  " + paint_(Style::dim, row.head) + std::string(kHead - row.head.size(), ' ') +
                         paint_(row.style, row.value);
      if (!row.place.empty())
        line += std::string(width_ - display_width(row.value) + 3, ' ') + paint_(Style::related, row.place);
      if (!row.remark.empty()) line += "  " + row.remark;
      out += line + "\n";
    }
    return out;
  }

 private:
  static constexpr std::size_t kHead = 11;
  struct Row {
    std::string head, value, place, remark;
    Style style;
  };
  Paint paint_;
  std::vector<Row> rows_;
  std::size_t width_ = 0;
};

std::string remark_of(const WhyLine& line) {
  const std::string between = line.remark.empty() ? "" : "; ";
  if (line.is_refused)
    return line.remark + between + "written here, but locked: IIS refuses the file (HTTP error 500.19)";
  return line.is_readable ? line.remark : line.remark + between + "IIS cannot read this value";
}

void write_line(base::JsonWriter& json, const WhyReport& report, const WhyLine& line) {
  json.begin_object();
  json.key("value").string(line.value);
  if (const std::string remark = remark_of(line); !remark.empty()) json.key("remark").string(remark);
  write_location(json, report.sources, line.span);
  json.end_object();
}

/// Where the value in force comes from; "unknown" when IIS cannot read it or refuses the file.
std::string_view origin_of(const WhyReport& report) {
  if (report.lines.empty()) return "default";
  const WhyLine& last = report.lines.back();
  return last.is_readable && !last.is_refused ? "written" : "unknown";
}

}  // namespace

void write_why_as_text(const WhyReport& report, bool colour, std::ostream& out) {
  const Paint paint(colour);
  out << paint(Style::bold, printable(report.setting))
      << (report.place.empty() ? " of the server" : " for " + printable(report.place)) << "\n";
  if (!report.documentation.empty()) out << "  " << printable(report.documentation) << "\n";
  out << "\n";
  Table table(colour);
  for (auto line = report.lines.rbegin(); line != report.lines.rend(); ++line) {
    const bool is_first = line == report.lines.rbegin();
    table.row(line->is_refused ? "refused"
              : is_first       ? "in force"
                               : "overrides",
              shown(line->value), location_text(report.sources, line->span), printable(remark_of(*line)),
              is_first ? Style::bold : Style::plain);
  }
  const std::string none = "none";
  table.row(report.lines.empty() ? "in force" : "default",
            report.default_value ? shown(*report.default_value) : none, "",
            report.lines.empty() ? "the default: it is not set anywhere" : "",
            report.lines.empty() ? Style::bold : Style::plain);
  table.row("below", printable(report.lock), "", "");
  for (const WhyLine& lock : report.locks)
    table.row("", printable(lock.value), location_text(report.sources, lock.span), printable(lock.remark));
  out << table.text();
}

void write_why_as_json(const WhyReport& report, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object();
  json.key("formatVersion").number(1);
  json.key("setting").string(report.setting);
  json.key("place").string(report.place);
  json.key("origin").string(origin_of(report));
  if (!report.lines.empty()) {
    json.key("value").string(report.lines.back().value);
  } else if (report.default_value) {
    json.key("value").string(*report.default_value);
  }
  if (report.default_value) json.key("default").string(*report.default_value);
  json.key("written").begin_array();
  for (auto line = report.lines.rbegin(); line != report.lines.rend(); ++line)
    write_line(json, report, *line);
  json.end_array();
  json.key("below").string(report.lock);
  json.key("locks").begin_array();
  for (const WhyLine& lock : report.locks)
    write_line(json, report, lock);
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace iislint::report
