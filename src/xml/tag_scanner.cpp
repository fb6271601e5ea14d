#include "xml/tag_scanner.h"

#include <algorithm>

#include "base/utf8.h"
#include "xml/characters.h"
#include "xml/references.h"
#include "xml/value_end.h"

namespace iislint::xml {
namespace {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kXmlnsNamespace = "http://www.w3.org/2000/xmlns/";

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

}  // namespace

TagScanner::TagScanner(TreeBuilder& builder, const ScanLimits& limits)
    : builder_(builder), document_(builder.document()), limits_(limits), text_(builder.text()) {}

std::uint32_t TagScanner::skip_space(std::uint32_t at) const {
  while (at < text_.size() && has_class(text_[at], kSpace))
    ++at;
  return at;
}

std::uint32_t TagScanner::start_tag(std::uint32_t at) {
  const std::uint32_t begin = at;
  const bool second_root = builder_.at_top() && document_.root() != kNone;
  const NodeId element = builder_.add(NodeKind::element, begin);
  at = name_end(text_, begin + 1);
  document_.nodes[element].name_end = at;
  document_.nodes[element].first_attribute = static_cast<AttributeId>(document_.attributes.size());
  if (second_root) builder_.error(SyntaxProblem::second_root, begin + 1, at, element);
  has_prefix_ = false;
  check_name(element, begin + 1, at);

  bool closed = false;
  while (at < text_.size() && !closed) {
    const std::uint32_t before = at;
    at = skip_space(at);
    const char c = char_at(at);
    if (c == '>') {
      closed = true;
      ++at;
    } else if (c == '/' && char_at(at + 1) == '>') {
      closed = document_.nodes[element].self_closed = true;
      at += 2;
    } else if (c == '<' || at >= text_.size()) {
      break;
    } else if (starts_name(text_, at)) {
      const bool after_junk = junk_end_ == at && at > 0;
      if (at == before && !after_junk)
        builder_.error(SyntaxProblem::missing_space, at, name_end(text_, at), element);
      at = attribute(element, at);
    } else {
      at = junk_end_ = junk(element, at);
    }
  }
  Node& node = document_.nodes[element];
  node.end = node.start_tag_end = at;
  node.start_tag_closed = closed;
  if (!closed) builder_.error(SyntaxProblem::start_tag_unfinished, begin + 1, node.name_end, element);
  check_attributes(element);
  builder_.open(element);
  return at;
}

std::uint32_t TagScanner::attribute(NodeId element, std::uint32_t at) {
  Attribute attribute;
  attribute.name_begin = at;
  attribute.name_end = at = name_end(text_, at);
  check_name(element, attribute.name_begin, attribute.name_end);
  const std::uint32_t after_space = skip_space(at);
  if (char_at(after_space) == '=') {
    at = skip_space(after_space + 1);
  } else {
    builder_.error(SyntaxProblem::attribute_without_equals, attribute.name_begin, attribute.name_end,
                   element);
    if (!is_quote(char_at(after_space))) {
      attribute.value_begin = attribute.value_end = attribute.name_end;
      keep(element, attribute);
      return at;
    }
    at = after_space;
  }
  at = is_quote(char_at(at)) ? value(element, attribute, at) : unquoted_value(element, attribute, at);
  check_value(element, attribute);
  keep(element, attribute);
  return at;
}

std::uint32_t TagScanner::value(NodeId element, Attribute& attribute, std::uint32_t at) {
  const ValueEnd end = value_end(text_, at);
  attribute.quoted = true;
  attribute.closed = end.closed;
  attribute.value_begin = at + 1;
  attribute.value_end = end.at;
  if (end.closed) return end.at + 1;
  builder_.error(SyntaxProblem::value_unterminated, at, end.at, element);
  return end.at;
}

std::uint32_t TagScanner::unquoted_value(NodeId element, Attribute& attribute, std::uint32_t at) {
  attribute.value_begin = at;
  while (at < text_.size() && !has_class(text_[at], kSpace) && text_[at] != '>' && text_[at] != '<' &&
         !(text_[at] == '/' && char_at(at + 1) == '>')) {
    ++at;
  }
  attribute.value_end = at;
  if (at == attribute.value_begin) {
    builder_.error(SyntaxProblem::attribute_without_value, attribute.name_begin, attribute.name_end, element);
  } else {
    builder_.error(SyntaxProblem::value_unquoted, attribute.value_begin, at, element, attribute.name_begin);
  }
  return at;
}

// Something in a tag that is no attribute: taken up to the next white space, attribute or end of the tag.
std::uint32_t TagScanner::junk(NodeId element, std::uint32_t at) {
  const std::uint32_t begin = at;
  do {
    ++at;
  } while (at < text_.size() && !has_class(text_[at], kSpace) && text_[at] != '>' && text_[at] != '<' &&
           !(text_[at] == '/' && char_at(at + 1) == '>') && !starts_attribute(at));
  builder_.error(SyntaxProblem::junk_in_tag, begin, at, element);
  return at;
}

bool TagScanner::starts_attribute(std::uint32_t at) const {
  if (!has_class(text_[at], kNameStart) || has_class(text_[at - 1], kNamePart)) return false;
  return char_at(name_end(text_, at)) == '=';
}

void TagScanner::keep(NodeId element, const Attribute& attribute) {
  Node& node = document_.nodes[element];
  if (node.attribute_count < limits_.attributes) {
    document_.attributes.push_back(attribute);
    ++node.attribute_count;
    return;
  }
  const bool reported = !document_.limits.empty() && document_.limits.back().begin == node.begin + 1;
  if (!reported) document_.limits.push_back({LimitHit::Kind::attributes, node.begin + 1, node.name_end});
  node.damaged = true;
}

void TagScanner::check_value(NodeId element, Attribute& attribute) {
  for (std::uint32_t at = attribute.value_begin; at < attribute.value_end;) {
    at = plain_value_end(text_, at, attribute.value_end);
    if (at == attribute.value_end) break;
    const char c = text_[at];
    if (c == '&') {
      attribute.plain = false;
      const Reference reference = read_reference(text_, at, attribute.value_end);
      if (reference.kind == ReferenceKind::bare_ampersand) {
        builder_.error(SyntaxProblem::bare_ampersand, at, at + 1, element);
      } else if (reference.kind == ReferenceKind::unknown_entity) {
        builder_.error(SyntaxProblem::entity_undefined, at, reference.end, element);
      } else if (reference.kind == ReferenceKind::bad_character) {
        builder_.error(SyntaxProblem::character_reference_invalid, at, std::max(reference.end, at + 1),
                       element);
      }
      at = std::max(reference.end, at + 1);
    } else if (c == '<') {
      builder_.error(SyntaxProblem::bare_less_than, at, at + 1, element);
      ++at;
    } else {
      const base::CodePoint code_point = base::decode_utf8(text_, at);
      const auto end = at + static_cast<std::uint32_t>(code_point.size);
      if (has_class(c, kSpace)) attribute.plain = false;
      if (!is_xml_character(code_point.value)) {
        builder_.error(SyntaxProblem::character_forbidden, at, end, element);
      }
      at = end;
    }
  }
}

// At most one colon, with a name on either side.
void TagScanner::check_name(NodeId element, std::uint32_t begin, std::uint32_t end) {
  const std::string_view name = text_.substr(begin, end - begin);
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return;
  has_prefix_ = true;
  const std::string_view local = name.substr(colon + 1);
  const bool good =
      colon > 0 && !local.empty() && local.find(':') == std::string_view::npos && name_end(local, 0) > 0;
  if (!good) builder_.error(SyntaxProblem::name_invalid, begin, end, element);
}

bool TagScanner::have_one_name(const Attribute& a, const Attribute& b) const {
  return a.name_end - a.name_begin == b.name_end - b.name_begin &&
         text_[a.name_begin] == text_[b.name_begin] && document_.name(a) == document_.name(b);
}

void TagScanner::declare_prefixes(NodeId element) {
  const Node node = document_.nodes[element];
  for (AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
    const Attribute& attribute = document_.attributes[id];
    const std::string_view name = document_.name(attribute);
    if (prefix_of(name) == "xmlns") declare_prefix(element, attribute, name.substr(6));
  }
}

void TagScanner::declare_prefix(NodeId element, const Attribute& attribute, std::string_view prefix) {
  std::string buffer;
  const std::string_view name = document_.value(attribute, buffer);
  const auto report = [&](SyntaxProblem problem) {
    builder_.error(problem, attribute.name_begin, attribute.name_end, element);
  };
  const bool is_reserved = name == kXmlNamespace || name == kXmlnsNamespace;
  if (prefix == "xmlns" || (prefix == "xml" ? name != kXmlNamespace : is_reserved)) {
    report(SyntaxProblem::namespace_reserved);
  } else if (name.empty() && attribute.closed) {
    report(SyntaxProblem::namespace_without_name);
  }
  prefixes_[prefix].push_back({element, number_of(name)});
}

std::uint32_t TagScanner::number_of(std::string_view name_of_namespace) {
  const auto next = static_cast<std::uint32_t>(namespaces_.size());
  return namespaces_.try_emplace(std::string(name_of_namespace), next).first->second;
}

void TagScanner::check_attributes(NodeId element) {
  const Node& node = document_.nodes[element];
  const auto first = document_.attributes.begin() + node.first_attribute;
  const auto last = first + node.attribute_count;
  if (has_prefix_) declare_prefixes(element);
  const auto report = [&](const Attribute& second, const Attribute& earlier) {
    builder_.error(SyntaxProblem::attribute_twice, second.name_begin, second.name_end, element,
                   earlier.name_begin);
  };
  if (node.attribute_count <= 16) {  // nearly every element: comparing beats sorting
    for (auto it = first; it != last; ++it) {
      const auto same = std::find_if(first, it, [&](const Attribute& a) { return have_one_name(a, *it); });
      if (same != it) report(*it, *same);
    }
  } else {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < node.attribute_count; ++i)
      order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return document_.name(first[a]) < document_.name(first[b]);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (document_.name(first[order[i]]) == document_.name(first[order[i - 1]]))
        report(first[order[i]], first[order[i - 1]]);
    }
  }
  if (has_prefix_) check_prefixes(element);
}

