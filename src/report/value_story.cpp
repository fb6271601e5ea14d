#include "report/value_story.h"

#include "report/ansi_style.h"
#include "report/json_writer.h"
#include "report/terminal_text.h"

namespace iislint::report {
namespace {

std::string at(const ValueStory& story, const source::Span& span) {
  const source::SourceFile& file = story.sources.file(span);
  const source::Position place = file.position(span.begin);
  return printable_name(file.path()) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

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

std::string remark_of(const StoryLine& line) {
  const std::string between = line.remark.empty() ? "" : "; ";
  if (line.is_refused)
    return line.remark + between + "written here, but locked: IIS refuses the file (HTTP error 500.19)";
  return line.is_readable ? line.remark : line.remark + between + "IIS cannot read this value";
}

void write_place(JsonWriter& json, const ValueStory& story, const source::Span& span) {
  const source::SourceFile& file = story.sources.file(span);
  json.key("path").string(file.path());
  json.key("range").begin_object(JsonWriter::Layout::one_line);
  for (const auto& [name, offset] : {std::pair("start", span.begin), std::pair("end", span.end)}) {
    const source::Position place = file.position(offset);
    json.key(name).begin_object(JsonWriter::Layout::one_line);
    json.key("line").number(place.line).key("column").number(place.column);
    json.key("offset").number(file.byte_offset(offset)).end_object();
  }
  json.end_object();
}

void write_line(JsonWriter& json, const ValueStory& story, const StoryLine& line) {
  json.begin_object();
  json.key("value").string(line.value);
  if (const std::string remark = remark_of(line); !remark.empty()) json.key("remark").string(remark);
  write_place(json, story, line.span);
  json.end_object();
}

/// Where the value in force comes from; "unknown" when IIS cannot read it or refuses the file.
std::string_view origin_of(const ValueStory& story) {
  if (story.lines.empty()) return "default";
  const StoryLine& last = story.lines.back();
  return last.is_readable && !last.is_refused ? "written" : "unknown";
}

}  // namespace

std::string value_story_as_text(const ValueStory& story, bool colour) {
  const Paint paint(colour);
  std::string out = paint(Style::bold, printable(story.setting)) +
                    (story.place.empty() ? " of the server" : " for " + printable(story.place)) + "\n";
  if (!story.documentation.empty()) out += "  " + story.documentation + "\n";
  out += "\n";
  Table table(colour);
  for (auto line = story.lines.rbegin(); line != story.lines.rend(); ++line) {
    const bool is_first = line == story.lines.rbegin();
    table.row(line->is_refused ? "refused"
              : is_first       ? "in force"
                               : "overrides",
              shown(line->value), at(story, line->span), remark_of(*line),
              is_first ? Style::bold : Style::plain);
  }
  const std::string none = "none";
  table.row(story.lines.empty() ? "in force" : "default",
            story.default_value ? shown(*story.default_value) : none, "",
            story.lines.empty() ? "the default: nobody has written it" : "",
            story.lines.empty() ? Style::bold : Style::plain);
  table.row("below", story.lock, "", "");
  for (const StoryLine& lock : story.locks)
    table.row("", printable(lock.value), at(story, lock.span), lock.remark);
  return out + table.text();
}

std::string value_story_as_json(const ValueStory& story) {
  JsonWriter json;
  json.begin_object();
  json.key("formatVersion").number(1);
  json.key("setting").string(story.setting);
  json.key("place").string(story.place);
  json.key("origin").string(origin_of(story));
  if (!story.lines.empty()) {
    json.key("value").string(story.lines.back().value);
  } else if (story.default_value) {
    json.key("value").string(*story.default_value);
  }
  if (story.default_value) json.key("default").string(*story.default_value);
  json.key("written").begin_array();
  for (auto line = story.lines.rbegin(); line != story.lines.rend(); ++line)
    write_line(json, story, *line);
  json.end_array();
  json.key("below").string(story.lock);
  json.key("locks").begin_array();
  for (const StoryLine& lock : story.locks)
    write_line(json, story, lock);
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace iislint::report
