#include "rules/checks/server/responses/header_value_ignored.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "config/lookup/lookup_chain.h"
#include "rules/checks/server/support/response_headers.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = HeaderValueIgnored::Case;

// Source: the W3C recommendations on Referrer Policy and Content Security Policy Level 3, and the Fetch
// standard.
constexpr std::string_view kReferrerPolicies[] = {"no-referrer",
                                                  "no-referrer-when-downgrade",
                                                  "same-origin",
                                                  "origin",
                                                  "strict-origin",
                                                  "origin-when-cross-origin",
                                                  "strict-origin-when-cross-origin",
                                                  "unsafe-url"};
constexpr std::string_view kDirectives[] = {"child-src",
                                            "connect-src",
                                            "default-src",
                                            "font-src",
                                            "frame-src",
                                            "img-src",
                                            "manifest-src",
                                            "media-src",
                                            "object-src",
                                            "prefetch-src",
                                            "script-src",
                                            "script-src-elem",
                                            "script-src-attr",
                                            "style-src",
                                            "style-src-elem",
                                            "style-src-attr",
                                            "worker-src",
                                            "base-uri",
                                            "sandbox",
                                            "form-action",
                                            "frame-ancestors",
                                            "navigate-to",
                                            "report-uri",
                                            "report-to",
                                            "block-all-mixed-content",
                                            "upgrade-insecure-requests",
                                            "require-sri-for",
                                            "require-trusted-types-for",
                                            "trusted-types",
                                            "plugin-types",
                                            "fenced-frame-src"};
constexpr std::string_view kKeywords[] = {"self",          "none",           "unsafe-inline", "unsafe-eval",
                                          "unsafe-hashes", "strict-dynamic", "report-sample"};

/// A piece of a value, without blanks around it.
struct Part {
  std::string_view text;
  std::size_t begin = 0;
};

/// The pieces of a view into `whole` between separators; empty ones are left out.
std::vector<Part> parts_of(const std::string& whole, std::string_view list, char separator) {
  std::vector<Part> parts;
  for (const std::string_view piece : base::split(list, separator)) {
    const std::string_view bare = base::trim(piece);
    if (!bare.empty()) parts.push_back({bare, static_cast<std::size_t>(bare.data() - whole.data())});
  }
  return parts;
}

/// What follows the scheme and the host of an origin, from the slash on; nothing when there is none.
std::optional<std::size_t> path_in(std::string_view origin) {
  const std::size_t scheme = origin.find("://");
  if (scheme == std::string_view::npos) return std::nullopt;
  const std::size_t slash = origin.find('/', scheme + 3);
  return slash == std::string_view::npos ? std::nullopt : std::optional(slash);
}

class Judge {
 public:
  Judge(const FileView& file, Reporter<HeaderValueIgnored>& reporter) : file_(file), reporter_(reporter) {}

  void judge_header(const config::ElementRef& entry) {
    const std::string name = base::lower(written_text(entry, "name"));
    if (!take(entry, "value")) return;
    if (name == "access-control-allow-origin") judge_origin(true);
    if (name == "access-control-allow-credentials") judge_credentials();
    if (name == "referrer-policy") judge_referrer_policy();
    if (name == "content-security-policy" || name == "content-security-policy-report-only") judge_policy();
  }

  void judge_cors(const config::ElementRef& entry) {
    if (take(entry, "origin")) judge_origin(false);
  }

 private:
  bool take(const config::ElementRef& entry, std::string_view attribute) {
    element_ = entry.element;
    attribute_ = file_.document().find_attribute(element_, attribute);
    if (attribute_ == xml::kNone) return false;
    value_ = text_of(file_, attribute_);
    return !base::trim(value_).empty() && !has_token(value_);
  }