void TagScanner::check_prefixes(NodeId element) {
  const auto check = [&](std::string_view name, std::uint32_t begin, bool may_declare) {
    const std::string_view prefix = prefix_of(name);
    if (prefix.empty() || namespace_of(element, prefix)) return;
    if (prefix == "xmlns" && (may_declare || document_.nodes[element].damaged)) return;
    builder_.error(SyntaxProblem::prefix_undeclared, begin, begin + static_cast<std::uint32_t>(prefix.size()),
                   element);
  };
  const Node node = document_.nodes[element];
  check(document_.name(element), node.begin + 1, false);
  for (AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id)
    check(document_.name(document_.attributes[id]), document_.attributes[id].name_begin, true);
  check_names_by_namespace(element);
}

/// "a:x" and "b:x" are one name where both prefixes stand for one namespace.
void TagScanner::check_names_by_namespace(NodeId element) {
  struct Name {
    std::string_view local;
    std::uint32_t name_of_namespace;
    AttributeId id;
    auto operator<=>(const Name&) const = default;
  };
  std::vector<Name> names;
  const Node node = document_.nodes[element];
  for (AttributeId id = node.first_attribute; id < node.first_attribute + node.attribute_count; ++id) {
    const std::string_view name = document_.name(document_.attributes[id]);
    const std::string_view prefix = prefix_of(name);
    if (prefix.empty() || prefix == "xmlns") continue;
    if (const auto number = namespace_of(element, prefix))
      names.push_back({name.substr(prefix.size() + 1), *number, id});
  }
  std::sort(names.begin(), names.end());
  for (std::size_t i = 1; i < names.size(); ++i) {
    const Attribute& first = document_.attributes[names[i - 1].id];
    const Attribute& second = document_.attributes[names[i].id];
    const bool is_one =
        names[i - 1].local == names[i].local && names[i - 1].name_of_namespace == names[i].name_of_namespace;
    if (!is_one || document_.name(first) == document_.name(second)) continue;  // the same text: told already
    builder_.error(SyntaxProblem::attribute_twice_by_prefix, second.name_begin, second.name_end, element,
                   first.name_begin);
  }
}

