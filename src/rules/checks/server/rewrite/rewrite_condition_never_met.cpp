#include "rules/checks/server/rewrite/rewrite_condition_never_met.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/pattern_shapes.h"
#include "rules/checks/server/support/rewrite_rules.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteConditionNeverMet::Case;
using rewrite::MatchType;
using rewrite::Piece;

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What the values of a server variable look like.
enum class Form : std::uint8_t {
  on_or_off,
  one_or_zero,
  path,
  info,
  file,
  host,
  query,
  port,
  method,
  address
};

// Source: the list of IIS server variables, and the values that the samples of URL Rewrite show for them.
struct Variable {
  std::string_view name;
  Form form;
};
constexpr Variable kVariables[] = {
    {"HTTPS", Form::on_or_off},       {"SERVER_PORT_SECURE", Form::one_or_zero},
    {"REQUEST_URI", Form::path},      {"URL", Form::path},
    {"SCRIPT_NAME", Form::path},      {"HTTP_URL", Form::path},
    {"UNENCODED_URL", Form::path},    {"PATH_INFO", Form::info},
    {"REQUEST_FILENAME", Form::file}, {"SCRIPT_FILENAME", Form::file},
    {"PATH_TRANSLATED", Form::file},  {"HTTP_HOST", Form::host},
    {"SERVER_NAME", Form::host},      {"QUERY_STRING", Form::query},
    {"SERVER_PORT", Form::port},      {"REMOTE_PORT", Form::port},
    {"REQUEST_METHOD", Form::method}, {"REMOTE_ADDR", Form::address},
    {"LOCAL_ADDR", Form::address},
};

/// Variables whose values nothing is said of; only their names matter here.
constexpr std::string_view kOthers[] = {"HTTP_USER_AGENT",      "HTTP_REFERER",
                                        "HTTP_COOKIE",          "HTTP_X_FORWARDED_PROTO",
                                        "HTTP_X_FORWARDED_FOR", "HTTP_ACCEPT_LANGUAGE",
                                        "HTTP_ACCEPT_ENCODING", "SERVER_PROTOCOL",
                                        "REMOTE_USER",          "AUTH_TYPE",
                                        "CONTENT_TYPE"};

const Variable* variable_of(std::string_view name) {
  const auto found = std::find_if(std::begin(kVariables), std::end(kVariables), [&](const Variable& one) {
    return base::equals_ignoring_case(one.name, name);
  });
  return found == std::end(kVariables) ? nullptr : found;
}

std::string fact_about(const Variable& variable) {
  const std::string name(variable.name);
  switch (variable.form) {
    case Form::on_or_off:
      return name + " is either on or off, in lower case";
    case Form::one_or_zero:
      return name + " is either 1 or 0";
    case Form::path:
    case Form::info:
      return name + " begins with a slash (/)";
    case Form::file:
      return name + " is a path of the file system, such as C:\\inetpub\\wwwroot\\page.html";
    case Form::host:
      return name + " is a host name, without scheme and path";
    case Form::query:
      return name + " begins behind the question mark (?)";
    case Form::port:
      return name + " is a number, such as 443";
    case Form::method:
      return name + " is in upper case, such as GET";
    case Form::address:
      break;
  }
  return name + " is an IP address";
}

bool is_impossible(const Shape& shape, Form form) {
  const CharacterSet* first = shape.at_begin(0);
  const CharacterSet* second = shape.at_begin(1);
  switch (form) {
    case Form::path:
      return shape.is_empty() || (first != nullptr && (*first & characters("/")).none());
    case Form::info:
      return first != nullptr && (*first & characters("/")).none();
    case Form::file:
      return (first != nullptr && (*first & characters(std::string(kLetters) + "\\")).none()) ||
             (second != nullptr && (*second & characters(":\\")).none());
    case Form::host: {
      CharacterSet allowed = characters(std::string(kLetters) + std::string(kDigits) + ".-_:[]%");
      for (std::size_t i = 0x80; i < allowed.size(); ++i)
        allowed.set(i);
      return shape.needs_other_than(allowed);
    }
    case Form::query:
      return first != nullptr && *first == characters("?");
    case Form::port:
      return shape.is_empty() || shape.needs_other_than(characters(kDigits));
    case Form::method:
      return shape.is_empty() ||
             shape.needs_other_than(characters(std::string(kLetters.substr(kLetters.size() / 2)) + "-_"));
    case Form::address:
      return shape.is_empty() || shape.needs_other_than(characters("0123456789abcdefABCDEF.:%"));
    case Form::on_or_off:
    case Form::one_or_zero:
      break;
  }
  return false;
}

class Judge {
 public:
  Judge(const FileView& file, Reporter<RewriteConditionNeverMet>& reporter)
      : file_(file), reporter_(reporter) {}

  void judge(const rewrite::Conditions& conditions) {
    for (const rewrite::Condition& one : conditions.all) {
      if (!one.input.is_written() || holds_token(one.input.text)) continue;
      if (!judge_input(one)) judge_values(one);
    }
  }

