#include "rules/checks/secrets/comment_with_secret.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_settings.h"
#include "schema/secrets/text_secrets.h"
#include "values/connection_string.h"

namespace iislint::rules::checks {
namespace {

/// The name that stands before the "=" of a value inside a comment.
std::string_view name_before(std::string_view text, std::uint32_t begin) {
  std::size_t end = begin;
  const auto is_between = [](char c) { return c == '=' || c == '"' || c == '\'' || base::is_space(c); };
  while (end > 0 && is_between(text[end - 1]))
    --end;
  std::size_t start = end;
  const auto is_part = [](char c) {
    return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || c == '_';
  };
  while (start > 0 && is_part(text[start - 1]))
    --start;
  return text.substr(start, end - start);
}

/// Whether the value that begins there is one of an attribute: a name, "=" and a quote, with nothing between.
/// Prose that only speaks of a password is hidden from reports, but tells nothing for certain.
bool is_attribute_value(std::string_view text, std::uint32_t begin) {
  if (begin < 2 || (text[begin - 1] != '"' && text[begin - 1] != '\'') || text[begin - 2] != '=')
    return false;
  const std::string_view name = name_before(text, begin);
  const std::size_t start = begin - 2 - name.size();
  return !name.empty() && start > 0 && base::is_space(text[start - 1]);
}

/// The addresses and connection strings with passwords in one comment, asked for from left to right.
class InnerSecrets {
 public:
  explicit InnerSecrets(std::string_view comment) : ranges_(schema::logons_in_text(comment)) {
    std::sort(ranges_.begin(), ranges_.end(),
              [](const schema::TextRange& a, const schema::TextRange& b) { return a.begin < b.begin; });
  }

  bool touch(std::uint32_t begin, std::uint32_t end) {
    while (next_ < ranges_.size() && ranges_[next_].end <= begin)
      ++next_;
    return next_ < ranges_.size() && ranges_[next_].begin < end;
  }

  /// The one that touch() has found.
  const schema::TextRange& touched() const { return ranges_[next_]; }

 private:
  std::vector<schema::TextRange> ranges_;
  std::size_t next_ = 0;
};

/// The key of the entry whose value begins there: <add key="…" value="…">.
std::string_view key_before(std::string_view text, std::uint32_t begin) {
  constexpr std::string_view kKey = "key=";
  constexpr std::uint32_t kFarthest = 512;  // so that the time does not grow with the comment
  const std::uint32_t from = begin - std::min(begin, kFarthest);
  const std::string_view before = text.substr(from, begin - from);
  const std::string_view tag = before.substr(std::min(before.rfind('<'), before.size()));
  const std::size_t at = tag.find(kKey);
  if (at == std::string_view::npos) return {};
  const std::string_view quoted = tag.substr(at + kKey.size());
  const std::size_t end = quoted.empty() ? std::string_view::npos : quoted.find(quoted.front(), 1);
  return end == std::string_view::npos ? std::string_view() : quoted.substr(1, end - 1);
}

bool holds_logon(std::string_view text) {
  const values::ConnectionLogon logon = values::logon_of(text);
  return (logon.password && !is_stand_in(*logon.password)) || holds_address_with_password(text);
}

/// What stands in place of a secret: a switch, a key that is made at start, a place in the registry.
bool is_no_secret(std::string_view text) {
  const std::string low = base::lower(base::trim(text));
  return low == "true" || low == "false" || low.starts_with("autogenerate") || low.starts_with("registry:");
}

/// As the same attribute would be judged outside a comment.
bool is_usable(std::string_view text, std::string_view name, std::string_view key) {
  if (is_stand_in(text) || is_word_for_secret(text) || is_no_secret(text) || text.size() < 3) return false;
  if (base::lower(name).ends_with("connectionstring")) return holds_logon(text);
  if (name == "value" && !key.empty()) return is_secret_setting(key, text) || holds_logon(text);
  if (text.find('=') == std::string_view::npos) return true;
  return !values::logon_of(text).names_server || holds_logon(text);
}

}  // namespace

void check(const CommentWithSecret& rule, Reporter<CommentWithSecret>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  const auto& secrets = file.binding().secrets;
  std::size_t next = 0;
  for (xml::NodeId id = 1; id < document.nodes.size() && next < secrets.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::comment) continue;
    while (next < secrets.size() && secrets[next].begin < node.begin)
      ++next;
    if (next == secrets.size() || secrets[next].begin >= node.end) continue;
    InnerSecrets inner(document.text().substr(node.begin, node.end - node.begin));
    for (; next < secrets.size() && secrets[next].end <= node.end; ++next) {
      source::Span span = secrets[next];
      const bool is_logon = inner.touch(span.begin - node.begin, span.end - node.begin);
      if (!is_logon && !is_attribute_value(document.text(), span.begin)) continue;
      // Of an entry that is hidden as a whole the password is what matters.
      if (is_logon && name_before(document.text(), span.begin) == "value") {
        span.begin = node.begin + inner.touched().begin;
        span.end = node.begin + inner.touched().end;
      }
      const std::string_view name = name_before(document.text(), span.begin);
      if (!is_usable(document.file().text(span), name, key_before(document.text(), span.begin))) continue;
      CommentWithSecret::Finding finding;
      finding.at = Anchor{span, std::string(), std::nullopt};
      finding.args = {.name = name.empty() ? std::string() : " (" + std::string(name) + ")"};
      reporter.report(std::move(finding));
      break;  // one word for each comment
    }
  }
}

}  // namespace iislint::rules::checks
