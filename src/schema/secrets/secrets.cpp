#include "schema/secrets/secrets.h"

#include <algorithm>
#include <deque>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "schema/secrets/comment_secrets.h"
#include "schema/secrets/entries.h"
#include "schema/secrets/entry_names.h"
#include "schema/secrets/text_secrets.h"
#include "schema/secrets/unread_text.h"
#include "xml/references.h"
#include "xml/scanner.h"
#include "xml/tree.h"

namespace iislint::schema {
namespace {

/// Whether two names are one that white space has cut: pass word="…".
bool is_cut_name(std::string_view begin, std::string_view end) {
  const std::string name = std::string(begin) + std::string(end);
  return is_named_as_secret(name) || is_value_name(name);
}

/// Whether the error is about a piece of text that could not be read as anything.
bool is_about_unread_text(xml::SyntaxProblem problem) {
  switch (problem) {
    case xml::SyntaxProblem::end_tag_with_junk:
    case xml::SyntaxProblem::junk_in_tag:
    case xml::SyntaxProblem::name_invalid:
    case xml::SyntaxProblem::processing_instruction_invalid:
    case xml::SyntaxProblem::text_outside_root:
      return true;
    default:
      return false;
  }
}

class Search {
 public:
  Search(const xml::Document& document, SecretNames& names)
      : document_(document), text_(document.text()), names_(names) {}

  std::vector<source::Span> run() {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id)
      look_at(document_.node(id));
    for (const xml::SyntaxError& error : document_.errors) {
      if (is_about_unread_text(error.problem)) look_into_unread(error.begin, error.end);
    }
    for (const TextRange& range : secrets_in_text(text_))
      add(range.begin, end_in_value(range));
    return merged();
  }

 private:
  void look_at(const xml::Node& node) {
    switch (node.kind) {
      case xml::NodeKind::element:
        if (node.attribute_count != 0) look_into(node);
        if (node.damaged) look_between_attributes(node);
        if (node.end_tag_begin != xml::kNone) look_into_end_tag(node);
        return;
      case xml::NodeKind::comment:
      case xml::NodeKind::declaration:
        find_in_comment(text_, {node.begin, node.end}, names_, found_);
        return look_behind_references(node.begin, node.end);
      case xml::NodeKind::text:
      case xml::NodeKind::cdata:
        if (is_outside_root(node) || entries_.hides_text_of(node.parent)) return add(node.begin, node.end);
        return look_into_unread(node.begin, node.end);
      default:
        if (document_.root() == xml::kNone && node.kind != xml::NodeKind::document)
          return add(node.begin, node.end);
        return look_into_unread(node.begin, node.end);
    }
  }

  /// Text that belongs to no configuration may be anything, such as a file of secrets under a wrong name.
  bool is_outside_root(const xml::Node& node) const {
    return (node.parent == 0 || node.parent == xml::kNone) &&
           text_.substr(node.begin, node.end - node.begin) != "\uFEFF";
  }

  void look_into_unread(std::uint32_t begin, std::uint32_t end) {
    find_in_unread_text(text_, {begin, end}, names_, found_);
    look_behind_references(begin, end);
  }

  /// "Password&#61;x" where no parser replaces it, in an element that is commented out or in a broken one.
  /// Nobody can say then which characters the value has: all of the piece is hidden.
  void look_behind_references(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    const std::string_view raw = text_.substr(begin, end - begin);
    if (raw.find("&#") == std::string_view::npos) return;
    std::string& plain = replaced_.emplace_back("<");  // find_in_comment looks at what is before
    xml::append_attribute_value(plain, raw);
    std::vector<TextRange> found = secrets_in_text(plain);
    find_in_comment(plain, {1, static_cast<std::uint32_t>(plain.size())}, names_, found);
    if (!found.empty()) add(begin, end);
  }

  void look_into(const xml::Node& node) {
    const xml::AttributeId last = node.first_attribute + node.attribute_count;
    for (xml::AttributeId id = node.first_attribute; id < last; ++id) {
      const xml::Attribute& attribute = document_.attribute(id);
      if (!is_secret(node, attribute) && !(node.damaged && is_named_in_pieces(node, id))) continue;
      add(attribute.value_begin, node.damaged ? end_in_broken_tag(node, id) : attribute.value_end);
    }
  }

  bool is_named_in_pieces(const xml::Node& node, xml::AttributeId id) const {
    if (id == node.first_attribute) return false;
    const xml::Attribute& before = document_.attribute(id - 1);
    return before.value_begin == before.name_end &&
           is_cut_name(document_.name(before), document_.name(document_.attribute(id)));
  }

