#include "report/formats/formats.h"

#include <algorithm>
#include <initializer_list>

#include "report/formats/html_report.h"
#include "report/formats/json_report.h"
#include "report/formats/sarif_report.h"
#include "report/formats/text_report.h"

namespace iislint::report {
namespace {

constexpr std::uint32_t bits(std::initializer_list<Content> contents) {
  std::uint32_t result = 0;
  for (const Content content : contents)
    result |= std::uint32_t{1} << static_cast<unsigned>(content);
  return result;
}

constexpr std::uint32_t kEverything = bits({Content::findings, Content::trace, Content::rule_list,
                                            Content::rule_page, Content::why, Content::settings});
// Lists are for programs where they are piped; pages and answers go into a pager as often.
constexpr std::uint32_t kPipedAsText = bits({Content::rule_page, Content::why});

std::unique_ptr<Renderer> make_text(const TextOptions& options) {
  return std::make_unique<TextReport>(options);
}
std::unique_ptr<Renderer> make_json(const TextOptions&) {
  return std::make_unique<JsonReport>();
}
std::unique_ptr<Renderer> make_html(const TextOptions&) {
  return std::make_unique<HtmlReport>();
}
std::unique_ptr<Renderer> make_sarif(const TextOptions&) {
  return std::make_unique<SarifReport>();
}

constexpr Format kFormats[] = {
    {"text", ".txt", kEverything, kPipedAsText, make_text},
    {"markdown", ".md", bits({Content::rule_list, Content::rule_page}), 0, nullptr},
    {"json", ".json", kEverything, kEverything & ~kPipedAsText, make_json},
    {"html", ".html", bits({Content::findings}), 0, make_html, true},
    {"sarif", ".sarif", bits({Content::findings}), 0, make_sarif, true, true},
};
constexpr std::string_view kOnTerminals = "text";

}  // namespace

const Format* find_format(std::string_view name, Content content) {
  const auto found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& format) {
    return format.name == name && format.shows(content);
  });
  return found == std::end(kFormats) ? nullptr : found;
}

std::vector<std::string_view> format_names(Content content) {
  std::vector<std::string_view> names;
  for (const Format& format : kFormats) {
    if (format.shows(content)) names.push_back(format.name);
  }
  return names;
}

const Format* format_of_file(std::string_view path) {
  const auto found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& format) {
    return format.shows(Content::findings) && path.ends_with(format.suffix);
  });
  return found == std::end(kFormats) ? nullptr : found;
}

std::string_view format_in_use(std::string_view chosen, Content content, bool is_terminal) {
  if (chosen != "auto") return chosen;
  if (is_terminal) return kOnTerminals;
  const auto piped = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& format) {
    return (format.piped >> static_cast<unsigned>(content) & 1) != 0;
  });
  return piped->name;
}

}  // namespace iislint::report
