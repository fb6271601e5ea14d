#include "rewrite/request/expansion.h"

#include "base/letter_case.h"
#include "base/percent.h"
#include "base/text.h"
#include "rewrite/text/url_text.h"

namespace iislint::rewrite {
namespace {

/// A chain of calls may double a text each time; no URL needs this much.
constexpr std::size_t kLongestText = 512 * 1024;

class Expander {
 public:
  Expander(const Captures& captures, const RequestState& state, const RuleSet& set)
      : captures_(captures), state_(state), set_(set) {}

  Expansion take(const Template& text) {
    if (text.problem) {
      result_.error = text.problem->message;
    } else {
      result_.text = expanded(text.pieces);
    }
    return std::move(result_);
  }

 private:
  std::string expanded(const std::vector<Piece>& pieces) {
    std::string text;
    for (const Piece& piece : pieces) {
      const std::string value = value_of(piece);
      if (is_over_ || !state_.spend(value.size())) {
        if (!is_over_) result_.unknown.push_back({kTooMuchText});
        is_over_ = true;
        return {};
      }
      text += value;
      if (text.size() > kLongestText) {
        result_.error = "the text becomes too long";
        return {};
      }
    }
    return text;
  }

  std::string value_of(const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::literal:
        return piece.text;
      case Piece::Kind::rule_group:
        return group(captures_.rule, piece.number);
      case Piece::Kind::condition_group:
        return group(captures_.condition, piece.number);
      case Piece::Kind::variable:
        return variable(piece.text);
      case Piece::Kind::call:
        return call(piece);
    }
    return {};
  }

  std::string group(const std::vector<std::string>& groups, std::uint32_t number) {
    if (number < groups.size()) return groups[number];
    if (number > Captures::kMostGroups)
      result_.unknown.push_back({"the group " + std::to_string(number) + ", of which there are too many"});
    return {};
  }

  std::string variable(const std::string& name) {
    auto value = state_.variable(name);
    if (!value) result_.unknown.push_back({"the value of " + name});
    return std::move(value).value_or("");
  }

  std::string call(const Piece& piece) {
    const std::string argument = expanded(piece.argument);
    const std::string name = base::lower(piece.text);
    if (name == "tolower") return base::lower_utf8(argument);
    if (name == "urlencode") return base::percent_encoded(argument);
    if (name == "urldecode") return base::percent_decoded(argument);
    if (name == "htmlencode") return html_encoded(argument);
    if (const auto map = set_.maps.find(name); map != set_.maps.end()) return map->second.look_up(argument);
    if (set_.providers.count(name) != 0) {
      result_.unknown.push_back({"what the provider " + piece.text + " returns"});
    } else if (!set_.knows_server || set_.may_be_incomplete) {
      result_.unknown.push_back({"the rewrite map " + piece.text + ", which the files do not define"});
    } else if (result_.error.empty()) {
      result_.error = "there is no rewrite map or provider " + piece.text;
    }
    return {};
  }

  const Captures& captures_;
  const RequestState& state_;
  const RuleSet& set_;
  Expansion result_;
  bool is_over_ = false;
};

}  // namespace

Captures Captures::shown(const RequestState& state) const {
  Captures told;
  for (const std::string& text : rule)
    told.rule.push_back(state.shown(text));
  for (const std::string& text : condition)
    told.condition.push_back(state.shown(text));
  return told;
}

Expansion expand(const Template& text, const Captures& captures, const RequestState& state,
                 const RuleSet& set) {
  return Expander(captures, state, set).take(text);
}

}  // namespace iislint::rewrite