 private:
  /// Whether something is wrong with the input already.
  bool judge_input(const rewrite::Condition& condition) {
    const std::string& text = condition.input.text;
    const auto& pieces = condition.input.parsed().pieces;
    const bool is_constant = condition.input.parsed().is_literal();
    if (is_constant && (variable_of(text) != nullptr || base::has_word(kOthers, text))) {
      report(Case::no_braces, condition, condition.input, "{" + text + "}");
      return true;
    }
    const bool is_of_apache = pieces.size() == 2 && pieces[0].text == "%" &&
                              pieces[0].kind == Piece::Kind::literal &&
                              pieces[1].kind == Piece::Kind::variable;
    if (!condition.input.parsed().problem && is_of_apache) {
      report(Case::percent, condition, condition.input, text.substr(1));
      return true;
    }
    const Variable* variable = only_variable(condition);
    const bool is_url = variable != nullptr && (variable->form == Form::path || variable->form == Form::info);
    if (condition.type == MatchType::pattern || !is_url) return false;
    report(condition.negates ? Case::always_file : Case::never_file, condition, condition.input,
           "{REQUEST_FILENAME}");
    return true;
  }

  static const Variable* only_variable(const rewrite::Condition& condition) {
    const auto& parsed = condition.input.parsed();
    const bool is_one =
        !parsed.problem && parsed.pieces.size() == 1 && parsed.pieces[0].kind == Piece::Kind::variable;
    return is_one ? variable_of(parsed.pieces[0].text) : nullptr;
  }

  void judge_values(const rewrite::Condition& condition) {
    const Variable* variable = only_variable(condition);
    const rewrite::WrittenPattern& pattern = condition.pattern;
    const bool is_readable = condition.type == MatchType::pattern && pattern.is_written() &&
                             !holds_token(pattern.text) && !pattern.pattern().problem();
    // An expression among wildcards has a finding of its own.
    const bool is_expression =
        pattern.syntax == rewrite::PatternSyntax::wildcard && pattern.text.starts_with('^');
    if (variable == nullptr || !is_readable || is_expression || !never_matches(pattern, variable->form))
      return;
    report(condition.negates ? Case::always : Case::never, condition, pattern,
           meant_for(pattern, variable->form), fact_about(*variable));
  }

  bool never_matches(const rewrite::WrittenPattern& pattern, Form form) {
    if (form == Form::on_or_off) return matches_neither(pattern, "on", "off");
    if (form == Form::one_or_zero) return matches_neither(pattern, "1", "0");
    const auto shapes = shapes_of(pattern);
    return shapes && std::all_of(shapes->begin(), shapes->end(),
                                 [&](const Shape& shape) { return is_impossible(shape, form); });
  }

  bool matches_neither(const rewrite::WrittenPattern& pattern, std::string_view one, std::string_view other) {
    using Outcome = rewrite::PatternMatch::Outcome;
    return pattern.pattern().match(one, budget_).outcome == Outcome::not_matched &&
           pattern.pattern().match(other, budget_).outcome == Outcome::not_matched;
  }

  /// The pattern that was surely meant; empty when that cannot be told.
  static std::string meant_for(const rewrite::WrittenPattern& pattern, Form form) {
    const bool is_expression = pattern.syntax == rewrite::PatternSyntax::ecmascript;
    const std::string& text = pattern.text;
    const bool begins = is_expression && text.starts_with('^');
    const bool ends = is_expression && text.ends_with('$') && text.size() > 1;
    if (form == Form::on_or_off) {
      const std::string word = base::lower(text.substr(begins, text.size() - begins - ends));
      constexpr std::string_view kOn[] = {"true", "1", "yes", "on"}, kOff[] = {"false", "0", "no", "off"};
      const std::string_view meant = base::has_word(kOn, word)    ? "on"
                                     : base::has_word(kOff, word) ? "off"
                                                                  : "";
      if (meant.empty()) return {};
      return (begins ? "^" : "") + std::string(meant) + (ends ? "$" : "");
    }
    if (!begins || text.find('|') != std::string::npos || text.size() < 2) return {};
    const bool is_plain = kLetters.find(text[1]) != std::string_view::npos;
    if (form == Form::path && is_plain && !base::lower(text).starts_with("^http"))
      return "^/" + text.substr(1);
    if (form == Form::query && text.starts_with("^\\?")) return "^" + text.substr(3);
    return {};
  }

  void report(Case which, const rewrite::Condition& condition, const rewrite::WrittenText& text,
              const std::string& right, std::string fact = {}) {
    RewriteConditionNeverMet::Finding finding;
    finding.at = anchor_of_text(file_, text);
    finding.args = {.input = condition.input.text, .fact = std::move(fact), .right = right};
    const xml::Attribute& attribute = file_.document().attribute(text.attribute);
    if (!right.empty() && attribute.quoted && attribute.closed) {
      finding.fixes.push_back({"Write \"" + right + "\"",
                               diag::FixSafety::unsafe,
                               {{xml::content_of(file_.document(), attribute), base::xml_escaped(right)}}});
    }
    reporter_.report(which, std::move(finding));
  }

  const FileView& file_;
  Reporter<RewriteConditionNeverMet>& reporter_;
  rewrite::MatchBudget budget_{1U << 22, 1U << 16};
};

}  // namespace

void check(const RewriteConditionNeverMet& rule, Reporter<RewriteConditionNeverMet>& reporter) {
  const RewriteRules& all = rewrite_rules(rule.file());
  Judge judge(rule.file(), reporter);
  for_each_rule(all, [&](const auto& one) { judge.judge(one.conditions); });
  for (const rewrite::Precondition& one : all.preconditions)
    judge.judge(one.conditions);
}

}  // namespace iislint::rules::checks
