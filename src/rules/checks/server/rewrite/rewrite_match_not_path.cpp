#include "rules/checks/server/rewrite/rewrite_match_not_path.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteMatchNotPath::Case;

constexpr std::string_view kDomains[] = {"com", "org", "net", "de",  "info",
                                         "io",  "uk",  "edu", "gov", "local"};

/// The text without what may stand before the first character of a path in an expression.
std::string_view without_opening(std::string_view text) {
  if (text.starts_with('^')) text.remove_prefix(1);
  while (text.starts_with('(')) {
    text.remove_prefix(1);
    if (text.starts_with("?:")) text.remove_prefix(2);
  }
  return text;
}

/// Without the backslashes that make characters plain ones.
std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && std::string_view("./:-?=&").find(text[i + 1]) != text.npos)
      ++i;
    result += text[i];
  }
  return result;
}

bool begins_with_slash(const rewrite::WrittenPattern& pattern) {
  const std::string_view text = pattern.text;
  if (pattern.syntax != rewrite::PatternSyntax::ecmascript) return text.starts_with('/');
  if (!text.starts_with('^') || text.find('|') != std::string_view::npos) return false;
  std::string_view rest = without_opening(text);
  if (rest.starts_with('\\')) rest.remove_prefix(1);
  if (!rest.starts_with('/')) return false;
  // An optional slash, or an optional group around it, takes paths without one.
  const bool is_optional = rest.size() > 1 && std::string_view("?*{").find(rest[1]) != std::string_view::npos;
  const bool has_group = text.size() > 1 && text[1] == '(';
  const bool may_be_left_out = has_group && (text.find(")?") != text.npos || text.find(")*") != text.npos ||
                                             text.find("){") != text.npos);
  return !is_optional && !may_be_left_out;
}

bool begins_with_scheme(const rewrite::WrittenPattern& pattern) {
  const std::string text = base::lower(plain(without_opening(pattern.text)));
  for (const std::string_view scheme :
       {"http://", "https://", "https?://", "http(s)?://", "http(s?)://", "https*://", "http|https)://"}) {
    if (text.starts_with(scheme)) return true;
  }
  return text.starts_with("http") && text.substr(0, 24).find("://") != std::string::npos;
}

bool is_label(char c) {
  return base::is_digit(c) || (c >= 'a' && c <= 'z') || c == '-';
}

/// "www.example.com/…": labels with dots between them, the last of them a domain that everybody knows. A file
/// or a folder may be called company.info, so one dot is enough only behind "www.".
bool begins_with_host(const rewrite::WrittenPattern& pattern) {
  const bool is_regex = pattern.syntax == rewrite::PatternSyntax::ecmascript;
  if (is_regex && !pattern.text.starts_with('^')) return false;
  std::string text = base::lower(plain(without_opening(pattern.text)));
  bool may_have_www = false;
  for (const std::string_view optional : {"www.)?", "www.)"}) {
    if (!text.starts_with(optional)) continue;
    text.erase(0, optional.size());
    may_have_www = true;
  }
  const bool has_www = text.starts_with("www.");
  std::size_t dots = 0, label = 0, at = 0;
  for (; at < text.size() && (is_label(text[at]) || text[at] == '.'); ++at) {
    if (text[at] != '.') continue;
    ++dots;
    label = at + 1;
  }
  if (dots == 0 || label == at) return false;
  if (dots == 1 && !has_www && !may_have_www) return false;
  const bool is_whole =
      at == text.size() || text[at] == '/' || text[at] == '$' || text[at] == '(' || text[at] == ')';
  return is_whole && (base::has_word(kDomains, std::string_view(text).substr(label, at - label)) || has_www);
}

/// Where "?name=" stands in the pattern, or npos.
std::size_t query_in(const rewrite::WrittenPattern& pattern) {
  const std::string& text = pattern.text;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (text[i] == '[') i = std::min(text.find(']', i), text.size() - 1);
    if (text[i] != '?' || depth > 0) continue;
    std::size_t end = i + 1;
    while (end < text.size() && (is_label(base::to_lower(text[end])) || text[end] == '_'))
      ++end;
    if (end > i + 1 && end < text.size() && text[end] == '=') return i;
    const bool is_plain = i > 0 && text[i - 1] == '\\' && (i < 2 || text[i - 2] != '\\');
    const bool is_optional =
        i + 1 < text.size() && std::string_view("?*{").find(text[i + 1]) != std::string_view::npos;
    if (pattern.syntax == rewrite::PatternSyntax::exact_match || (is_plain && !is_optional)) return i;
  }
  return std::string::npos;
}

void judge(const FileView& file, const rewrite::WrittenPattern& pattern,
           Reporter<RewriteMatchNotPath>& reporter) {
  const auto report = [&](Case which, std::size_t begin = 0, std::size_t end = 0) {
    RewriteMatchNotPath::Finding finding;
    finding.at = anchor_of_text(file, pattern, begin, end);
    reporter.report(which, std::move(finding));
  };
  if (begins_with_scheme(pattern)) {
    report(Case::scheme);
  } else if (begins_with_host(pattern)) {
    report(Case::host);
  } else if (begins_with_slash(pattern)) {
    report(Case::slash);
  } else if (const std::size_t query = query_in(pattern);
             query != std::string::npos && pattern.text.find('|') == std::string::npos) {
    report(Case::query, query, pattern.text.size());
  }
}

}  // namespace

void check(const RewriteMatchNotPath& rule, Reporter<RewriteMatchNotPath>& reporter) {
  for_each_inbound(rewrite_rules(rule.file()), [&](const rewrite::InboundRule& one) {
    const bool is_plain = one.match.is_written() && !one.negates && !holds_token(one.match.text);
    if (is_plain && !one.match.pattern().problem()) judge(rule.file(), one.match, reporter);
  });
}

}  // namespace iislint::rules::checks
