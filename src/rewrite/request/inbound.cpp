#include "rewrite/request/inbound.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "rewrite/text/url_text.h"

namespace iislint::rewrite {
namespace {

using config::Tristate;
using Kind = InboundResult::Kind;

/// The first back-reference of a text that does not exist.
std::string bad_reference(const Template& text, std::size_t rule_groups, std::size_t condition_groups) {
  std::string bad;
  for_each_piece(text.pieces, [&](const Piece& piece) {
    const bool is_rule = piece.kind == Piece::Kind::rule_group;
    if (!bad.empty() || (!is_rule && piece.kind != Piece::Kind::condition_group)) return;
    if (piece.number > (is_rule ? rule_groups : condition_groups))
      bad = "{" + piece.text + ":" + std::to_string(piece.number) + "}";
  });
  return bad;
}

std::string joined_query(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + "&" + second;
}

/// The URL that an action leads to, as parts; a relative path begins where the rule is at home.
Url target_of(const Action& action, const std::string& expanded, const std::string& base,
              const RequestState& state) {
  Url url = parse_url(expanded);
  if (url.origin.empty() && !url.path.starts_with('/')) url.path = base + url.path;
  if (action.appends_query) url.query = joined_query(url.query, state.query());
  return url;
}

/// One run over a collection.
class Run {
 public:
  Run(const RuleSet& set, RequestState& state, MatchBudget& budget)
      : set_(set), state_(state), budget_(budget) {}

  RuleStep step(const InboundRule& rule) {
    RuleStep step{&rule, RuleStep::Outcome::skipped, "", {}};
    if (!rule.is_enabled) {
      step.detail = "the rule is disabled";
      return step;
    }
    const RuleInput input = input_of(rule, state_);
    TestResult match =
        test_pattern(rule.match, input.text, rule.negates, &step.captures.rule, state_, budget_);
    if (rule.negates && match.holds == Tristate::yes) step.captures.rule = {""};
    step.detail = std::move(match.detail);
    if (match.holds == Tristate::yes && !rule.conditions.all.empty()) {
      TestResult conditions = test_conditions(rule.conditions, state_, set_, budget_, step.captures);
      conditions.detail = step.detail + "; " + conditions.detail;
      match = std::move(conditions);
      step.detail = match.detail;
    }
    if (!match.error.empty()) {
      refuse(step, match.error);
    } else if (match.holds == Tristate::unknown) {
      leave_open(step, std::move(match.unknown));
    } else if (match.holds == Tristate::no) {
      step.outcome = RuleStep::Outcome::not_matched;
      step.captures = {};
    } else {
      step.outcome = RuleStep::Outcome::matched;
      act(rule, input, step);
    }
    step.captures = step.captures.shown(state_);
    return step;
  }

  bool is_over() const { return is_over_; }
  InboundResult take() { return std::move(result_); }

  void refuse(RuleStep& step, const std::string& why) {
    step.outcome = RuleStep::Outcome::refused;
    step.detail += (step.detail.empty() ? "" : "; ") + why;
    result_.kind = Kind::error;
    result_.status = 500;
    result_.substatus = step.rule->is_global ? 51 : 50;
    is_over_ = true;
  }

 private:
  void leave_open(RuleStep& step, Unknowns unknown) {
    step.outcome = RuleStep::Outcome::unknown;
    result_.kind = Kind::unknown;
    result_.unknown = std::move(unknown);
    is_over_ = true;
  }

  /// False when the rule cannot go on.
  bool expand_into(const WrittenTemplate& text, RuleStep& step, std::string& into) {
    Expansion expansion = expand(text.parsed(), step.captures, state_, set_);
    if (!expansion.error.empty()) {
      refuse(step, expansion.error);
    } else if (!expansion.unknown.empty()) {
      leave_open(step, std::move(expansion.unknown));
    }
    into = std::move(expansion.text);
    return !is_over_;
  }

  bool set_variables(const InboundRule& rule, RuleStep& step) {
    for (const ServerVariable& variable : rule.variables) {
      const bool is_allowed = rule.is_global || !set_.knows_server ||
                              set_.allowed_variables.count(base::lower(variable.name.text)) != 0;
      if (!is_allowed) {
        refuse(step, "the server variable " + variable.name.text + " is not in allowedServerVariables");
        return false;
      }
      std::string value;
      if (!expand_into(variable.value, step, value)) return false;
      const bool has_value = !state_.variable(variable.name.text).value_or("").empty();
      if (!variable.replaces && has_value) continue;
      step.detail += "; sets " + variable.name.text + " to \"" + state_.shown(value) + "\"";
      state_.set_variable(variable.name.text, std::move(value));
    }
    return true;
  }

