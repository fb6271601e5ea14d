#include "report/formats/formats.h"

#include <algorithm>
#include <initializer_list>

#include "base/nearest.h"
#include "base/text.h"
#include "report/formats/azure_report.h"
#include "report/formats/checkstyle_report.h"
#include "report/formats/concise_report.h"
#include "report/formats/github_report.h"
#include "report/formats/gitlab_report.h"
#include "report/formats/html_report.h"
#include "report/formats/json_report.h"
#include "report/formats/jsonl_report.h"
#include "report/formats/junit_report.h"
#include "report/formats/markdown_report.h"
#include "report/formats/msvs_report.h"
#include "report/formats/rdjson_report.h"
#include "report/formats/sarif_report.h"
#include "report/formats/teamcity_report.h"
#include "report/formats/text_report.h"

namespace iislint::report {
namespace {

constexpr std::uint32_t bits(std::initializer_list<Content> contents) {
  std::uint32_t result = 0;
  for (const Content content : contents)
    result |= std::uint32_t{1} << static_cast<unsigned>(content);
  return result;
}

constexpr std::uint32_t kEverything =
    bits({Content::findings, Content::trace, Content::rule_list, Content::rule_page, Content::why,
          Content::settings, Content::request, Content::request_tests});

std::unique_ptr<Renderer> make_text(const TextOptions& options) {
  return std::make_unique<TextReport>(options);
}
template <typename Report>
std::unique_ptr<Renderer> make(const TextOptions&) {
  return std::make_unique<Report>();
}

constexpr std::uint32_t kFindings = bits({Content::findings});
constexpr std::uint32_t kPages = bits({Content::rule_list, Content::rule_page});

constexpr Format kFormats[] = {
    {"text", ".txt", kEverything, make_text, false, false, true},
    {"concise", "", kFindings, make<ConciseReport>},
    {"json", ".json", kEverything, make<JsonReport>, false, false, true},
    {"jsonl", ".jsonl", kFindings, make<JsonlReport>, false, false, true},
    {"sarif", ".sarif", kFindings, make<SarifReport>, true, true},
    {"github", "", kFindings, make<GithubReport>},
    {"gitlab", "", kFindings, make<GitlabReport>},
    {"junit", "", kFindings | bits({Content::request_tests}), make<JunitReport>},
    {"checkstyle", "", kFindings, make<CheckstyleReport>},
    {"rdjson", "", kFindings, make<RdjsonReport>},
    {"azure", "", kFindings, make<AzureReport>},
    {"teamcity", "", kFindings, make<TeamcityReport>},
    {"msvs", "", kFindings, make<MsvsReport>},
    {"markdown", ".md", kFindings | kPages, make<MarkdownReport>},
    {"html", ".html", kFindings, make<HtmlReport>, true},
};

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
    return format.shows(Content::findings) && !format.suffix.empty() && path.ends_with(format.suffix);
  });
  return found == std::end(kFormats) ? nullptr : found;
}

std::optional<std::string> check_format(std::string_view name, std::optional<Content> content,
                                        const std::string& purpose) {
  std::vector<std::string_view> known = content ? format_names(*content) : all_format_names();
  if (content) known.insert(known.begin(), "auto");
  if (std::find(known.begin(), known.end(), name) != known.end()) return std::nullopt;
  std::string message = "there is no format '" + std::string(name) + "'" + purpose;
  if (const auto near = base::nearest(name, known))
    message += " (did you mean '" + std::string(*near) + "'?)";
  return message + "; available formats are " +
         base::join_words(std::vector<std::string>(known.begin(), known.end()), "and");
}

std::vector<std::string_view> all_format_names() {
  std::vector<std::string_view> names = {"auto"};
  for (const Format& format : kFormats)
    names.push_back(format.name);
  return names;
}

}  // namespace iislint::report
