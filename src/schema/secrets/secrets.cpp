#include "schema/secrets/secrets.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "schema/secrets/text_secrets.h"
#include "xml/tree.h"

namespace iislint::schema {
namespace {

/// Entries of these elements hold secrets under other names as well; what is listed stays visible.
struct Holder {
  std::string_view name;
  std::array<std::string_view, 2> visible;
};
constexpr Holder kHolders[] = {{"appSettings", {"key", "key"}},
                               {"connectionStrings", {"name", "providerName"}},
                               {"providerData", {"key", "key"}}};

const Holder* holder_named(std::string_view name) {
  if (name.size() < 9 || name.size() > 20) return nullptr;
  const char first = base::to_lower(name.front());
  for (const Holder& holder : kHolders) {
    if (first == holder.name.front() && base::edit_distance(name, holder.name, 2) <= 2) return &holder;
  }
  return nullptr;
}

class Search {
 public:
  Search(const xml::Document& document, SecretNames& names)
      : document_(document), text_(document.text()), names_(names) {}

  std::vector<source::Span> run() {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      const xml::Node& node = document_.node(id);
      if (node.kind == xml::NodeKind::element && node.attribute_count != 0) look_into(node);
      if (node.kind == xml::NodeKind::comment) look_into_comment(node);
    }
    add_hidden(secrets_in_text(text_));
    return std::move(secrets_);
  }

 private:
  void look_into(const xml::Node& node) {
    if (node.parent != parent_) {
      parent_ = node.parent;
      holder_ = parent_ == 0 || parent_ == xml::kNone ? nullptr : holder_named(document_.name(parent_));
    }
    const xml::AttributeId last = node.first_attribute + node.attribute_count;
    for (xml::AttributeId id = node.first_attribute; id < last; ++id) {
      const xml::Attribute& attribute = document_.attribute(id);
      if (!is_secret(attribute)) continue;
      add(attribute.value_begin, node.damaged ? end_in_broken_tag(node, id) : attribute.value_end);
    }
  }

  /// An element that is commented out, or prose that tells a password.
  void look_into_comment(const xml::Node& node) {
    for (std::uint32_t at = node.begin; at < node.end; ++at) {
      if ((text_[at] == '=' || text_[at] == ':') && names_.is_secret(word_before(at)))
        at = std::max(at, add_told(at + 1, node.end));
    }
    look_into_entries(node);
  }

  /// value="…" behind a key="…" that names a secret.
  void look_into_entries(const xml::Node& node) {
    std::string_view key;
    const std::string_view comment = text_.substr(0, node.end);
    for (std::size_t at = comment.find('=', node.begin); at < node.end; at = comment.find('=', at + 1)) {
      const std::size_t begin = at + 1;
      if (begin >= node.end || (text_[begin] != '"' && text_[begin] != '\'')) continue;
      const std::size_t end = std::min<std::size_t>(comment.find(comment[begin], begin + 1), node.end);
      const std::string_view name = word_before(static_cast<std::uint32_t>(at));
      if (name == "key") key = text_.substr(begin + 1, end - begin - 1);
      if (name == "value" && names_.is_secret(key))
        add(static_cast<std::uint32_t>(begin) + 1, static_cast<std::uint32_t>(end));
      at = std::max(at, end - 1);
    }
  }

  std::string_view word_before(std::uint32_t end) const {
    while (base::is_space(text_[end - 1]))
      --end;
    std::uint32_t begin = end;
    while (end - begin < SecretNames::kLongestName && is_letter(text_[begin - 1]))
      --begin;
    if (text_[begin - 1] == '@') return {};  // a path that names an attribute
    return text_.substr(begin, end - begin);
  }

