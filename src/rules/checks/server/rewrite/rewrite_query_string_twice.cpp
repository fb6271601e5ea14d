#include "rules/checks/server/rewrite/rewrite_query_string_twice.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/rewrite_rules.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

/// The piece that has the query string of the request in it, or null.
const rewrite::Piece* query_in(const rewrite::Template& url) {
  constexpr std::string_view kWithQuery[] = {"REQUEST_URI", "UNENCODED_URL", "HTTP_URL"};
  std::string before;
  for (const rewrite::Piece& piece : url.pieces) {
    if (piece.kind == rewrite::Piece::Kind::variable) {
      const bool is_query = base::equals_ignoring_case(piece.text, "QUERY_STRING") &&
                            (before.ends_with('?') || before.ends_with('&'));
      if (is_query || base::has_word(kWithQuery, piece.text)) return &piece;
    }
    before = piece.kind == rewrite::Piece::Kind::literal ? piece.text : std::string();
  }
  return nullptr;
}

}  // namespace

void check(const RewriteQueryStringTwice& rule, Reporter<RewriteQueryStringTwice>& reporter) {
  const FileView& file = rule.file();
  for_each_inbound(rewrite_rules(file), [&](const rewrite::InboundRule& one) {
    const rewrite::Action& action = one.action;
    // Rewritten within the site, the URL mostly goes to a program that looks at the path alone.
    const bool leaves = action.type == rewrite::ActionType::redirect;
    const std::string& url = action.url.text;
    if (!leaves || !action.appends_query || !one.is_readable || holds_token(url)) return;
    if (action.url.parsed().problem) return;
    const rewrite::Piece* piece = query_in(action.url.parsed());
    if (piece == nullptr) return;
    RewriteQueryStringTwice::Finding finding;
    finding.args = {.input = "{" + piece->text + "}"};
    const xml::NodeId element = action.element.element;
    finding.related.push_back(
        {"the query string is put in here", anchor_of_text(file, action.url, piece->begin, piece->end).span});
    finding.at = anchor_of_attribute(file, element, "appendQueryString");
    if (file.document().find_attribute(element, "appendQueryString") == xml::kNone) {
      finding.fixes.push_back(
          {"Set appendQueryString to false",
           diag::FixSafety::unsafe,
           {{xml::after_attributes(file.document(), element), " appendQueryString=\"false\""}}});
    }
    reporter.report(std::move(finding));
  });
}

}  // namespace iislint::rules::checks