  void act(const InboundRule& rule, const RuleInput& input, RuleStep& step) {
    const Action& action = rule.action;
    std::string text;
    const bool has_url = action.type == ActionType::rewrite || action.type == ActionType::redirect;
    if (has_url && !expand_into(action.url, step, text)) return;
    if (!set_variables(rule, step)) return;
    switch (action.type) {
      case ActionType::none:
        break;
      case ActionType::rewrite:
        rewrite(target_of(action, text, input.base, state_), step);
        break;
      case ActionType::redirect:
        redirect(action, target_of(action, text, input.base, state_), step);
        break;
      case ActionType::custom_response:
        end(Kind::custom_response, action.status, action.substatus);
        step.detail +=
            "; answers with " + std::to_string(action.status) + "." + std::to_string(action.substatus);
        break;
      case ActionType::abort_request:
        end(Kind::abort, 0, 0);
        step.detail += "; closes the connection";
        break;
    }
    is_over_ = is_over_ || rule.stops;
  }

  void rewrite(Url url, RuleStep& step) {
    if (!state_.spend(url.path.size() + url.query.size())) return leave_open(step, {{kTooMuchText}});
    state_.rewrite(std::move(url.origin), std::move(url.path), std::move(url.query));
    step.detail += "; rewrites to \"" + state_.shown(state_.url()) + "\"";
  }

  void redirect(const Action& action, Url url, RuleStep& step) {
    const bool is_without_scheme = url.origin.empty() && url.path.starts_with("//");
    if (is_without_scheme) url.origin = state_.request().scheme + ":";
    if (url.origin.empty()) url.origin = state_.host_origin();
    if (url.path.empty()) url.path = "/";  // the normal form of such a URL (RFC 3986, 6.2.3)
    end(Kind::redirect, action.status, 0);
    result_.url = url_safe(url.text());
    step.detail += "; redirects to \"" + state_.shown(result_.url) + "\"";
  }

  void end(Kind kind, std::int64_t status, std::int64_t substatus) {
    result_.kind = kind;
    result_.status = status;
    result_.substatus = substatus;
    is_over_ = true;
  }

  const RuleSet& set_;
  RequestState& state_;
  MatchBudget& budget_;
  InboundResult result_;
  bool is_over_ = false;
};

}  // namespace

RuleInput input_of(const InboundRule& rule, const RequestState& state) {
  const std::string& path = state.path();
  // A rule of a folder that the request is not below (any more) sees the whole path.
  const bool is_below =
      base::equals_ignoring_case(std::string_view(path).substr(0, rule.base.size()), rule.base);
  const std::size_t cut = is_below ? rule.base.size() : path.starts_with('/') ? 1 : 0;
  return {path.substr(0, is_below ? cut : 0).empty() ? "/" : path.substr(0, cut), path.substr(cut)};
}

std::string fault_of(const InboundRule& rule, const RuleSet& /*set*/) {
  if (const auto& problem = rule.match.pattern().problem())
    return "the pattern \"" + rule.match.text + "\" is not valid: " + problem->message;
  const std::size_t rule_groups = rule.match.pattern().group_count();
  for (const Condition& condition : rule.conditions.all) {
    if (condition.type != MatchType::pattern) continue;
    if (const auto& problem = condition.pattern.pattern().problem())
      return "the pattern \"" + condition.pattern.text + "\" is not valid: " + problem->message;
  }
  const std::size_t condition_groups = groups_of(rule.conditions).most;
  const auto fault_in = [&](const WrittenTemplate& text) -> std::string {
    if (text.parsed().problem)
      return "\"" + text.text + "\" cannot be expanded: " + text.parsed().problem->message;
    const std::string bad = bad_reference(text.parsed(), rule_groups, condition_groups);
    return bad.empty() ? bad : "the back-reference " + bad + " does not exist";
  };
  for (const Condition& condition : rule.conditions.all) {
    if (auto fault = fault_in(condition.input); !fault.empty()) return fault;
  }
  for (const ServerVariable& variable : rule.variables) {
    if (auto fault = fault_in(variable.value); !fault.empty()) return fault;
  }
  return fault_in(rule.action.url);
}

InboundResult run_inbound(const std::vector<InboundRule>& rules, const RuleSet& set, RequestState& state,
                          MatchBudget& budget, std::vector<RuleStep>& steps) {
  Run run(set, state, budget);
  // A rule that cannot be read makes the module refuse all of them.
  for (const InboundRule& rule : rules) {
    if (!rule.is_enabled) continue;
    const std::string fault = fault_of(rule, set);
    if (fault.empty()) continue;
    RuleStep step{&rule, RuleStep::Outcome::refused, "", {}};
    run.refuse(step, fault);
    steps.push_back(std::move(step));
    return run.take();
  }
  for (const InboundRule& rule : rules) {
    steps.push_back(run.step(rule));
    if (run.is_over()) break;
  }
  return run.take();
}

}  // namespace iislint::rewrite