  /// The quoted text or the word from there on; its end.
  std::uint32_t add_told(std::uint32_t begin, std::uint32_t limit) {
    while (begin < limit && base::is_space(text_[begin]))
      ++begin;
    if (begin == limit) return limit;
    const std::string_view comment = text_.substr(0, limit);
    const bool quoted = comment[begin] == '"' || comment[begin] == '\'';
    const std::size_t end =
        quoted ? comment.find(comment[begin], begin + 1) : comment.find_first_of(" \t\r\n,;<>\"'", begin);
    const auto told_end = static_cast<std::uint32_t>(std::min<std::size_t>(end, limit));
    add(begin + (quoted ? 1 : 0), told_end);
    return told_end;
  }

  bool is_secret(const xml::Attribute& attribute) {
    const std::string_view name = document_.name(attribute);
    if (holder_ != nullptr && !base::has_word(holder_->visible, name) &&
        name.find(':') == std::string_view::npos && !base::equals_ignoring_case(name.substr(0, 4), "lock")) {
      return true;
    }
    return names_.is_secret(name) || (!is_whole(attribute) && holds_secret_name(attribute));
  }

  static bool is_whole(const xml::Attribute& attribute) { return attribute.quoted && attribute.closed; }

  /// A value that runs on into the following attributes.
  bool holds_secret_name(const xml::Attribute& attribute) {
    const std::string_view value =
        text_.substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
    for (std::size_t equals = value.find('='); equals != std::string_view::npos;
         equals = value.find('=', equals + 1)) {
      std::size_t begin = equals;
      while (begin > 0 && equals - begin < SecretNames::kLongestName && is_letter(value[begin - 1]))
        --begin;
      if (names_.is_secret(value.substr(begin, equals - begin))) return true;
    }
    return false;
  }

  static bool is_letter(char c) { return base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z'; }

  /// A quote inside a value ends it too early; what follows up to the next whole attribute belongs to it.
  std::uint32_t end_in_broken_tag(const xml::Node& node, xml::AttributeId id) const {
    const xml::Attribute& secret = document_.attribute(id);
    std::uint32_t end = node.start_tag_end;
    for (xml::AttributeId next = id + 1; next < node.first_attribute + node.attribute_count; ++next) {
      const xml::Attribute& other = document_.attribute(next);
      if (!is_whole(other) || !base::is_space(text_[other.name_begin - 1])) continue;
      end = other.name_begin;
      break;
    }
    while (end > secret.value_end && (base::is_space(text_[end - 1]) || text_[end - 1] == '>' ||
                                      (text_[end - 1] == '/' && end == node.start_tag_end - 1)))
      --end;
    if (!is_whole(secret)) return end;
    const std::string_view rest =
        text_.substr(secret.value_end + 1, std::max(end, secret.value_end + 1) - (secret.value_end + 1));
    const bool runs_on = !rest.empty() && (!base::is_space(rest.front()) ||
                                           rest.find_first_of("\"'") != std::string_view::npos);
    return runs_on ? end : secret.value_end;
  }

  void add(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    if (!secrets_.empty() && begin <= secrets_.back().end) {
      secrets_.back().end = std::max(secrets_.back().end, end);
    } else {
      secrets_.push_back(document_.span(begin, end));
    }
  }

  /// Those that no name gave away, merged into the others.
  void add_hidden(const std::vector<TextRange>& ranges) {
    if (ranges.empty()) return;
    for (const TextRange& range : ranges)
      secrets_.push_back(document_.span(range.begin, range.end));
    std::vector<source::Span> sorted = std::move(secrets_);
    std::sort(sorted.begin(), sorted.end());
    secrets_.clear();
    for (const source::Span& span : sorted)
      add(span.begin, span.end);
  }

  const xml::Document& document_;
  const std::string_view text_;
  SecretNames::OfFile names_;
  xml::NodeId parent_ = xml::kNone;
  const Holder* holder_ = nullptr;
  std::vector<source::Span> secrets_;
};

}  // namespace

std::vector<source::Span> secrets_of(const xml::Document& document, SecretNames& names) {
  return Search(document, names).run();
}

}  // namespace iislint::schema