  void judge_origin(bool is_header) {
    const std::string_view origin = base::trim(value_);
    if (is_header && origin.find_first_of(", ;") != std::string_view::npos) {
      report(Case::origins, 0, value_.size(), {});
      return;
    }
    const auto path = path_in(origin);
    if (!path) return;
    // What stands behind the host is not part of an origin.
    const bool is_only_slash = *path + 1 == origin.size();
    report(is_only_slash ? Case::origin_slash : Case::origin_path, 0, value_.size(),
           is_only_slash ? std::string(origin.substr(0, *path)) : std::string());
  }

  void judge_credentials() {
    const std::string_view value = base::trim(value_);
    if (value != "true" && base::equals_ignoring_case(value, "true"))
      report(Case::credentials, 0, value_.size(), "true");
  }

  void judge_referrer_policy() {
    const auto parts = parts_of(value_, value_, ',');
    const bool has_known = std::any_of(parts.begin(), parts.end(), [](const Part& part) {
      return base::has_word(kReferrerPolicies, part.text);
    });
    for (const Part& part : parts) {
      if (base::has_word(kReferrerPolicies, part.text)) continue;
      const auto meant = base::nearest(part.text, kReferrerPolicies);
      if (has_known && !base::sure_correction(part.text, kReferrerPolicies)) continue;
      report(Case::referrer_policy, part.begin, part.begin + part.text.size(),
             meant ? std::string(*meant) : std::string());
    }
  }

  void judge_policy() {
    for (const Part& directive : parts_of(value_, value_, ';')) {
      const auto words = parts_of(value_, directive.text, ' ');
      const std::string_view name = words.front().text;
      if (!base::has_word(kDirectives, name)) {
        const auto meant = base::sure_correction(name, kDirectives);
        if (meant)
          report(Case::directive, words.front().begin, words.front().begin + name.size(),
                 std::string(*meant));
        continue;
      }
      if (!base::lower(name).ends_with("-src") && name != "frame-ancestors" && name != "form-action" &&
          name != "base-uri")
        continue;
      for (auto word = words.begin() + 1; word != words.end(); ++word) {
        if (base::has_word(kKeywords, word->text))
          report(Case::keyword, word->begin, word->begin + word->text.size(),
                 "'" + base::lower(word->text) + "'");
      }
    }
  }

  void report(Case which, std::size_t begin, std::size_t end, const std::string& right) {
    HeaderValueIgnored::Finding finding;
    finding.at = anchor_of_piece(file_, element_, attribute_, begin, end);
    finding.args = {.value = value_.substr(begin, end - begin), .right = right};
    const xml::Attribute& attribute = file_.document().attribute(attribute_);
    const bool is_sure = which != Case::referrer_policy && !right.empty();
    const bool needs_escapes = right.find('\'') == std::string::npos || attribute.value_begin == 0 ||
                               file_.document().text()[attribute.value_begin - 1] != '"';
    if (is_sure && attribute.quoted && attribute.closed && !is_secret(file_, attribute)) {
      finding.fixes.push_back({"Write " + right,
                               diag::FixSafety::unsafe,
                               {{xml::Pieces(file_.document(), attribute).span(begin, end),
                                 needs_escapes ? base::xml_escaped(right) : right}}});
    }
    reporter_.report(which, std::move(finding));
  }

  const FileView& file_;
  Reporter<HeaderValueIgnored>& reporter_;
  xml::NodeId element_ = xml::kNone;
  xml::AttributeId attribute_ = xml::kNone;
  std::string value_;
};

}  // namespace

void check(const HeaderValueIgnored& rule, Reporter<HeaderValueIgnored>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  Judge judge(file, reporter);
  const auto for_each_entry = [&](std::string_view section, std::string_view steps, auto visit) {
    for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), section)) {
      for (const config::ElementRef& entry :
           config::elements_below({&file.document(), &file.binding(), layer.element}, steps))
        visit(entry);
    }
  };
  for_each_entry(kHttpProtocol, "customHeaders/add",
                 [&](const config::ElementRef& entry) { judge.judge_header(entry); });
  for_each_entry("system.webServer/cors", "add",
                 [&](const config::ElementRef& entry) { judge.judge_cors(entry); });
}

}  // namespace iislint::rules::checks