// Declarations are kept per prefix with the element that made them; those of closed elements fall away when
// met.
std::optional<std::uint32_t> TagScanner::namespace_of(NodeId element, std::string_view prefix) {
  if (prefix == "xml") return number_of(kXmlNamespace);
  const auto known = prefixes_.find(prefix);
  if (prefix == "xmlns" || known == prefixes_.end()) return std::nullopt;
  std::vector<Declared>& declared = known->second;
  while (!declared.empty() && declared.back().element != element &&
         !builder_.is_open(declared.back().element)) {
    declared.pop_back();
  }
  if (declared.empty()) return std::nullopt;
  return declared.back().name_of_namespace;
}

std::uint32_t TagScanner::end_tag(std::uint32_t at) {
  const std::uint32_t begin = at;
  const std::uint32_t name = begin + 2;
  const std::uint32_t end_of_name = name_end(text_, name);
  at = skip_space(end_of_name);
  const std::uint32_t junk_begin = at;
  while (at < text_.size() && text_[at] != '>' && text_[at] != '<')
    ++at;
  const NodeId innermost = builder_.innermost();
  if (char_at(at) != '>') {
    builder_.error(SyntaxProblem::end_tag_unfinished, begin, std::max(end_of_name, begin + 2), innermost);
  } else if (at > junk_begin) {
    builder_.error(SyntaxProblem::end_tag_with_junk, junk_begin, at, innermost);
  }
  if (char_at(at) == '>') ++at;
  builder_.close(text_.substr(name, end_of_name - name), begin, at);
  return at;
}

}  // namespace iislint::xml
