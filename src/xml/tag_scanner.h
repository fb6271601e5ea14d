// Start tags and their attributes, end tags.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "xml/tree_builder.h"

namespace iislint::xml {

class TagScanner {
 public:
  TagScanner(TreeBuilder& builder, const ScanLimits& limits);

  /// `at` names the '<'; the result is one past what was taken. The element is opened in the tree.
  std::uint32_t start_tag(std::uint32_t at);
  /// `at` names the '<' of "</".
  std::uint32_t end_tag(std::uint32_t at);

 private:
  std::uint32_t attribute(NodeId element, std::uint32_t at);
  std::uint32_t value(NodeId element, Attribute& attribute, std::uint32_t at);
  std::uint32_t unquoted_value(NodeId element, Attribute& attribute, std::uint32_t at);
  std::uint32_t junk(NodeId element, std::uint32_t at);
  bool starts_attribute(std::uint32_t at) const;
  void keep(NodeId element, const Attribute& attribute);
  void check_value(NodeId element, Attribute& attribute);
  void check_name(NodeId element, std::uint32_t begin, std::uint32_t end);
  void check_attributes(NodeId element);
  bool have_one_name(const Attribute& a, const Attribute& b) const;
  void declare_prefixes(NodeId element);
  void declare_prefix(NodeId element, const Attribute& attribute, std::string_view prefix);
  void check_prefixes(NodeId element);
  void check_names_by_namespace(NodeId element);
  std::optional<std::uint32_t> namespace_of(NodeId element, std::string_view prefix);
  std::uint32_t number_of(std::string_view name_of_namespace);
  std::uint32_t skip_space(std::uint32_t at) const;
  char char_at(std::uint32_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  TreeBuilder& builder_;
  Document& document_;
  const ScanLimits& limits_;
  std::string_view text_;
  bool has_prefix_ = false;     // a name of the tag at hand has a colon
  std::uint32_t junk_end_ = 0;  // where the last junk ended: no blank is missed directly after it
  struct Declared {
    NodeId element;
    std::uint32_t name_of_namespace;
  };
  std::unordered_map<std::string_view, std::vector<Declared>> prefixes_;
  std::unordered_map<std::string, std::uint32_t> namespaces_;  // numbered: a name may be long
};

}  // namespace iislint::xml
