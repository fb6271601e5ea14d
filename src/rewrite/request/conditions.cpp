#include "rewrite/request/conditions.h"

#include <numeric>
#include <utility>

namespace iislint::rewrite {
namespace {

using config::Tristate;

constexpr std::size_t kLongestShown = 200;

std::string quoted(std::string_view text, const RequestState& state) {
  return '"' + state.shown(text, kLongestShown) + '"';
}

Tristate from(bool truth) {
  return truth ? Tristate::yes : Tristate::no;
}

/// IsFile and IsDirectory.
TestResult test_file(const Condition& condition, const std::string& path, const RequestState& state) {
  const bool wants_file = condition.type == MatchType::is_file;
  const char* what = wants_file ? "a file" : "a directory";
  // Without an input the file of the request is meant.
  const auto own = state.physical_path(state.path());
  const bool is_own =
      condition.input.text.empty() || condition.input.text == "{REQUEST_FILENAME}" || (own && *own == path);
  const std::string asked = is_own ? state.path() : path;
  const FileAnswer answer = state.request().exists ? state.request().exists(asked) : FileAnswer::unknown;
  TestResult result;
  if (answer == FileAnswer::unknown) {
    result.holds = Tristate::unknown;
    result.detail = "whether " + quoted(asked, state) + " is " + what + " is not known";
    result.unknown.push_back({"whether " + state.shown(asked) + " is " + what, true});
    return result;
  }
  const bool is_so = answer == (wants_file ? FileAnswer::file : FileAnswer::directory);
  result.holds = from(is_so != condition.negates);
  result.detail = quoted(asked, state) + (is_so ? " is " : " is not ") + what;
  return result;
}

TestResult test_one(const Condition& condition, const RequestState& state, const RuleSet& set,
                    MatchBudget& budget, const Captures& so_far, std::vector<std::string>* captures) {
  const bool is_default_input = condition.type != MatchType::pattern && condition.input.text.empty();
  Expansion input;
  if (!is_default_input) input = expand(condition.input.parsed(), so_far, state, set);
  if (condition.type != MatchType::pattern) {
    const bool is_own = condition.input.text == "{REQUEST_FILENAME}" || is_default_input;
    if (is_own && input.error.empty())  // the folder need not be known
      return test_file(condition, state.physical_path(state.path()).value_or(""), state);
  }
  TestResult result;
  result.error = input.error;
  if (!input.unknown.empty()) {
    result.holds = Tristate::unknown;
    result.unknown = std::move(input.unknown);
    result.detail = result.unknown.front().what + " is not known";
    return result;
  }
  if (!result.error.empty()) return result;
  if (condition.type != MatchType::pattern) return test_file(condition, input.text, state);
  result = test_pattern(condition.pattern, input.text, condition.negates, captures, state, budget);
  result.detail = condition.input.text + " " + result.detail;
  return result;
}

std::size_t bytes_of(const std::vector<std::string>& texts) {
  return std::accumulate(texts.begin(), texts.end(), std::size_t{0},
                         [](std::size_t sum, const std::string& text) { return sum + text.size(); });
}

/// Takes over what a condition captured.
void keep_captures(std::vector<std::string>&& own, bool tracks_all, std::vector<std::string>& all) {
  if (own.empty()) return;
  if (!tracks_all || all.empty()) {
    all = std::move(own);
  } else {
    all.insert(all.end(), std::make_move_iterator(own.begin() + 1), std::make_move_iterator(own.end()));
  }
}

}  // namespace

TestResult test_pattern(const WrittenPattern& pattern, const std::string& subject, bool negates,
                        std::vector<std::string>* captures, const RequestState& state, MatchBudget& budget) {
  PatternMatch match = pattern.pattern().match(subject, budget);
  TestResult result;
  if (match.outcome == PatternMatch::Outcome::gave_up) {
    result.holds = Tristate::unknown;
    result.detail = quoted(subject, state) + " against " + quoted(pattern.text, state) + " takes too long";
    result.unknown.push_back(
        {"whether a text matches " + pattern.text + ", which takes too long to find out"});
    return result;
  }
  result.holds = from(match.is_match() != negates);
  result.detail = quoted(subject, state) + (match.is_match() ? " matches " : " does not match ") +
                  quoted(pattern.text, state);
  if (negates) result.detail += " (negated)";
  if (captures == nullptr || !match.is_match() || negates) return result;
  if (match.captures.size() > Captures::kMostGroups + 1) match.captures.resize(Captures::kMostGroups + 1);
  if (state.spend(bytes_of(match.captures))) {
    *captures = std::move(match.captures);
  } else {
    result.holds = Tristate::unknown;
    result.unknown.push_back({kTooMuchText});
  }
  return result;
}

TestResult test_conditions(const Conditions& conditions, const RequestState& state, const RuleSet& set,
                           MatchBudget& budget, Captures& captures) {
  TestResult all;
  all.holds = from(conditions.all.empty() || !conditions.needs_any);
  for (const Condition& condition : conditions.all) {
    std::vector<std::string> own;
    TestResult one = test_one(condition, state, set, budget, captures, &own);
    all.detail += (all.detail.empty() ? "" : "; ") + one.detail;
    if (!one.error.empty()) {
      all.error = std::move(one.error);
      return all;
    }
    if (all.unknown.empty() || one.unknown.empty() || all.unknown.back() != one.unknown.back())
      all.unknown.insert(all.unknown.end(), one.unknown.begin(), one.unknown.end());
    if (one.holds == Tristate::yes)
      keep_captures(std::move(own), conditions.tracks_all_captures, captures.condition);
    all.holds = conditions.needs_any ? std::max(all.holds, one.holds) : std::min(all.holds, one.holds);
    const Tristate decisive = conditions.needs_any ? Tristate::yes : Tristate::no;
    if (all.holds == decisive) break;
  }
  if (all.holds != Tristate::unknown) all.unknown.clear();
  return all;
}

}  // namespace iislint::rewrite
