#include "rules/checks/server/rewrite/rewrite_open_redirect.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

using rewrite::Piece;

/// What anybody can put into a link.
constexpr std::string_view kOpenInputs[] = {"QUERY_STRING", "REQUEST_URI", "HTTP_URL", "UNENCODED_URL"};

bool reads_open_input(const rewrite::Condition& condition) {
  bool reads = false;
  for (const Piece& piece : condition.input.parsed().pieces) {
    const bool decodes = piece.kind == Piece::Kind::call &&
                         base::equals_ignoring_case(piece.text, "UrlDecode") && piece.argument.size() == 1;
    const Piece& inner = decodes ? piece.argument.front() : piece;
    reads = reads || (inner.kind == Piece::Kind::variable && base::has_word(kOpenInputs, inner.text));
  }
  return reads;
}

/// The inside of a group of an expression, counted from 1.
std::string_view group_of(std::string_view text, std::uint32_t number) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[') {
      i = std::min(text.find(']', i + 1), text.size() - 1);
    } else if (text[i] == '(' && (i + 1 >= text.size() || text[i + 1] != '?') && ++count == number) {
      int depth = 1;
      std::size_t end = i + 1;
      for (; end < text.size() && depth > 0; ++end)
        depth += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
      return text.substr(i + 1, end - i - 2 + (depth > 0 ? 1 : 0));
    }
  }
  return {};
}

/// Whether the group takes a host that the author of the rule has not named.
bool is_open_group(const rewrite::Condition& condition, std::uint32_t number) {
  if (condition.pattern.syntax != rewrite::PatternSyntax::ecmascript) return true;
  const std::string_view group = group_of(condition.pattern.text, number);
  return group.starts_with(".*") || group.starts_with(".+") || group.starts_with("[^") ||
         group.starts_with("http");
}

/// The condition that {C:n} is of, or null.
const rewrite::Condition* condition_of(const rewrite::Conditions& conditions, std::uint32_t& number) {
  const rewrite::Condition* last = nullptr;
  for (const rewrite::Condition& one : conditions.all) {
    if (one.negates || one.type != rewrite::MatchType::pattern) continue;
    const std::size_t groups = one.pattern.pattern().group_count();
    if (conditions.tracks_all_captures && number <= groups) return &one;
    if (conditions.tracks_all_captures) number -= static_cast<std::uint32_t>(groups);
    last = &one;
  }
  return conditions.tracks_all_captures ? nullptr : last;
}

/// Whether another condition says which values are good.
bool is_limited(const rewrite::Conditions& conditions, const rewrite::Condition& source) {
  return std::any_of(conditions.all.begin(), conditions.all.end(), [&](const rewrite::Condition& one) {
    const auto& pieces = one.input.parsed().pieces;
    return &one != &source && !pieces.empty() && pieces.front().kind == Piece::Kind::condition_group;
  });
}

/// The piece that decides which host the URL leads to, or null.
const Piece* host_piece(const rewrite::Template& url) {
  std::string before;
  for (const Piece& piece : url.pieces) {
    if (piece.kind != Piece::Kind::literal)
      return before.empty() || before.ends_with("//") ? &piece : nullptr;
    before += piece.text;
  }
  return nullptr;
}

void judge(const FileView& file, const rewrite::InboundRule& rule, Reporter<RewriteOpenRedirect>& reporter) {
  const Piece* piece =
      rule.action.type == rewrite::ActionType::redirect ? host_piece(rule.action.url.parsed()) : nullptr;
  if (piece == nullptr) return;
  const bool decodes = piece->kind == Piece::Kind::call &&
                       base::equals_ignoring_case(piece->text, "UrlDecode") && piece->argument.size() == 1;
  const Piece& inner = decodes ? piece->argument.front() : *piece;
  if (inner.kind != Piece::Kind::condition_group || inner.number == 0) return;
  std::uint32_t number = inner.number;
  const rewrite::Condition* condition = condition_of(rule.conditions, number);
  if (condition == nullptr || !reads_open_input(*condition) || !is_open_group(*condition, number)) return;
  if (is_limited(rule.conditions, *condition)) return;
  RewriteOpenRedirect::Finding finding;
  finding.at = anchor_of_text(file, rule.action.url, piece->begin, piece->end);
  finding.args = {.input = condition->input.text};
  reporter.report(std::move(finding));
}

}  // namespace

void check(const RewriteOpenRedirect& rule, Reporter<RewriteOpenRedirect>& reporter) {
  for_each_inbound(rewrite_rules(rule.file()),
                   [&](const rewrite::InboundRule& one) { judge(rule.file(), one, reporter); });
}

}  // namespace iislint::rules::checks