  /// What was found in the text ends at quotes, angle brackets and line ends; inside a value these are a part
  /// of it.
  std::uint32_t end_in_value(const TextRange& range) const {
    if (range.end == text_.size() || text_[range.end] == ';') return range.end;
    const auto after = std::upper_bound(
        document_.attributes.begin(), document_.attributes.end(), range.begin,
        [](std::uint32_t at, const xml::Attribute& attribute) { return at < attribute.value_begin; });
    if (after == document_.attributes.begin()) return range.end;
    const xml::Attribute& attribute = *(after - 1);
    const bool is_inside = is_whole(attribute) && range.end < attribute.value_end;
    return is_inside && std::string_view("'<>\r\n").find(text_[range.end]) != std::string_view::npos
               ? attribute.value_end
               : range.end;
  }

  /// What the scanner could not make an attribute of.
  void look_between_attributes(const xml::Node& node) {
    std::uint32_t at = node.name_end;
    const xml::AttributeId last = node.first_attribute + node.attribute_count;
    for (xml::AttributeId id = node.first_attribute; id < last; ++id) {
      const xml::Attribute& attribute = document_.attribute(id);
      const std::string_view between =
          text_.substr(attribute.name_end, attribute.value_begin - attribute.name_end);
      if (between.find('=') == std::string_view::npos) continue;  // a name alone
      look_into_rest(at, attribute.name_begin);
      at = attribute.value_end + (is_whole(attribute) ? 1 : 0);
    }
    look_into_rest(at, node.start_tag_end);
  }

  /// What stands next to a closing quote and has another one behind it is the rest of a value.
  void look_into_rest(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    const std::string_view rest = text_.substr(begin, end - begin);
    const bool is_glued = text_[begin - 1] == '"' || text_[begin - 1] == '\'';
    const std::size_t quote = rest.find_first_of("\"'");
    if (is_glued && quote != std::string_view::npos && !base::is_space(rest.front())) {
      add(begin, begin + static_cast<std::uint32_t>(quote));
      begin += static_cast<std::uint32_t>(quote) + 1;
    }
    look_into_unread(begin, end);
  }

  void look_into_end_tag(const xml::Node& node) {
    constexpr std::uint32_t kMarks = 3;  // </ and >
    const std::uint32_t name_size = node.name_end - node.begin - 1;
    if (node.end - node.end_tag_begin > name_size + kMarks) look_into_unread(node.end_tag_begin, node.end);
  }

  std::string_view value(const xml::Attribute& attribute) const {
    return text_.substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
  }

  bool is_secret(const xml::Node& node, const xml::Attribute& attribute) {
    if (names_.is_secret(document_.name(attribute)) || entries_.hides(node, attribute)) return true;
    // A value that runs on into the following attributes, or has quotes of the other kind inside.
    const bool is_doubtful = node.damaged || !is_whole(attribute) || text_[attribute.value_begin - 1] == '\'';
    return (is_doubtful && holds_secret_name(attribute)) || holds_disguised_secret(attribute) ||
           (!is_whole(attribute) && holds_begun_logon(value(attribute)));
  }

  static bool is_whole(const xml::Attribute& attribute) { return attribute.quoted && attribute.closed; }

  /// Before a '=', or as an option: what stands in quotes behind it is a part of the value.
  bool holds_secret_name(const xml::Attribute& attribute) {
    const std::string_view value = this->value(attribute);
    if ((!is_whole(attribute) || value.find('"') != std::string_view::npos) && has_option_of_secret(value))
      return true;
    for (std::size_t equals = value.find('='); equals != std::string_view::npos;
         equals = value.find('=', equals + 1)) {
      std::size_t begin = equals;
      while (begin > 0 && equals - begin < SecretNames::kLongestName &&
             base::is_word_character(value[begin - 1]))
        --begin;
      if (names_.is_secret(value.substr(begin, equals - begin))) return true;
    }
    return false;
  }

  /// An address that breaks off before the '@' that would tell the password.
  static bool holds_begun_logon(std::string_view value) {
    const std::size_t scheme = value.find("://");
    return scheme != std::string_view::npos && value.find(':', scheme + 1) != std::string_view::npos;
  }

  /// One that is seen only when references have been replaced.
  bool holds_disguised_secret(const xml::Attribute& attribute) {
    if (attribute.plain || value(attribute).find("&#") == std::string_view::npos) return false;
    return !secrets_in_text(document_.value(attribute, buffer_)).empty();
  }

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
    if (begin < end) found_.push_back({begin, end});
  }

  std::vector<source::Span> merged() {
    std::sort(found_.begin(), found_.end(),
              [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
    std::vector<source::Span> secrets;
    for (const TextRange& range : found_) {
      if (!secrets.empty() && range.begin <= secrets.back().end) {
        secrets.back().end = std::max(secrets.back().end, range.end);
      } else {
        secrets.push_back(document_.span(range.begin, range.end));
      }
    }
    return secrets;
  }

  const xml::Document& document_;
  const std::string_view text_;
  std::deque<std::string> replaced_;  // that the names may point into
  SecretNames::OfFile names_;
  Entries entries_{document_, names_};
  std::string buffer_;
  std::vector<TextRange> found_;
};

}  // namespace

std::vector<source::Span> secrets_of(const xml::Document& document, SecretNames& names) {
  return Search(document, names).run();
}

}  // namespace iislint::schema
